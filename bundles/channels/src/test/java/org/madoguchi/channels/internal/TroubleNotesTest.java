// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channels.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.ChannelChanged;
import org.madoguchi.api.channel.ChannelHealth.State;
import org.madoguchi.api.channel.ChannelTrouble;
import org.madoguchi.api.channel.Delivery;
import org.madoguchi.api.channel.NewOutbound;
import org.madoguchi.api.channel.OutboundId;
import org.madoguchi.api.channel.OutboundSettled;
import org.madoguchi.api.channel.OutboxState;
import org.madoguchi.api.channel.Party;
import org.madoguchi.test.Asahi;
import org.madoguchi.test.StorageFixture;
import org.madoguchi.test.TestClock;

/** Somebody who comes in the morning sees what happened at night. */
class TroubleNotesTest {
    private static final LocalizedText NO_NUMBER = LocalizedText.same("この番号は使われていません。");

    private final TestClock clock = new TestClock(Instant.parse("2026-11-22T01:00:00Z"));
    private final FaxInHand fax = new FaxInHand(clock.instant());
    private StorageFixture fixture;
    private ChannelStore store;
    private ChannelRegistry registry;
    private DatabaseOutbox outbox;
    private TroubleNotes notes;

    @BeforeEach
    void open() {
        fixture = StorageFixture.start();
        store = new ChannelStore(fixture.storage());
        registry = new ChannelRegistry(store, fixture.events(), new Asahi(), clock);
        outbox =
                new DatabaseOutbox(
                        store,
                        fixture.blobs(),
                        fixture.events(),
                        null,
                        new RetryPolicy(Duration.ofHours(48)),
                        clock);
        notes = new TroubleNotes(store, registry, outbox);
        registry.addChannel(fax);
        look();
    }

    @AfterEach
    void close() {
        store.close();
        fixture.close();
    }

    private void look() {
        notes.on(new ChannelChanged(FaxInHand.ID, clock.instant()));
    }

    private void becomes(State state, String why) {
        clock.advance(Duration.ofSeconds(5));
        fax.is(state, why, clock.instant());
        look();
    }

    private Optional<ChannelTrouble> trouble() {
        return registry.list().get(0).lastTrouble();
    }

    @Test
    void aTroubleShouldBeKeptWhenItHasHealed() {
        becomes(State.UP, "正常です。");
        assertThat(trouble()).isEmpty();
        becomes(State.DOWN, "回線につながりません。");
        Instant night = clock.instant();
        becomes(State.UP, "正常です。");

        assertThat(trouble())
                .contains(new ChannelTrouble(night, LocalizedText.same("回線につながりません。")));
    }

    @Test
    void connectingShouldBeNoTroubleUnlessItLasts() {
        look();
        becomes(State.UP, "正常です。");
        assertThat(trouble()).isEmpty();

        FaxInHand slow = new FaxInHand(clock.instant());
        registry.removeChannel(fax);
        registry.addChannel(slow);
        look();
        clock.advance(Duration.ofMinutes(1));
        slow.is(State.UP, "正常です。", clock.instant());
        look();
        assertThat(trouble().orElseThrow().text().ja()).isEqualTo("接続を確かめています。");
    }

    @Test
    void aDeadLetterShouldBeATrouble() {
        becomes(State.UP, "正常です。");
        OutboundId id = enqueued();
        outbox.claim(FaxInHand.ID, 1);
        outbox.report(id, new Delivery.Refused(NO_NUMBER));
        notes.on(new OutboundSettled(id, new CaseId(2026, 1), OutboxState.FAILED, clock.instant()));

        assertThat(trouble()).contains(new ChannelTrouble(clock.instant(), NO_NUMBER));
    }

    @Test
    void anOlderTroubleShouldNotTakeTheLatersPlace() {
        becomes(State.UP, "正常です。");
        becomes(State.DOWN, "回線につながりません。");
        clock.advance(Duration.ofMinutes(1));
        OutboundId id = enqueued();
        outbox.claim(FaxInHand.ID, 1);
        outbox.report(id, new Delivery.Refused(NO_NUMBER));
        notes.on(new OutboundSettled(id, new CaseId(2026, 1), OutboxState.FAILED, clock.instant()));
        becomes(State.UP, "正常です。");

        assertThat(trouble().orElseThrow().text()).isEqualTo(NO_NUMBER);
    }

    private OutboundId enqueued() {
        return outbox.enqueue(
                new NewOutbound(
                        FaxInHand.ID,
                        new Party(new Address(AddressKind.FAX, "0466-25-1111"), ""),
                        "",
                        "回答",
                        List.of(),
                        new CaseId(2026, 1),
                        "",
                        "",
                        List.of(),
                        false,
                        Duration.ZERO));
    }
}
