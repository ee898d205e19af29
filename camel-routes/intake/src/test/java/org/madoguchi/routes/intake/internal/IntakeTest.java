// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.routes.intake.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.Content;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.InteractionId;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.channel.Inbox;
import org.madoguchi.api.channel.Origin;
import org.madoguchi.api.channel.Party;
import org.madoguchi.api.channel.Thread;

class IntakeTest {
    private static final Instant NOW = Instant.parse("2026-11-21T01:00:00Z");
    private static final CaseId RUNNING = new CaseId(2026, 12);

    private final DeskInMemory desk = new DeskInMemory();
    private final Intake intake =
            new Intake(desk, desk, desk, Clock.fixed(NOW, ZoneOffset.UTC), 20);
    private final DefaultCamelContext context = new DefaultCamelContext();

    @BeforeEach
    void start() throws Exception {
        context.start();
        context.addRoutes(intake);
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void acceptShouldOpenACaseAndAcknowledgeIt() {
        Inbox.Receipt receipt = intake.accept(message("a").build());

        assertThat(receipt.duplicate()).isFalse();
        assertThat(desk.opened).containsExactly(receipt.caseId());
        assertThat(desk.acknowledged).containsExactly(receipt.caseId());
    }

    @Test
    void acceptShouldAnswerTheSameWhenTheMessageComesAgain() {
        Inbox.Receipt first = intake.accept(message("a").build());

        Inbox.Receipt second = intake.accept(message("a").build());

        assertThat(second).isEqualTo(new Inbox.Receipt(first.caseId(), first.interaction(), true));
        assertThat(desk.opened).hasSize(1);
    }

    @Test
    void acceptShouldAppendToTheCaseOfTheThread() {
        desk.tokens.put("k7m2", RUNNING);

        Inbox.Receipt receipt =
                intake.accept(
                        message("a").thread(new Thread("", List.of(), List.of("k7m2"))).build());

        assertThat(receipt.caseId()).isEqualTo(RUNNING);
        assertThat(desk.opened).isEmpty();
        assertThat(desk.acknowledged).isEmpty();
    }

    @Test
    void acceptShouldNeverAcknowledgeAMachine() {
        for (Origin machine : List.of(Origin.AUTO_REPLY, Origin.BULK, Origin.BOUNCE)) {
            intake.accept(message(machine.name()).origin(machine).build());
        }

        assertThat(desk.opened).hasSize(3);
        assertThat(desk.acknowledged).isEmpty();
    }

    @Test
    void acceptShouldStoreButNotAcknowledgeBeyondTheLimitOfASender() {
        for (int i = 0; i < 25; i++) {
            intake.accept(message("m" + i).build());
        }

        assertThat(desk.opened).hasSize(25);
        assertThat(desk.acknowledged).hasSize(20);
    }

    @Test
    void limitShouldBeAnHoursLimit() {
        SenderRates early = new SenderRates(Clock.fixed(NOW, ZoneOffset.UTC), 1);
        Address sender = Address.email("sato@example.jp");
        early.note(sender, 1);
        assertThat(early.reached(sender, 0)).isTrue();
        assertThat(early.reached(Address.email("suzuki@example.jp"), 0)).isFalse();

        SettableClock clock = new SettableClock(NOW);
        SenderRates rates = new SenderRates(clock, 1);
        rates.note(sender, 1);
        clock.now = NOW.plus(Duration.ofMinutes(61));
        assertThat(rates.reached(sender, 0)).isFalse();
    }

    @Test
    void acceptShouldThrowAndStoreNothingWhenTheDeskFails() {
        desk.failure = new IllegalStateException("disk full");

        assertThatThrownBy(() -> intake.accept(message("a").build())).isSameAs(desk.failure);

        assertThat(desk.messages).isEmpty();
        assertThat(desk.acknowledged).isEmpty();
    }

    @Test
    void acceptShouldEndAsDuplicateWhenAnotherDeliveryWinsTheRace() {
        Inbox.Receipt winner = new Inbox.Receipt(RUNNING, new InteractionId(99), false);
        desk.beforeNextCommit = () -> desk.messages.put("a", winner);

        Inbox.Receipt receipt = intake.accept(message("a").build());

        assertThat(receipt).isEqualTo(new Inbox.Receipt(RUNNING, new InteractionId(99), true));
    }

    @Test
    void acceptShouldThrowWhileTheRouteIsNotRunning() {
        context.stop();

        assertThatThrownBy(() -> intake.accept(message("a").build()))
                .isInstanceOf(IllegalStateException.class);
        assertThat(desk.messages).isEmpty();
    }

    private static InboundMessage.Builder message(String externalId) {
        return InboundMessage.from(
                        new ChannelId("email-main"),
                        externalId,
                        NOW,
                        Content.ofUtf8("住民票について"),
                        "message/rfc822")
                .sender(new Party(Address.email("sato@example.jp"), "佐藤 花子"))
                .subject("住民票について")
                .text("郵送で取れますか。");
    }

    private static final class SettableClock extends Clock {
        private Instant now;

        SettableClock(Instant now) {
            this.now = now;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }
}
