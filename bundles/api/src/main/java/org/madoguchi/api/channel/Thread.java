// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.channel;

import java.util.List;

/**
 * Which earlier messages this one belongs to, in the channel's own ids (Message-IDs, a chat
 * session, a LINE user).
 *
 * <p>The desk joins a message to a case by a case token first, then by the nearest reference it
 * knows; otherwise it opens a new one. It knows the {@code messageId} of what came in and the
 * {@link Delivery.Accepted#carrierRef} of what went out. Never guess from the subject's words or
 * the sender alone.
 *
 * @param messageId this message's own id, may be empty
 * @param references ids of earlier messages, the nearest first; at most 100 are looked at
 * @param caseTokens tokens of ours found where {@link OutboundMessage#caseToken} was put; what is
 *     no token does no harm
 */
public record Thread(String messageId, List<String> references, List<String> caseTokens) {
    public static final Thread NONE = new Thread("", List.of(), List.of());

    public Thread {
        messageId = Plain.line(messageId);
        references = references.stream().map(Plain::line).toList();
        caseTokens = List.copyOf(caseTokens);
    }
}
