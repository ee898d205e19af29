// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.telephony.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.telephony.AnswerCounts.Answering;
import org.madoguchi.api.telephony.CallEvent;
import org.madoguchi.api.telephony.CallEvent.Answered;
import org.madoguchi.api.telephony.CallEvent.Arrived;
import org.madoguchi.api.telephony.CallEvent.Ended;
import org.madoguchi.api.telephony.CallEvent.Queued;
import org.madoguchi.api.telephony.CallEvent.Transferred;
import org.madoguchi.api.telephony.CallEvent.TurnedAway;
import org.madoguchi.api.telephony.Extension;
import org.madoguchi.api.telephony.Outcome;
import org.madoguchi.api.telephony.TransferKind;
import org.madoguchi.test.Requirement;
import org.madoguchi.test.StorageFixture;

/** A handful of calls that anybody can count. */
class StoredAnswerCountsTest {
    private static final ChannelId PHONE = new ChannelId("phone-main");
    private static final Extension DESK = new Extension("1001");
    private static final Instant BEGIN = Instant.parse("2026-10-31T15:00:00Z");
    private static final Instant END = Instant.parse("2026-11-30T15:00:00Z");

    private static StorageFixture fixture;
    private static CallStore store;
    private static StoredAnswerCounts counts;

    @BeforeAll
    static void call() {
        fixture = StorageFixture.start();
        store = new CallStore(fixture.storage(), fixture.events());
        counts = new StoredAnswerCounts(store);
        // the centre: 9.0 s, 9.1 s, and 14.9 s; 60, 90 and 121 s of talk
        answered("a", BEGIN, "0466001", "main", 9_000, 60, Optional.of(30));
        answered("b", BEGIN.plusSeconds(3600), "0466001", "main", 9_100, 90, Optional.empty());
        answered("c", END.minusSeconds(3600), "0466001", "main", 14_900, 121, Optional.of(200));
        lost("d", BEGIN.plusSeconds(60), "0466001", "main");
        turned("e", BEGIN.plusSeconds(120), "0466001", "main", Outcome.OVERFLOW);
        turned("f", BEGIN.plusSeconds(180), "0466001", "main", Outcome.OUT_OF_HOURS);
        inMenu("g", BEGIN.plusSeconds(240), "0466001");
        // the water bureau, over midnight in UTC: the wrap-up ends on the next day
        answered(
                "h",
                Instant.parse("2026-11-02T23:59:00Z"),
                "0466002",
                "water",
                1_000,
                40,
                Optional.of(80));
        // just before and just after the month
        answered("i", BEGIN.minusMillis(1), "0466001", "main", 1_000, 10, Optional.of(10));
        answered("j", END, "0466001", "main", 1_000, 10, Optional.of(10));
    }

    @AfterAll
    static void close() {
        store.close();
        fixture.close();
    }

    private static void answered(
            String call,
            Instant at,
            String line,
            String queue,
            long waitedMs,
            long talked,
            Optional<Integer> wrappingUp) {
        Instant answered = at.plusMillis(waitedMs);
        Instant ended = answered.plusSeconds(talked);
        keep(
                wrappingUp.map(ended::plusSeconds),
                new Arrived(call, at, Address.NONE, "", line),
                new Queued(call, at, queue),
                new Answered(call, answered, DESK),
                new Ended(call, ended));
    }

    private static void lost(String call, Instant at, String line, String queue) {
        keep(
                Optional.empty(),
                new Arrived(call, at, Address.NONE, "", line),
                new Queued(call, at, queue),
                new Ended(call, at.plusSeconds(5)));
    }

    private static void turned(
            String call, Instant at, String line, String queue, Outcome outcome) {
        keep(
                Optional.empty(),
                new Arrived(call, at, Address.NONE, "", line),
                new Queued(call, at, queue),
                new TurnedAway(call, at, outcome),
                new Ended(call, at.plusSeconds(5)));
    }

    private static void inMenu(String call, Instant at, String line) {
        keep(
                Optional.empty(),
                new Arrived(call, at, Address.NONE, "", line),
                new Ended(call, at.plusSeconds(5)));
    }

    private static void keep(Optional<Instant> wrappedUp, CallEvent... events) {
        CallEntity row = store.unheardOf(PHONE, events[0]);
        List.of(events).forEach(event -> row.take(event, Optional.empty()));
        wrappedUp.ifPresent(at -> row.wrappedUp("answered", at));
        store.unit().run(em -> em.persist(row));
    }

    private static Answering main(int seconds) {
        return counts.answering(BEGIN, END, Duration.ofSeconds(seconds)).stream()
                .filter(line -> line.queue().equals("main"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Requirement({"ST-298", "YK-039", "YK-050"})
    void nineSecondsShouldBeInTimeAndATenthMoreNot() {
        assertThat(main(9).inTime()).isEqualTo(1);
        assertThat(main(10).inTime()).isEqualTo(2);
        assertThat(main(15).inTime()).isEqualTo(3);
        assertThat(main(14).inTime()).isEqualTo(2);
    }

    @Test
    @Requirement({"ST-299", "ST-300", "YK-049"})
    void everyDeskShouldBeCountedForItselfAndAnnouncementsNowhere() {
        List<Answering> lines = counts.answering(BEGIN, END, Duration.ZERO);

        assertThat(lines).hasSize(3);
        assertThat(main(0))
                .isEqualTo(
                        new Answering(
                                PHONE,
                                "0466001",
                                "main",
                                3,
                                0,
                                1,
                                1,
                                Duration.ofSeconds(60 + 90 + 121),
                                2,
                                Duration.ofSeconds(230)));
        assertThat(main(0).arrived()).isEqualTo(5);
        Answering water = lines.get(2);
        assertThat(water.queue()).isEqualTo("water");
        assertThat(water.wrappingUp()).isEqualTo(Duration.ofSeconds(80));
        assertThat(lines.get(0).arrived()).isZero();
        assertThat(counts.answering(END.plusSeconds(1), END.plusSeconds(2), Duration.ZERO))
                .isEmpty();
    }

    @Test
    void theWrapUpShouldBeginWhereTheCallWasHandedOn() {
        Instant at = END.plusSeconds(86_400);
        keep(
                Optional.of(at.plusSeconds(100)),
                new Arrived("t", at, Address.NONE, "", "0466003"),
                new Queued("t", at, "main"),
                new Answered("t", at, DESK),
                new Transferred("t", at.plusSeconds(40), DESK, "2001", TransferKind.BLIND),
                new Ended("t", at.plusSeconds(900)));

        assertThat(counts.answering(at, at.plusSeconds(1), Duration.ZERO))
                .singleElement()
                .satisfies(line -> assertThat(line.wrappingUp()).isEqualTo(Duration.ofSeconds(60)));
    }
}
