// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.routes.intake.internal;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.madoguchi.api.channel.InboundMessage;

/**
 * Which messages may share a transaction: none that has to find what another one of them stores,
 * and not more than a moment's work.
 */
final class Company implements Predicate<InboundMessage> {
    private static final int MOST = 64;
    private static final long MOST_BYTES = 1024 * 1024;

    private final Set<String> externalIds = new HashSet<>();
    private final Set<String> messageIds = new HashSet<>();
    private final Set<String> references = new HashSet<>();
    private final Set<String> conversations = new HashSet<>();
    private long bytes;

    @Override
    public boolean test(InboundMessage message) {
        boolean fits =
                externalIds.size() < MOST
                        && bytes + message.original().size() <= MOST_BYTES
                        && !externalIds.contains(key(message))
                        && Collections.disjoint(message.thread().references(), messageIds)
                        && !references.contains(message.thread().messageId())
                        && !conversations.contains(conversation(message));
        if (fits || externalIds.isEmpty()) {
            externalIds.add(key(message));
            messageIds.add(message.thread().messageId());
            references.addAll(message.thread().references());
            if (!message.thread().conversation().isEmpty()) {
                conversations.add(conversation(message));
            }
            bytes += message.original().size();
        }
        return fits;
    }

    private static String conversation(InboundMessage message) {
        return message.channel() + " " + message.thread().conversation();
    }

    private static String key(InboundMessage message) {
        return message.channel() + " " + message.externalId();
    }
}
