// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.telephony.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.madoguchi.telephony.internal.Exchange.CHIEF;
import static org.madoguchi.telephony.internal.Exchange.DESK_1;
import static org.madoguchi.telephony.internal.Exchange.DESK_2;
import static org.madoguchi.telephony.internal.Exchange.HANAKO;
import static org.madoguchi.telephony.internal.Exchange.MORNING;
import static org.madoguchi.telephony.internal.Exchange.SATO;
import static org.madoguchi.telephony.internal.Exchange.SUZUKI;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.madoguchi.api.Content;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.telephony.Call;
import org.madoguchi.api.telephony.CallEvent.Answered;
import org.madoguchi.api.telephony.CallEvent.Arrived;
import org.madoguchi.api.telephony.CallEvent.Ended;
import org.madoguchi.api.telephony.CallEvent.MenuChosen;
import org.madoguchi.api.telephony.CallEvent.Queued;
import org.madoguchi.api.telephony.CallEvent.Recorded;
import org.madoguchi.api.telephony.CallEvent.Ringing;
import org.madoguchi.api.telephony.CallEvent.Transferred;
import org.madoguchi.api.telephony.CallEvent.TurnedAway;
import org.madoguchi.api.telephony.CallId;
import org.madoguchi.api.telephony.CallLog;
import org.madoguchi.api.telephony.CallQuery;
import org.madoguchi.api.telephony.CallTotals;
import org.madoguchi.api.telephony.Extension;
import org.madoguchi.api.telephony.Outcome;
import org.madoguchi.api.telephony.TransferKind;
import org.madoguchi.test.Requirement;

@Timeout(180)
class StoredCallLogTest {
    private static final Address TARO = new Address(AddressKind.PHONE, "+81466251111");
    private static final Instant NOON = MORNING.plus(Duration.ofHours(3));
    private static final Actor VIEWER = somebody(Role.VIEWER, Optional.empty());

    private static Exchange town;
    private static CallLog log;

    private static Actor somebody(Role role, Optional<DepartmentId> department) {
        return new Actor(Optional.of(new UserId(21)), "市 職員", Set.of(role), department, "test");
    }

    @BeforeAll
    static void start() {
        town = new Exchange();
        log = town.log;
        aDay(town);
    }

    @AfterAll
    static void close() {
        town.close();
    }

    @BeforeEach
    void forgetWhatWasDone() {
        town.done.clear();
    }

    /** Four calls: two are talked, one is given up, one comes out of hours. */
    private static void aDay(Exchange town) {
        town.seats.sit(SUZUKI, DESK_1);
        town.seats.ready(SUZUKI);
        town.seats.sit(SATO, DESK_2);
        town.seats.ready(SATO);
        talked(town, "hanako", MORNING, HANAKO, "2 税金", DESK_1);
        talked(town, "taro", NOON, TARO, "1 ごみ", DESK_2);
        town.report(
                new Arrived("lost", NOON.plusSeconds(600), TARO, "", "0466250000"),
                new Queued("lost", NOON.plusSeconds(605), "main"),
                new Ended("lost", NOON.plusSeconds(630)),
                new Arrived("late", NOON.plusSeconds(36_000), Address.NONE, "", "0570001000"),
                new TurnedAway("late", NOON.plusSeconds(36_001), Outcome.OUT_OF_HOURS),
                new Ended("late", NOON.plusSeconds(36_020)));
        town.clock.advance(Duration.ofDays(1));
    }

    private static void talked(
            Exchange town,
            String call,
            Instant at,
            Address party,
            String menu,
            Extension extension) {
        town.report(
                new Arrived(call, at, party, "", "0570001000"),
                new MenuChosen(call, at.plusSeconds(2), menu),
                new Queued(call, at.plusSeconds(3), "main"),
                new Ringing(call, at.plusSeconds(4), extension),
                new Answered(call, at.plusSeconds(9), extension),
                new Ended(call, at.plusSeconds(69)),
                new Recorded(
                        call,
                        at.plusSeconds(70),
                        new Attachment(call + ".wav", "audio/wav", Content.ofUtf8(call))));
    }

    /** One thing that is asked for. */
    private static CallQuery about(String field, String value) {
        CallQuery all = CallQuery.ALL;
        return new CallQuery(
                field.equals("from") ? Optional.of(Instant.parse(value)) : all.from(),
                field.equals("until") ? Optional.of(Instant.parse(value)) : all.until(),
                field.equals("operator")
                        ? Optional.of(new UserId(Long.parseLong(value)))
                        : all.operator(),
                field.equals("number") ? value : "",
                field.equals("topic") ? value : "",
                field.equals("outcome") ? Optional.of(Outcome.valueOf(value)) : all.outcome(),
                field.equals("direction")
                        ? Optional.of(CallQuery.Direction.valueOf(value))
                        : all.direction(),
                field.equals("recorded"));
    }

    private static List<String> found(CallQuery query) {
        return found(town, query);
    }

    private static List<String> found(Exchange town, CallQuery query) {
        return town.log.search(VIEWER, query, PageRequest.first(50)).items().stream()
                .map(call -> name(town, call))
                .toList();
    }

    private static String name(Exchange town, Call call) {
        return town.store
                .unit()
                .required(em -> em.find(CallEntity.class, call.id().value()).pbxCall());
    }

    @Test
    void allCallsShouldBeListedTheNewestFirst() {
        assertThat(found(CallQuery.ALL)).containsExactly("late", "lost", "taro", "hanako");
    }

    @Test
    @Requirement({"YK-077", "YK-119"})
    void aRecordingShouldBeFoundByTimeAndOperatorAndPlayedOnRecord() {
        CallQuery query =
                new CallQuery(
                        Optional.of(MORNING),
                        Optional.of(MORNING.plusSeconds(60)),
                        SUZUKI.user(),
                        "",
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        true);
        List<Call> calls = log.search(VIEWER, query, PageRequest.first(50)).items();
        assertThat(calls).singleElement().satisfies(call -> assertThat(call.recorded()).isTrue());
        CallId id = calls.get(0).id();
        assertThat(town.calls.recording(VIEWER, id).size()).isEqualTo("hanako".length());
        assertThat(town.done).contains("call.listen call " + id);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    from, 2026-11-24T04:00:00Z, late lost taro
                    from, 2026-11-24T04:00:00.001Z, late lost
                    until, 2026-11-24T04:00:00Z, hanako
                    operator, 11, hanako
                    operator, 12, taro
                    operator, 99, ''
                    topic, 税金, hanako
                    topic, １ ごみ, taro
                    topic, 0466-25, lost
                    topic, 0570, late taro hanako
                    outcome, ANSWERED, taro hanako
                    outcome, ABANDONED, lost
                    outcome, OUT_OF_HOURS, late
                    outcome, OVERFLOW, ''
                    direction, INCOMING, late lost taro hanako
                    direction, OUTGOING, ''
                    recorded, '', taro hanako
                    """)
    void eachConditionShouldRestrict(String field, String value, String expected) {
        assertThat(String.join(" ", found(about(field, value)))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "090-1234-5678",
                "０９０－１２３４",
                "090 1234 5678",
                "+81 90 1234 5678",
                "+8190",
                "1234",
                "5678",
                "（090）1234"
            })
    void aNumberShouldBeFoundHoweverItIsWritten(String typed) {
        assertThat(found(about("number", typed))).containsExactly("hanako");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "%%%", "' OR ''='", "!", "+", "非通知", "04662511112"})
    void whatIsPartOfNoNumberShouldFindNothing(String typed) {
        assertThat(found(about("number", typed))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "!", "\\", "' OR ''='", "税_"})
    void wildcardsOfTheDatabaseShouldBePlainCharactersOfATopic(String typed) {
        assertThat(found(about("topic", typed))).isEmpty();
    }

    @Test
    void timesBeyondWhatADatabaseKeepsShouldBeItsFirstAndLast() {
        assertThat(found(about("from", Instant.MIN.toString()))).hasSize(4);
        assertThat(found(about("from", Instant.MAX.toString()))).isEmpty();
        assertThat(found(about("until", Instant.MAX.toString()))).hasSize(4);
        assertThat(found(about("until", Instant.MIN.toString()))).isEmpty();
    }

    @Test
    void aTextLongerThanTheLimitShouldBeACallersMistake() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> about("number", "1".repeat(10_000)));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> about("topic", "あ".repeat(101)));
    }

    @Test
    void aCallThatWasHandedOnShouldBeFoundByWhoAnsweredAndByWhoHasItLast() {
        Instant at = NOON.plusSeconds(60_000);
        try (Exchange own = new Exchange()) {
            aDay(own);
            own.report(
                    new Arrived("handed", at, HANAKO, "", "0570001000"),
                    new Queued("handed", at.plusSeconds(1), "main"),
                    new Answered("handed", at.plusSeconds(5), DESK_1),
                    new Transferred(
                            "handed",
                            at.plusSeconds(30),
                            DESK_1,
                            DESK_2.value(),
                            TransferKind.ATTENDED),
                    new Ended("handed", at.plusSeconds(90)));
            assertThat(found(own, about("operator", "11"))).containsExactly("handed", "hanako");
            assertThat(found(own, about("operator", "12"))).containsExactly("handed", "taro");
            Call handed = own.log.search(CHIEF, CallQuery.ALL, PageRequest.first(1)).items().get(0);
            assertThat(handed.answeredBy()).isEqualTo(SUZUKI.user());
            assertThat(handed.operator()).isEqualTo(SATO.user());
        }
    }

    @Test
    void pagesShouldJoinWithoutGapAndTellTheWhole() {
        Page<Call> first = log.search(SUZUKI, CallQuery.ALL, new PageRequest(0, 3));
        Page<Call> second = log.search(SUZUKI, CallQuery.ALL, new PageRequest(3, 3));
        assertThat(first.total()).isEqualTo(4);
        assertThat(first.items())
                .extracting(call -> name(town, call))
                .containsExactly("late", "lost", "taro");
        assertThat(second.items()).extracting(call -> name(town, call)).containsExactly("hanako");
        assertThat(log.search(SUZUKI, CallQuery.ALL, new PageRequest(9_999_999, 50)).items())
                .isEmpty();
    }

    @Test
    void totalsShouldBeOfAllThatFit() {
        assertThat(log.totals(VIEWER, CallQuery.ALL))
                .isEqualTo(new CallTotals(4, 2, Duration.ofSeconds(120)));
        assertThat(log.totals(VIEWER, about("outcome", "OVERFLOW")))
                .isEqualTo(new CallTotals(0, 0, Duration.ZERO));
    }

    /** They see the cases that their department was asked about, and no more. */
    @ParameterizedTest
    @EnumSource(names = {"DEPARTMENT_STAFF", "APPROVER", "FAQ_EDITOR", "FRONT_SYSTEM"})
    @Requirement("YK-119")
    void whoSeesNotEveryCaseShouldSeeAndHearNoCalls(Role role) {
        CallId recorded =
                log.search(CHIEF, about("recorded", ""), PageRequest.first(1)).items().get(0).id();
        Actor actor = somebody(role, Optional.of(new DepartmentId(3)));
        assertThatExceptionOfType(PermissionDeniedException.class)
                .isThrownBy(() -> log.search(actor, CallQuery.ALL, PageRequest.first(50)));
        assertThatExceptionOfType(PermissionDeniedException.class)
                .isThrownBy(() -> log.totals(actor, CallQuery.ALL));
        assertThatExceptionOfType(PermissionDeniedException.class)
                .isThrownBy(() -> log.export(actor, CallQuery.ALL, "試す"));
        assertThatExceptionOfType(PermissionDeniedException.class)
                .isThrownBy(() -> town.calls.recording(actor, recorded));
        assertThat(town.done).noneMatch(deed -> deed.startsWith("call.listen"));
    }

    @Test
    void aFileShouldHoldAllThatFitAndBeOnRecordWithItsReason() {
        try (Exchange own = new Exchange()) {
            aDay(own);
            for (int i = 0; i < 450; i++) {
                own.report(
                        new Arrived("more" + i, NOON.plusSeconds(i / 3), TARO, "", "0570001000"),
                        new Ended("more" + i, NOON.plusSeconds(300)));
            }
            own.details.clear();
            List<Call> taken = own.log.export(CHIEF, about("number", "0466"), "月次報告").toList();
            assertThat(taken).hasSize(452).doesNotHaveDuplicates();
            assertThat(new ArrayList<>(taken))
                    .isSortedAccordingTo(
                            (one, other) -> other.arrivedAt().compareTo(one.arrivedAt()));
            assertThat(own.done).contains("call.export calls");
            assertThat(own.details).containsExactly("452 rows, of a number: 月次報告");
        }
        assertThatExceptionOfType(PermissionDeniedException.class)
                .isThrownBy(() -> log.export(VIEWER, CallQuery.ALL, "試す"));
    }
}
