// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.madoguchi.api.Content;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.channel.Capability;
import org.madoguchi.api.channel.Channel;
import org.madoguchi.api.channel.ChannelChanged;
import org.madoguchi.api.channel.ChannelCheck;
import org.madoguchi.api.channel.ChannelCheck.Finding;
import org.madoguchi.api.channel.ChannelDescriptor;
import org.madoguchi.api.channel.ChannelHealth;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.Delivery;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.channel.OutboundMessage;
import org.madoguchi.api.channel.Party;
import org.madoguchi.api.storage.StorageException;

/** A right channel, and wrong ones, so that it is known what the contract sees. */
final class PigeonChannel implements Channel {
    /** What is wrong with it. */
    enum Flaw {
        NONE,
        TELLS_BEFORE_IT_IS_STORED,
        ANOTHER_ID_EACH_TIME,
        ANOTHER_CHANNEL_AFTER_A_RESTART,
        STOPS_AT_A_LONG_LETTER,
        SAYS_SENT_WITHOUT_SENDING,
        SAYS_SENT_THOUGH_IT_CANNOT_SEND,
        REFUSES_WHEN_THE_LOFT_IS_CLOSED,
        SENDS_WITHOUT_THE_FILE,
        ALWAYS_UP,
        TELLS_NOBODY_OF_ITS_HEALTH,
        CHECKS_NOTHING,
        ANOTHER_REFERENCE_EACH_TIME,
        REASONS_FOR_PROGRAMMERS
    }

    private static final LocalizedText UP = text("鳩が飛んでいます。", "Pigeons fly.");
    private static final LocalizedText CLOSED =
            text("鳩舎が閉まっています。開くのを待ってください。", "The loft is closed. Wait.");

    private final Pigeons loft;
    private final FakeDesk desk;
    private final Flaw flaw;
    private final ChannelDescriptor descriptor;
    private final ScheduledExecutorService window = Executors.newSingleThreadScheduledExecutor();
    private volatile ChannelHealth health =
            new ChannelHealth(ChannelHealth.State.UP, UP, Instant.now());

    PigeonChannel(Pigeons loft, FakeDesk desk, Flaw flaw) {
        this.loft = loft;
        this.desk = desk;
        this.flaw = flaw;
        String id =
                flaw == Flaw.ANOTHER_CHANNEL_AFTER_A_RESTART
                        ? "p" + UUID.randomUUID().toString().substring(0, 8)
                        : "pigeons-main";
        this.descriptor =
                new ChannelDescriptor(
                        new ChannelId(id),
                        text("伝書鳩", "Pigeons"),
                        flaw == Flaw.SAYS_SENT_THOUGH_IT_CANNOT_SEND
                                ? EnumSet.of(Capability.INBOUND)
                                : EnumSet.of(Capability.INBOUND, Capability.OUTBOUND),
                        Pigeons.LOFT);
    }

    static void window(String value) {
        if (!Set.of("north", "south").contains(value)) {
            throw new IllegalArgumentException(
                    "etc/org.example.pigeons-main.cfg: window = "
                            + value
                            + "; write north or south");
        }
    }

    void start() {
        window.scheduleWithFixedDelay(this::look, 0, 20, TimeUnit.MILLISECONDS);
    }

    void close() throws InterruptedException {
        window.shutdown();
        window.awaitTermination(10, TimeUnit.SECONDS);
    }

    private void look() {
        Map<String, String> letters;
        try {
            letters = loft.look();
            is(ChannelHealth.State.UP, UP);
        } catch (IllegalStateException e) {
            is(ChannelHealth.State.DOWN, CLOSED);
            return;
        }
        for (Map.Entry<String, String> letter : letters.entrySet()) {
            if (flaw == Flaw.STOPS_AT_A_LONG_LETTER && letter.getValue().length() > 500_000) {
                throw new IllegalStateException("no work any more");
            }
            take(letter.getKey(), letter.getValue());
        }
    }

    private void take(String pigeon, String letter) {
        if (flaw == Flaw.TELLS_BEFORE_IT_IS_STORED) {
            loft.feed(pigeon);
        }
        try {
            desk.accept(
                    InboundMessage.from(
                                    descriptor.id(),
                                    flaw == Flaw.ANOTHER_ID_EACH_TIME
                                            ? UUID.randomUUID().toString()
                                            : pigeon,
                                    Instant.now(),
                                    Content.ofUtf8(letter),
                                    "text/plain")
                            .sender(Pigeons.CITIZEN)
                            .text(letter)
                            .build());
            loft.feed(pigeon);
        } catch (StorageException e) {
            // the pigeon waits
            return;
        }
    }

    private void is(ChannelHealth.State state, LocalizedText why) {
        if (state != health.state() && flaw != Flaw.ALWAYS_UP) {
            health = new ChannelHealth(state, why, Instant.now());
            if (flaw != Flaw.TELLS_NOBODY_OF_ITS_HEALTH) {
                desk.publish(new ChannelChanged(descriptor.id(), Instant.now()));
            }
        }
    }

    @Override
    public ChannelDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public Delivery send(OutboundMessage message) {
        if (flaw == Flaw.SAYS_SENT_WITHOUT_SENDING
                || flaw == Flaw.SAYS_SENT_THOUGH_IT_CANNOT_SEND) {
            return new Delivery.Accepted("p");
        }
        if (isNobody(message.to())) {
            return new Delivery.Refused(
                    flaw == Flaw.REASONS_FOR_PROGRAMMERS
                            ? LocalizedText.same("java.lang.IllegalStateException: nowhere")
                            : text("宛先の鳩舎がありません。宛先を確かめてください。", "No such loft. Check it."));
        }
        if (!message.attachments().isEmpty() && flaw != Flaw.SENDS_WITHOUT_THE_FILE) {
            return new Delivery.Refused(text("鳩は添付ファイルを運べません。外してください。", "Pigeons carry no files."));
        }
        String id =
                flaw == Flaw.ANOTHER_REFERENCE_EACH_TIME
                        ? UUID.randomUUID().toString()
                        : "p-" + message.id();
        try {
            loft.fly(id, message.text());
            return new Delivery.Accepted(id);
        } catch (IllegalStateException e) {
            return flaw == Flaw.REFUSES_WHEN_THE_LOFT_IS_CLOSED
                    ? new Delivery.Refused(CLOSED)
                    : new Delivery.Deferred(CLOSED, Duration.ZERO);
        }
    }

    private static boolean isNobody(Party to) {
        return to.equals(Pigeons.NOBODY);
    }

    @Override
    public ChannelHealth health() {
        return health;
    }

    @Override
    public ChannelCheck check() {
        LocalizedText what = text("鳩舎", "Loft");
        try {
            if (flaw != Flaw.CHECKS_NOTHING) {
                loft.answers();
            }
            return new ChannelCheck(List.of(Finding.good(what, UP)));
        } catch (IllegalStateException e) {
            return new ChannelCheck(List.of(Finding.bad(what, CLOSED)));
        }
    }

    private static LocalizedText text(String ja, String en) {
        return new LocalizedText(ja, en);
    }
}
