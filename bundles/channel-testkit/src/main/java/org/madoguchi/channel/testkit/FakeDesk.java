// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.madoguchi.api.Content;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.InteractionId;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.channel.Inbox;
import org.madoguchi.api.event.DomainEvent;
import org.madoguchi.api.event.DomainEvents;
import org.madoguchi.api.storage.StorageException;

/**
 * A desk in memory: takes each message once, as the real one does, and fails when it is told to.
 * Every message opens a case of its own. For live channels see {@link FakeCalls} and {@link
 * FakeConversations}. Safe for use by several threads.
 */
public final class FakeDesk implements Inbox, DomainEvents {
    /** What becomes of messages that are handed in. */
    public enum Mood {
        WORKS,
        /** No database: nothing is stored and the channel is told so. */
        FAILS,
        /**
         * The product dies between storing and telling: it is stored, but the channel does not hear
         * of it.
         */
        STORES_AND_FAILS
    }

    private record Key(ChannelId channel, String externalId) {}

    private final Map<Key, Receipt> receipts = new HashMap<>();
    private final List<InboundMessage> taken = new ArrayList<>();
    private final List<DomainEvent> events = new CopyOnWriteArrayList<>();
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private Mood mood = Mood.WORKS;
    private int tries;

    public synchronized void become(Mood next) {
        mood = next;
    }

    @Override
    public synchronized Receipt accept(InboundMessage message) {
        tries++;
        requireStoring();
        Key key = new Key(message.channel(), message.externalId());
        Receipt known = receipts.get(key);
        if (known == null) {
            known = store(key, message);
        }
        if (mood == Mood.STORES_AND_FAILS) {
            throw new StorageException("the desk of the test dies after storing", null);
        }
        return known;
    }

    synchronized void requireStoring() {
        if (mood == Mood.FAILS) {
            throw new StorageException("the desk of the test stores nothing now", null);
        }
    }

    private Receipt store(Key key, InboundMessage message) {
        taken.add(inMemory(message));
        int number = taken.size();
        CaseId opened = new CaseId(2026, number);
        receipts.put(key, new Receipt(opened, new InteractionId(number), true));
        return new Receipt(opened, new InteractionId(number), false);
    }

    /** Contents are read now: later they may be gone. */
    private InboundMessage inMemory(InboundMessage message) {
        InboundMessage.Builder copy =
                InboundMessage.from(
                                message.channel(),
                                message.externalId(),
                                message.receivedAt(),
                                read("the original", message.original()),
                                message.originalType())
                        .sender(message.sender())
                        .subject(message.subject())
                        .text(message.text())
                        .fields(message.fields())
                        .thread(message.thread())
                        .origin(message.origin());
        for (Attachment file : message.attachments()) {
            copy.attachment(
                    new Attachment(
                            file.fileName(),
                            file.mediaType(),
                            read(file.fileName(), file.content())));
        }
        message.problems().forEach(copy::problem);
        return copy.build();
    }

    private Content read(String what, Content content) {
        try {
            byte[] bytes = content.bytes();
            if (bytes.length != content.size()) {
                faults.add(what + " has " + bytes.length + " bytes and says " + content.size());
            }
            return Content.of(bytes);
        } catch (Exception e) {
            faults.add(what + " cannot be read while the message is being taken: " + e);
            return Content.of(new byte[0]);
        }
    }

    @Override
    public void publish(DomainEvent event) {
        events.add(event);
    }

    /** What is stored, each message once, the oldest first. */
    public synchronized List<InboundMessage> taken() {
        return List.copyOf(taken);
    }

    /** How often something was handed in, however it ended. */
    public synchronized int tries() {
        return tries;
    }

    /** What was published. */
    public List<DomainEvent> events() {
        return List.copyOf(events);
    }

    /** What no real desk could have stored, in words; empty when all is well. */
    public List<String> faults() {
        return List.copyOf(faults);
    }
}
