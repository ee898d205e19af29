// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.sms.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.InteractionId;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.channel.Inbox;
import org.madoguchi.api.event.DomainEvent;
import org.madoguchi.api.event.DomainEvents;

/** The desk as the channel sees it: keeps each message once, or nothing while it is away. */
final class Desk implements Inbox, DomainEvents {
    private final Map<String, InboundMessage> messages = new LinkedHashMap<>();
    private boolean away;

    @Override
    public synchronized Receipt accept(InboundMessage message) {
        if (away) {
            throw new IllegalStateException("no database");
        }
        boolean known = messages.putIfAbsent(message.externalId(), message) != null;
        return new Receipt(new CaseId(2026, 1), new InteractionId(1), known);
    }

    @Override
    public void publish(DomainEvent event) {
        // nobody listens
    }

    synchronized void goAway() {
        away = true;
    }

    synchronized void comeBack() {
        away = false;
    }

    synchronized List<InboundMessage> messages() {
        return new ArrayList<>(messages.values());
    }

    List<String> texts() {
        return messages().stream().map(InboundMessage::text).toList();
    }
}
