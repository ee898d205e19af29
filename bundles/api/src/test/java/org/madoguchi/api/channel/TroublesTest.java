// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.channel.ChannelHealth.State;
import org.madoguchi.api.event.DomainEvent;

class TroublesTest {
    private static final ChannelId CHANNEL = new ChannelId("sms-main");
    private static final Instant MORNING = Instant.parse("2026-11-24T00:00:00Z");

    private enum Part {
        LINE,
        SENDING
    }

    private final List<DomainEvent> published = new ArrayList<>();
    private Clock clock = Clock.fixed(MORNING, ZoneOffset.UTC);
    private final Troubles<Part> troubles =
            new Troubles<>(
                    CHANNEL,
                    Part.LINE,
                    text("確かめています。", "Starting."),
                    text("使えます。", "Works."),
                    known -> known.containsKey(Part.LINE) ? State.DOWN : State.DEGRADED,
                    published::add,
                    new Passing());

    /** Goes as the test says. */
    private final class Passing extends Clock {
        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return clock.instant();
        }
    }

    private static LocalizedText text(String ja, String en) {
        return new LocalizedText(ja, en);
    }

    private void after(Duration time) {
        clock = Clock.offset(clock, time);
    }

    @Test
    void untilTheFirstPartWasTriedAChannelShouldBeStarting() {
        assertThat(troubles.current())
                .isEqualTo(new ChannelHealth(State.DOWN, text("確かめています。", "Starting."), MORNING));
        troubles.works(Part.SENDING);
        assertThat(published).isEmpty();
        troubles.works(Part.LINE);
        assertThat(troubles.current().state()).isEqualTo(State.UP);
        assertThat(published).containsExactly(new ChannelChanged(CHANNEL, MORNING));
    }

    @Test
    void troublesShouldBeToldTogetherInTheOrderOfTheParts() {
        troubles.fails(Part.SENDING, text("送れません。", "Cannot send."), new IOException());
        troubles.fails(Part.LINE, text("切れました。", "Broken."), null);
        assertThat(troubles.current().explanation())
                .isEqualTo(text("切れました。送れません。", "Broken. Cannot send."));
        assertThat(troubles.of(Part.LINE)).contains(text("切れました。", "Broken."));
        troubles.works(Part.LINE);
        assertThat(troubles.current().state()).isEqualTo(State.DEGRADED);
        assertThat(troubles.current().explanation().ja()).isEqualTo("送れません。");
    }

    @Test
    void theSameTroubleAgainShouldChangeNothing() {
        troubles.fails(Part.LINE, text("切れました。", "Broken."), null);
        published.clear();
        troubles.fails(Part.LINE, text("切れました。", "Broken."), null);
        assertThat(published).isEmpty();
    }

    @Test
    void aStateShouldKnowSinceWhenEvenIfItsCauseChanges() {
        after(Duration.ofMinutes(1));
        troubles.fails(Part.LINE, text("切れました。", "Broken."), null);
        assertThat(troubles.current().since()).isEqualTo(MORNING);
        troubles.works(Part.LINE);
        assertThat(troubles.current().since()).isEqualTo(MORNING.plusSeconds(60));
    }
}
