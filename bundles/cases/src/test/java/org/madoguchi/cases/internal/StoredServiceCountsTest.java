// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.DeskEntry;
import org.madoguchi.api.cases.DeskEntry.Kind;
import org.madoguchi.api.cases.EscalationId;
import org.madoguchi.api.cases.Resolution;
import org.madoguchi.api.cases.ServiceCounts.Share;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.Party;
import org.madoguchi.api.contact.ContactId;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Role;
import org.madoguchi.test.Asahi;
import org.madoguchi.test.Requirement;

/** A handful of cases that anybody can count. */
class StoredServiceCountsTest {
    private static final Instant BEGIN = Instant.parse("2026-10-31T15:00:00Z");
    private static final Instant END = Instant.parse("2026-11-30T15:00:00Z");

    /** Ten in the morning of a Monday, and of the Sunday before; Tuesday is a holiday. */
    private static final Instant MONDAY = Instant.parse("2026-11-02T01:00:00Z");

    private static final Instant SUNDAY = Instant.parse("2026-11-01T01:00:00Z");
    private static final Instant HOLIDAY = Instant.parse("2026-11-03T01:00:00Z");
    private static final ChannelId FORM = new ChannelId("webform-main");
    private static final ChannelId FAX = new ChannelId("fax-main");

    private final Town town = new Town();
    private final Actor administrator =
            town.people.hire("管理者", Role.ADMINISTRATOR, Optional.empty());
    private final StoredServiceCounts counts =
            new StoredServiceCounts(town.store, town.lists, new Asahi());
    private int number;

    @AfterEach
    void close() {
        town.close();
    }

    private CaseEntity opened(ChannelId channel, Instant at) {
        number++;
        CaseEntity row =
                new CaseEntity(
                        new CaseId(2026, number),
                        "件名",
                        channel,
                        new ContactId(1),
                        "token" + number,
                        at);
        row.answerTo(new Party(Address.email("a@example.jp"), "市民"));
        return row;
    }

    private void keep(CaseEntity row) {
        town.store.unit().run(em -> em.persist(row));
    }

    private void closed(int cases, String outcome, Instant openedAt) {
        for (int i = 0; i < cases; i++) {
            CaseEntity row = opened(Town.TALK, openedAt);
            row.close(outcome, openedAt.plusSeconds(600));
            keep(row);
        }
    }

    private Share resolved() {
        return counts.resolved(BEGIN, END, Optional.empty());
    }

    @Test
    @Requirement({
        "ST-307", "ST-308", "ST-309", "ST-310", "ST-311", "YK-042", "YK-043", "YK-044", "YK-045",
        "YK-046", "YK-047", "YK-048"
    })
    void eachClassOfOutcomesShouldCountAsTheCitySays() {
        closed(20, "answered", MONDAY);
        closed(6, "answered-partly", MONDAY);
        closed(4, "transferred-by-faq", MONDAY);
        closed(30, "put-through", MONDAY);
        closed(25, "transferred", MONDAY);
        closed(15, "answered-by-department", MONDAY);
        closed(40, "staff-call", MONDAY);
        closed(10, "wrong-number", MONDAY);
        closed(10, "nuisance", MONDAY);

        assertThat(resolved()).isEqualTo(new Share(30, 100));
        assertThat(counts.resolved(BEGIN, END, Optional.of(Town.TALK)))
                .isEqualTo(new Share(30, 100));
        assertThat(counts.resolved(BEGIN, END, Optional.of(Town.MAIL))).isEqualTo(new Share(0, 0));
        assertThat(counts.resolved(END, END.plusSeconds(86_400), Optional.empty()))
                .isEqualTo(new Share(0, 0));
    }

    @Test
    @Requirement({"ST-312", "ST-313"})
    void whatNobodyCouldHaveBeenAskedAboutShouldCountAsResolved() {
        Instant beforeNoon = MONDAY;
        for (String outcome : new String[] {"put-through", "transferred"}) {
            closed(1, outcome, beforeNoon);
            closed(1, outcome, SUNDAY);
            closed(1, outcome, HOLIDAY);
            // the town hall opens at 8:30 and closes at 17:15
            closed(1, outcome, MONDAY.minus(Duration.ofMinutes(91)));
            closed(1, outcome, MONDAY.minus(Duration.ofMinutes(90)));
            closed(1, outcome, MONDAY.plus(Duration.ofMinutes(7 * 60 + 14)));
            closed(1, outcome, MONDAY.plus(Duration.ofMinutes(7 * 60 + 15)));
        }
        closed(1, "answered-by-department", SUNDAY);
        closed(1, "staff-call", SUNDAY);

        assertThat(resolved()).isEqualTo(new Share(8, 15));
    }

    @Test
    @Requirement("ST-314")
    void aClassThatIsChangedShouldChangeTheMonthsThatHavePassed() {
        DeskEntry own =
                town.lists.add(administrator, Kind.DISPOSITION, new LocalizedText("資料を案内", ""));
        closed(3, own.code(), MONDAY);
        closed(1, "answered", MONDAY);
        assertThat(own.resolution()).isEqualTo(Resolution.NOT_RESOLVED);
        assertThat(resolved()).isEqualTo(new Share(1, 4));

        town.lists.save(
                administrator,
                own.saying(own.name(), "", "", "資料の場所を案内した").counting(Resolution.RESOLVED));
        assertThat(resolved()).isEqualTo(new Share(4, 4));
        assertThat(town.details).contains("資料を案内, RESOLVED");

        town.lists.save(administrator, own.counting(Resolution.LEFT_OUT));
        assertThat(resolved()).isEqualTo(new Share(1, 1));
        town.lists.retire(administrator, Kind.DISPOSITION, own.code(), true);
        assertThat(resolved()).isEqualTo(new Share(1, 1));
        assertThat(town.lists.entries(Kind.DISPOSITION))
                .last()
                .satisfies(
                        entry -> {
                            assertThat(entry.resolution()).isEqualTo(Resolution.LEFT_OUT);
                            assertThat(entry.retired()).isTrue();
                        });
    }

    @ParameterizedTest
    @CsvSource({"1380, 1", "1440, 1", "1441, 0", "1500, 0"})
    @Requirement({"ST-301", "ST-302"})
    void anAnswerShouldCountWithinADayAndNotLater(int minutes, int inTime) {
        CaseEntity answered = opened(FORM, MONDAY);
        answered.answered(MONDAY.plus(Duration.ofMinutes(minutes)));
        keep(answered);
        CaseEntity asked = opened(FAX, MONDAY);
        asked.handOn();
        keep(asked);
        town.store
                .unit()
                .run(
                        em ->
                                em.persist(
                                        new EscalationEntity(
                                                new EscalationId(town.store.unit().newId()),
                                                asked.id(),
                                                Town.WASTE,
                                                "照会",
                                                "主任",
                                                MONDAY.plus(Duration.ofMinutes(minutes)))));
        CaseEntity done = opened(Town.MAIL, MONDAY);
        done.close("no-answer-needed", MONDAY.plus(Duration.ofMinutes(minutes)));
        keep(done);

        for (ChannelId channel : new ChannelId[] {FORM, FAX, Town.MAIL}) {
            assertThat(counts.inTime(BEGIN, END, Optional.of(channel), 24, END))
                    .isEqualTo(new Share(inTime, 1));
        }
        assertThat(counts.inTime(BEGIN, END, Optional.empty(), 48, END)).isEqualTo(new Share(3, 3));
    }

    @Test
    void whatHasTimeLeftShouldNotBeLate() {
        keep(opened(FORM, MONDAY));
        CaseEntity quick = opened(FORM, MONDAY.plusSeconds(3600));
        quick.answered(MONDAY.plusSeconds(7200));
        keep(quick);
        keep(opened(FORM, MONDAY.plusSeconds(7200)));

        assertThat(at(Duration.ofHours(23))).isEqualTo(new Share(1, 1));
        assertThat(at(Duration.ofMinutes(24 * 60 + 1))).isEqualTo(new Share(1, 2));
        assertThat(at(Duration.ofHours(27))).isEqualTo(new Share(1, 3));
    }

    private Share at(Duration after) {
        return counts.inTime(BEGIN, END, Optional.empty(), 24, MONDAY.plus(after));
    }
}
