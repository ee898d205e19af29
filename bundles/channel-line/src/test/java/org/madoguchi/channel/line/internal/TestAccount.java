// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.line.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.InteractionId;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.channel.Inbox;
import org.madoguchi.api.channel.OutboundId;
import org.madoguchi.api.channel.OutboundMessage;
import org.madoguchi.api.channel.Party;
import org.madoguchi.api.event.DomainEvent;
import org.madoguchi.api.storage.StorageException;
import org.madoguchi.test.TestClock;
import org.madoguchi.test.line.LinePlatform;

/** An account of the channel between a stand-in for LINE and a desk in memory. */
final class TestAccount implements AutoCloseable {
    static final ChannelId ID = new ChannelId("line-main");
    static final String SITE = "https://faq.asahi.example";

    final LinePlatform platform = new LinePlatform();
    final Desk desk = new Desk();
    final TestClock clock = new TestClock(Instant.now());
    final List<DomainEvent> events = new CopyOnWriteArrayList<>();
    final LineSettings settings;
    final LineHealth health;
    final LineWebhook webhook;
    final LateContents late;
    final LineSender sender;
    final LineChannel channel;

    TestAccount(Path folder) throws IOException {
        this(folder, Map.of());
    }

    TestAccount(Path folder, Map<String, String> others) throws IOException {
        settings = LineSettings.read(settings(platform, others));
        LineDesk all =
                new LineDesk(
                        settings,
                        folder,
                        folder.resolve("moment"),
                        desk,
                        events::add,
                        new PublicArticles(SITE, new TwoArticles()),
                        ZoneOffset.UTC,
                        clock);
        health = all.health;
        webhook = all.webhook;
        late = all.late;
        sender = all.sender;
        channel = all.channel;
    }

    static Map<String, String> settings(LinePlatform platform, Map<String, String> others) {
        Map<String, String> values = new HashMap<>();
        values.put("id", ID.value());
        values.put(".channel.secret", LinePlatform.SECRET);
        values.put(".channel.token", LinePlatform.TOKEN);
        values.put("api.url", platform.address().toString());
        values.put("data.url", platform.address().toString());
        values.put("content.megabytes", "1");
        values.putAll(others);
        return values;
    }

    /** As LINE delivers it. */
    int deliver(ObjectNode... events) {
        byte[] body = LinePlatform.request(events);
        return webhook.receive(body, LinePlatform.signature(body));
    }

    static OutboundMessage answer(long id, String user, String text) {
        return message(id, user, text, false, List.of());
    }

    static OutboundMessage noteOfReceipt(long id, String user, String text) {
        return message(id, user, text, true, List.of());
    }

    static OutboundMessage message(
            long id, String user, String text, boolean automatic, List<Attachment> files) {
        return new OutboundMessage(
                new OutboundId(id),
                ID,
                new Party(new Address(AddressKind.LINE, user), "花子"),
                "Re: 粗大ごみ",
                text,
                files,
                new CaseId(2026, 12),
                "abcdefghij",
                "",
                List.of(),
                automatic);
    }

    @Override
    public void close() {
        platform.close();
    }

    /** Takes each message once, as the real one does. */
    static final class Desk implements Inbox {
        final List<InboundMessage> taken = new CopyOnWriteArrayList<>();

        /** What attachments held while the message was handed in. */
        final Map<String, byte[]> files = new HashMap<>();

        volatile boolean away;

        @Override
        public Receipt accept(InboundMessage message) {
            if (away) {
                throw new StorageException("no database", null);
            }
            boolean known =
                    taken.stream().anyMatch(m -> m.externalId().equals(message.externalId()));
            if (!known) {
                message.attachments()
                        .forEach(file -> files.put(file.fileName(), file.content().bytes()));
                taken.add(message);
            }
            return new Receipt(new CaseId(2026, 12), new InteractionId(1), known);
        }

        InboundMessage last() {
            return taken.get(taken.size() - 1);
        }

        List<String> texts() {
            return new ArrayList<>(taken.stream().map(InboundMessage::text).toList());
        }
    }

    void later(Duration time) {
        clock.advance(time);
    }
}
