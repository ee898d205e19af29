// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.telephony.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.madoguchi.telephony.internal.Exchange.CHIEF;
import static org.madoguchi.telephony.internal.Exchange.DESK_1;
import static org.madoguchi.telephony.internal.Exchange.DESK_2;
import static org.madoguchi.telephony.internal.Exchange.HANAKO;
import static org.madoguchi.telephony.internal.Exchange.PHONE;
import static org.madoguchi.telephony.internal.Exchange.SATO;
import static org.madoguchi.telephony.internal.Exchange.SUZUKI;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.madoguchi.api.Content;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.api.channel.PhoneNumber;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.retention.RetainedData;
import org.madoguchi.api.telephony.AwayReason;
import org.madoguchi.api.telephony.Call;
import org.madoguchi.api.telephony.CallChanged;
import org.madoguchi.api.telephony.CallCounts;
import org.madoguchi.api.telephony.CallEvent;
import org.madoguchi.api.telephony.CallEvent.Answered;
import org.madoguchi.api.telephony.CallEvent.Arrived;
import org.madoguchi.api.telephony.CallEvent.Ended;
import org.madoguchi.api.telephony.CallEvent.Entered;
import org.madoguchi.api.telephony.CallEvent.Held;
import org.madoguchi.api.telephony.CallEvent.Joined;
import org.madoguchi.api.telephony.CallEvent.MenuChosen;
import org.madoguchi.api.telephony.CallEvent.Queued;
import org.madoguchi.api.telephony.CallEvent.Recorded;
import org.madoguchi.api.telephony.CallEvent.Released;
import org.madoguchi.api.telephony.CallEvent.Resumed;
import org.madoguchi.api.telephony.CallEvent.Ringing;
import org.madoguchi.api.telephony.CallEvent.TakenUp;
import org.madoguchi.api.telephony.CallEvent.Transferred;
import org.madoguchi.api.telephony.CallEvent.TurnedAway;
import org.madoguchi.api.telephony.CallEvent.Unanswered;
import org.madoguchi.api.telephony.CallId;
import org.madoguchi.api.telephony.CallQuery;
import org.madoguchi.api.telephony.CallState;
import org.madoguchi.api.telephony.ConsultationEnd;
import org.madoguchi.api.telephony.Listening;
import org.madoguchi.api.telephony.OperatorState;
import org.madoguchi.api.telephony.OperatorStatus;
import org.madoguchi.api.telephony.Outcome;
import org.madoguchi.api.telephony.TransferKind;
import org.madoguchi.storage.Times;
import org.madoguchi.test.Requirement;

@Timeout(180)
class ReportedCallsTest {
    private final Exchange town = new Exchange();

    @AfterEach
    void close() {
        town.close();
    }

    private void suzukiIsReady() {
        town.seats.sit(SUZUKI, DESK_1);
        town.seats.ready(SUZUKI);
    }

    private void arrives(String call) {
        town.report(
                new Arrived(call, town.after(0), HANAKO, "", "0570001000"),
                new MenuChosen(call, town.after(4), "2 税金"),
                new Queued(call, town.after(5), "tax"));
    }

    private void isAnswered(String call) {
        town.report(
                new Ringing(call, town.after(6), DESK_1),
                new Answered(call, town.after(9), DESK_1));
    }

    private Call only() {
        return calls().stream().reduce((one, other) -> fail()).orElseThrow();
    }

    private static Call fail() {
        throw new AssertionError("more than one call");
    }

    private List<Call> calls() {
        return town.store
                .unit()
                .required(
                        em ->
                                em
                                        .createQuery("select c from CallEntity c", CallEntity.class)
                                        .getResultList()
                                        .stream()
                                        .map(CallEntity::toRecord)
                                        .toList());
    }

    private OperatorStatus suzuki() {
        return town.seats.mine(SUZUKI).orElseThrow();
    }

    @Test
    void ringingShouldOpenOneCaseWithWhatTheCallerTold() {
        suzukiIsReady();
        arrives("1.1");
        assertThat(town.accepted).isEmpty();
        town.report(new Ringing("1.1", town.after(6), DESK_1));
        town.report(new Ringing("1.1", town.after(6), DESK_1));
        assertThat(town.accepted.get("1.1"))
                .satisfies(
                        message -> {
                            assertThat(message.sender().address()).isEqualTo(HANAKO);
                            assertThat(message.subject()).isEqualTo("電話：2 税金");
                            assertThat(message.receivedAt()).isEqualTo(town.after(0));
                        });
        assertThat(only().caseId()).isPresent();
        assertThat(town.calls.current(SUZUKI)).map(Call::state).contains(CallState.RINGING);
    }

    @Test
    void aCallShouldBeToldToTheOperatorWhoseTelephoneRingsOnly() {
        suzukiIsReady();
        arrives("1.1");
        town.fixture.forget();
        town.report(new Ringing("1.1", town.after(6), DESK_1));
        assertThat(town.fixture.published())
                .filteredOn(CallChanged.class::isInstance)
                .containsExactly(
                        new CallChanged(Optional.of(only().id()), SUZUKI.user(), town.after(6)));
    }

    @Test
    @Requirement({"FJ-015", "FJ-066", "ST-023", "ST-147", "YK-027", "YK-028", "YK-032", "YK-087"})
    void aWholeCallShouldKeepItsTimesAndLeadToTheWrapUp() {
        suzukiIsReady();
        arrives("1.1");
        isAnswered("1.1");
        assertThat(suzuki().state()).isEqualTo(OperatorState.TALKING);
        assertThat(town.done).contains("assign 鈴木 一郎");
        town.report(new Released("1.1", town.after(69), DESK_1), new Ended("1.1", town.after(69)));
        assertThat(only())
                .satisfies(
                        call -> {
                            assertThat(call.outcome()).contains(Outcome.ANSWERED);
                            assertThat(call.waited(town.after(99))).hasSeconds(4);
                            assertThat(call.talked(town.after(99))).hasSeconds(60);
                            assertThat(call.menu()).isEqualTo("2 税金");
                            assertThat(call.line()).isEqualTo("0570001000");
                        });
        assertThat(suzuki().state()).isEqualTo(OperatorState.WRAP_UP);
        town.calls.wrapUp(SUZUKI, Optional.of("answered"));
        assertThat(suzuki().state()).isEqualTo(OperatorState.READY);
        assertThat(only().disposition()).isEqualTo("answered");
        assertThat(town.done).contains("close 鈴木 一郎");
        assertThat(town.seated())
                .containsExactly("1001 paused", "1001 ready", "1001 paused", "1001 ready");
    }

    @Test
    @Requirement({"FJ-066", "FJ-252", "ST-229", "ST-299", "YK-001", "YK-087"})
    void callsOfAPeriodShouldBeCountedByTheHourInWhichTheyArrivedAndByTheirEnd() {
        suzukiIsReady();
        arrives("1.1");
        isAnswered("1.1");
        town.report(new Released("1.1", town.after(69), DESK_1), new Ended("1.1", town.after(69)));
        arrives("1.2");
        town.report(new Ended("1.2", town.after(40)));
        arrives("1.3");
        CallCounts counts = new StoredCallCounts(town.store);
        Instant hour = town.after(0).truncatedTo(ChronoUnit.HOURS);

        assertThat(counts.lines(town.after(0), town.after(1)))
                .extracting(
                        line ->
                                line.hour()
                                        + " "
                                        + line.sum().outcome()
                                        + " "
                                        + line.sum().calls()
                                        + " "
                                        + line.sum().atOnce()
                                        + " "
                                        + line.sum().waited().toSeconds()
                                        + " "
                                        + line.sum().talked().toSeconds())
                .containsExactly(hour + " ABANDONED 1 0 35 0", hour + " ANSWERED 1 1 4 60");
        assertThat(counts.lines(town.after(1), town.after(9_999))).isEmpty();
        assertThat(counts.shares(CallCounts.By.QUEUE, town.after(0), town.after(1)))
                .extracting(
                        share ->
                                share.key()
                                        + " "
                                        + share.sum().outcome()
                                        + " "
                                        + share.sum().calls())
                .containsExactly("tax ABANDONED 1", "tax ANSWERED 1");
        assertThat(counts.shares(CallCounts.By.OPERATOR, town.after(0), town.after(1)))
                .extracting(share -> share.key() + " " + share.sum().talked().toSeconds())
                .containsExactly("11 60");
        assertThat(counts.transfers(town.after(0), town.after(1))).isEmpty();
    }

    @Test
    @Requirement({"ST-024", "YK-029"})
    void callsByAnEntranceShouldBeNamedAndCountedByIt() {
        suzukiIsReady();
        town.report(
                new Arrived("1.1", town.after(0), HANAKO, "", "0468221234"),
                new Entered("1.1", town.after(0), "上下水道局"),
                new Queued("1.1", town.after(5), "water"));
        isAnswered("1.1");
        town.report(
                new Ended("1.1", town.after(60)),
                new Arrived("1.2", town.after(10), Address.NONE, "", "0468229999"),
                new Entered("1.2", town.after(10), "催しの案内"),
                new TurnedAway("1.2", town.after(10), Outcome.ANNOUNCED),
                new Ended("1.2", town.after(40)));

        assertThat(town.accepted.get("1.1").subject()).isEqualTo("電話：上下水道局");
        assertThat(callOf("1.2").outcome()).contains(Outcome.ANNOUNCED);
        assertThat(new StoredCallCounts(town.store).entered(town.after(0), town.after(99)))
                .extracting(
                        each -> each.entrance() + " " + each.line() + " " + each.sum().outcome())
                .containsExactly("上下水道局 0468221234 ANSWERED", "催しの案内 0468229999 ANNOUNCED");
        assertThat(town.log.search(SUZUKI, about("水道"), PageRequest.first(9)).items())
                .extracting(Call::entrance)
                .containsExactly("上下水道局");
    }

    private static CallQuery about(String topic) {
        return new CallQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                topic,
                Optional.empty(),
                Optional.empty(),
                false);
    }

    private Call callOf(String pbxCall) {
        return town.store
                .unit()
                .required(em -> CallStore.call(em, PHONE, pbxCall).orElseThrow().toRecord());
    }

    @Test
    void everyEventToldAgainShouldChangeNothing() {
        suzukiIsReady();
        arrives("1.1");
        isAnswered("1.1");
        town.report(new Released("1.1", town.after(69), DESK_1), new Ended("1.1", town.after(69)));
        town.calls.wrapUp(SUZUKI, Optional.empty());
        Call before = only();
        town.fixture.forget();
        arrives("1.1");
        isAnswered("1.1");
        town.report(new Released("1.1", town.after(80), DESK_1), new Ended("1.1", town.after(80)));
        assertThat(only()).isEqualTo(before);
        assertThat(suzuki().state()).isEqualTo(OperatorState.READY);
        assertThat(town.fixture.published()).isEmpty();
    }

    @Test
    void whoGivesUpWaitingShouldBeCalledBackAndNotFillTheInbox() {
        suzukiIsReady();
        arrives("1.1");
        town.report(new Ringing("1.1", town.after(6), DESK_1), new Ended("1.1", town.after(15)));
        assertThat(only().outcome()).contains(Outcome.ABANDONED);
        assertThat(town.done).contains("close system");
        assertThat(suzuki().state()).isEqualTo(OperatorState.READY);
        assertThat(town.calls.current(SUZUKI)).isEmpty();
        assertThat(town.calls.callbacksDue(SUZUKI, 10)).hasSize(1);

        arrives("1.2");
        isAnswered("1.2");
        assertThat(town.calls.callbacksDue(SUZUKI, 10)).isEmpty();
    }

    @Test
    void callsThatAreNotLetInShouldBeCountedAsSuchAndMakeNoCase() {
        town.report(
                new Arrived("1.1", town.after(0), HANAKO, "", "0570001000"),
                new TurnedAway("1.1", town.after(1), Outcome.OUT_OF_HOURS),
                new Ended("1.1", town.after(9)),
                new Arrived("1.2", town.after(0), Address.NONE, "", "0570001000"),
                new Queued("1.2", town.after(1), "tax"),
                new TurnedAway("1.2", town.after(2), Outcome.OVERFLOW),
                new Ended("1.2", town.after(5)),
                new Arrived("1.3", town.after(0), HANAKO, "", "0570001000"),
                new Ended("1.3", town.after(2)));
        assertThat(town.calls.today(SUZUKI))
                .satisfies(
                        today -> {
                            assertThat(today.outOfHours()).isEqualTo(1);
                            assertThat(today.overflow()).isEqualTo(1);
                            assertThat(today.leftInMenu()).isEqualTo(1);
                            assertThat(today.answerRate()).isZero();
                        });
        assertThat(town.accepted).isEmpty();
        assertThat(town.calls.callbacksDue(SUZUKI, 10)).as("no number to call").isEmpty();
    }

    @Test
    void whoDoesNotAnswerShouldGetNoMoreCalls() {
        suzukiIsReady();
        arrives("1.1");
        town.report(
                new Ringing("1.1", town.after(6), DESK_1),
                new Unanswered("1.1", town.after(26), DESK_1));
        assertThat(suzuki().state()).isEqualTo(OperatorState.AWAY);
        assertThat(suzuki().reason()).contains(AwayReason.NO_ANSWER);
        assertThat(only().state()).isEqualTo(CallState.QUEUED);
        assertThat(town.seated()).last().isEqualTo("1001 paused");
    }

    @Test
    void aCallHandedOnShouldFreeTheOperatorAndReachAColleagueWithItsCase() {
        suzukiIsReady();
        town.seats.sit(SATO, DESK_2);
        arrives("1.1");
        isAnswered("1.1");
        town.report(
                new Transferred("1.1", town.after(30), DESK_1, "1002", TransferKind.ATTENDED),
                new Released("1.1", town.after(31), DESK_1));
        assertThat(suzuki().state()).isEqualTo(OperatorState.WRAP_UP);
        assertThat(town.calls.current(SATO))
                .map(Call::caseId)
                .isEqualTo(Optional.of(only().caseId()));
        assertThat(only().state()).isEqualTo(CallState.TRANSFERRED);
        assertThat(only().talked(town.after(50))).isEqualTo(Duration.ofSeconds(41));
        town.report(new Ended("1.1", town.after(90)));
        assertThat(only().talked(town.after(99))).isEqualTo(Duration.ofSeconds(81));
        assertThat(town.seats.mine(SATO))
                .map(OperatorStatus::state)
                .contains(OperatorState.WRAP_UP);
    }

    /** Times of a real Asterisk: a department's telephone, which is no seat, takes it up. */
    @Test
    void aBlindTransferShouldCountWhatBothHaveTalkedAndNotTheRingingBetween() {
        suzukiIsReady();
        arrives("1.1");
        isAnswered("1.1");
        town.report(
                new Transferred("1.1", town.after(30), DESK_1, "2001", TransferKind.BLIND),
                new Released("1.1", town.after(30), DESK_1));
        assertThat(only().talked(town.after(35))).hasSeconds(21);
        town.report(new TakenUp("1.1", town.after(40)), new TakenUp("1.1", town.after(45)));
        assertThat(only().talked(town.after(50))).hasSeconds(31);
        town.report(new Ended("1.1", town.after(70)));
        assertThat(only().talked(town.after(99))).hasSeconds(51);
        assertThat(town.calls.today(SUZUKI).averageTalk()).hasSeconds(51);
    }

    @Test
    void aBlindTransferThatNobodyTakesUpShouldCountTheOperatorsPartOnly() {
        suzukiIsReady();
        satoIsReady();
        arrives("1.1");
        isAnswered("1.1");
        town.report(
                new Transferred("1.1", town.after(30), DESK_1, "1002", TransferKind.BLIND),
                new Released("1.1", town.after(30), DESK_1));
        assertThat(town.calls.current(SATO)).map(Call::id).contains(only().id());
        assertThat(sato().state()).as("it only rings there").isEqualTo(OperatorState.READY);
        town.report(new Ended("1.1", town.after(60)));
        assertThat(only().talked(town.after(99))).hasSeconds(21);
        assertThat(sato().state()).isEqualTo(OperatorState.READY);
        assertThat(town.calls.current(SATO)).isEmpty();
    }

    @Test
    void aCallHandedOnAgainShouldCountEverybodyAndFreeEachInTurn() {
        suzukiIsReady();
        satoIsReady();
        arrives("1.1");
        isAnswered("1.1");
        town.report(
                new Transferred("1.1", town.after(30), DESK_1, "1002", TransferKind.BLIND),
                new Released("1.1", town.after(30), DESK_1));
        town.fixture.forget();
        town.report(new TakenUp("1.1", town.after(40)));
        assertThat(sato().state()).isEqualTo(OperatorState.TALKING);
        assertThat(town.fixture.published())
                .contains(new CallChanged(Optional.of(only().id()), SATO.user(), town.after(40)));
        town.report(
                new Transferred("1.1", town.after(50), DESK_2, "2001", TransferKind.ATTENDED),
                // told again, and not by who has the call now
                new Transferred("1.1", town.after(55), DESK_1, "1002", TransferKind.BLIND));
        assertThat(sato().state()).isEqualTo(OperatorState.WRAP_UP);
        assertThat(only().transferredTo()).isEqualTo("2001");
        town.report(new Ended("1.1", town.after(70)));
        assertThat(only().talked(town.after(99))).hasSeconds(21 + 10 + 20);
    }

    private void satoIsReady() {
        town.seats.sit(SATO, DESK_2);
        town.seats.ready(SATO);
    }

    private OperatorStatus sato() {
        return town.seats.mine(SATO).orElseThrow();
    }

    @Test
    @Requirement({"ST-065", "YK-088", "YK-119"})
    void aRecordingShouldBeKeptWithItsCallOnce() {
        suzukiIsReady();
        arrives("1.1");
        isAnswered("1.1");
        Attachment sound = new Attachment("1.1.wav", "audio/wav", Content.of(new byte[] {1, 2, 3}));
        town.report(new Ended("1.1", town.after(20)), new Recorded("1.1", town.after(21), sound));
        town.report(new Recorded("1.1", town.after(22), sound));
        assertThat(only().recorded()).isTrue();
        assertThat(town.calls.recording(SUZUKI, only().id()).bytes()).containsExactly(1, 2, 3);
        assertThat(town.done).contains("call.listen call " + only().id());
        town.clock.advance(Duration.ofDays(100));
        assertThat(town.calls.recording(SUZUKI, only().id()).bytes()).containsExactly(1, 2, 3);
    }

    private void isRecorded(String call) {
        Attachment sound = new Attachment(call + ".wav", "audio/wav", Content.of(new byte[] {1}));
        town.report(new Ended(call, town.after(20)), new Recorded(call, town.after(21), sound));
    }

    @Test
    @Requirement({"ST-065", "YK-088"})
    void recordingsAndNumbersShouldGoWhenTheirTimeIsOver() {
        RetainedData recordings = new RetainedRecordings(town.store, town.fixture.blobs());
        RetainedData callers = new RetainedCallers(town.store);
        suzukiIsReady();
        arrives("1.1");
        isAnswered("1.1");
        assertThat(recordings.erase(CHIEF, town.after(60), 10)).isZero();
        isRecorded("1.1");

        assertThat(recordings.due(town.after(10))).isZero();
        assertThat(recordings.due(town.after(60))).isEqualTo(1);
        assertThat(recordings.erase(CHIEF, town.after(60), 10)).isEqualTo(1);
        assertThat(only().recorded()).isFalse();
        assertThat(only().party()).isEqualTo(HANAKO);
        assertThatThrownBy(() -> town.calls.recording(SUZUKI, only().id()))
                .isInstanceOf(NotFoundException.class);

        assertThat(callers.erase(CHIEF, town.after(60), 10)).isEqualTo(1);
        assertThat(only().party()).isEqualTo(Address.NONE);
        assertThat(only().talked(town.after(60))).isEqualTo(Duration.ofSeconds(11));
        assertThat(callers.due(town.after(60)) + recordings.due(town.after(60))).isZero();
    }

    @Test
    @Requirement("YK-126")
    void aCallShouldTellOfNobodyOnceItsCaseIsErased() {
        CallMemory memory = new CallMemory(town.store, town.fixture.blobs());
        suzukiIsReady();
        arrives("1.1");
        isAnswered("1.1");
        CaseId id = only().caseId().orElseThrow();
        assertThatThrownBy(() -> memory.forget(id)).isInstanceOf(RejectedException.class);
        isRecorded("1.1");

        memory.forget(id);
        memory.forget(id);

        assertThat(only().recorded()).isFalse();
        assertThat(only().party()).isEqualTo(Address.NONE);
        assertThat(only().outcome()).contains(Outcome.ANSWERED);
    }

    @Test
    void afterARestartCallsThatAreGoneShouldHaveEndedAndSeatsBeToldAgain() {
        suzukiIsReady();
        arrives("1.1");
        isAnswered("1.1");
        arrives("1.2");
        town.reports.survey(PHONE, town.after(100), Set.of("1.2"));
        assertThat(calls())
                .extracting(call -> call.state() + " " + call.outcome().orElse(null))
                .containsExactlyInAnyOrder("ENDED ANSWERED", "QUEUED null");
        assertThat(suzuki().state()).isEqualTo(OperatorState.WRAP_UP);
        assertThat(town.seated()).last().isEqualTo("1001 paused");
        assertThat(town.calls.today(SUZUKI).waiting()).isEqualTo(1);
        assertThat(town.reports.newest(PHONE)).contains(town.after(100));
    }

    @Test
    void anOperatorsTelephoneShouldBeOnesOwnWhileOneWorksThere() {
        suzukiIsReady();
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> town.seats.sit(SATO, DESK_1))
                .satisfies(refused -> assertThat(refused.reason().ja()).contains("鈴木 一郎さん"));
        town.seats.away(SUZUKI, AwayReason.BREAK);
        town.seats.sit(SATO, DESK_1);
        assertThat(town.seats.mine(SUZUKI)).isEmpty();
        assertThat(town.seats.list(SATO))
                .extracting(OperatorStatus::user)
                .containsExactly(SATO.user().orElseThrow());
    }

    @Test
    void awayDuringACallShouldTakeEffectAfterTheWrapUp() {
        suzukiIsReady();
        arrives("1.1");
        isAnswered("1.1");
        town.seats.away(SUZUKI, AwayReason.BREAK);
        assertThat(suzuki().state()).isEqualTo(OperatorState.TALKING);
        town.report(new Ended("1.1", town.after(60)));
        town.calls.wrapUp(SUZUKI, Optional.empty());
        assertThat(suzuki().reason()).contains(AwayReason.BREAK);
    }

    @Test
    @Requirement({"ST-044", "YK-082"})
    void eachStateOfAnOperatorShouldBeKeptWithTheTimeAtWhichItBegan() {
        suzukiIsReady();
        arrives("1.1");
        isAnswered("1.1");
        town.report(new Ended("1.1", town.after(69)));
        town.clock.advance(Duration.ofSeconds(99));
        town.calls.wrapUp(SUZUKI, Optional.empty());
        town.seats.away(SUZUKI, AwayReason.BREAK);

        assertThat(states())
                .endsWith(
                        "READY " + town.after(0),
                        "TALKING " + town.after(9),
                        "WRAP_UP " + town.after(69),
                        "READY " + town.after(99),
                        "AWAY " + town.after(99));
    }

    private List<String> states() {
        return town.store
                .unit()
                .required(
                        em ->
                                em
                                        .createQuery(
                                                "select s.state, s.since from StateEntity s order by"
                                                        + " s.id",
                                                Object[].class)
                                        .getResultList()
                                        .stream()
                                        .map(
                                                row ->
                                                        row[0]
                                                                + " "
                                                                + Times.instant(
                                                                        (LocalDateTime) row[1]))
                                        .toList());
    }

    @Test
    @Requirement("FJ-117")
    void aCallBackShouldRingTheOperatorFirstAndBeOneAtATimeForACase() {
        suzukiIsReady();
        arrives("1.1");
        town.report(new Ended("1.1", town.after(15)));
        town.calls.callBack(SUZUKI, only().id());
        Call made =
                town.calls.live(SUZUKI).stream().filter(Call::outgoing).findFirst().orElseThrow();
        assertThat(town.asked)
                .anyMatch(said -> said.startsWith("1001 calls +819012345678 as desk-"));
        assertThat(suzuki().state()).isEqualTo(OperatorState.TALKING);
        town.seats.sit(SATO, DESK_2);
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> town.calls.callBack(SATO, made.caseId().orElseThrow()));
        String id =
                town.store
                        .unit()
                        .required(em -> em.find(CallEntity.class, made.id().value()).pbxCall());
        town.report(new Answered(id, town.after(120), DESK_1), new Ended(id, town.after(180)));
        assertThat(town.calls.ofCase(SUZUKI, made.caseId().orElseThrow()))
                .extracting(call -> call.outcome().orElseThrow())
                .containsExactlyInAnyOrder(Outcome.ABANDONED, Outcome.ANSWERED);
        assertThat(suzuki().state()).isEqualTo(OperatorState.WRAP_UP);
        assertThat(town.calls.callbacksDue(SUZUKI, 10)).isEmpty();
    }

    @Test
    void aCallBackThatCannotBeMadeShouldLeaveTheOperatorReady() {
        suzukiIsReady();
        arrives("1.1");
        town.report(new Ended("1.1", town.after(15)));
        town.refusing = true;
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> town.calls.callBack(SUZUKI, only().id()));
        assertThat(suzuki().state()).isEqualTo(OperatorState.READY);
        assertThat(town.calls.live(SUZUKI)).isEmpty();
    }

    @Test
    void aTransferShouldGoToWhereOneTalks() {
        suzukiIsReady();
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> town.calls.transfer(SUZUKI, "2001", TransferKind.BLIND));
        arrives("1.1");
        isAnswered("1.1");
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> town.calls.transfer(SUZUKI, "税務課", TransferKind.BLIND));
        town.calls.transfer(SUZUKI, "2001", TransferKind.ATTENDED);
        town.calls.endConsultation(SUZUKI, ConsultationEnd.PUT_THROUGH);
        assertThat(town.asked).endsWith("1001 asks 2001", "1001 puts through");
    }

    @Test
    void aCallThatIsFirstHeardOfWhileItRingsShouldBeACase() {
        suzukiIsReady();
        CallEvent ringing = new Ringing("1.1", town.after(6), DESK_1);
        town.report(ringing);
        assertThat(only().caseId()).isPresent();
        assertThat(town.accepted).containsOnlyKeys("1.1");
    }

    @Test
    void aCaseThatAPersonHasClosedShouldNotKeepTheCallFromBeingNoted() {
        suzukiIsReady();
        arrives("1.1");
        town.report(new Ringing("1.1", town.after(6), DESK_1));
        town.closedByAPerson = true;
        town.report(new Answered("1.1", town.after(9), DESK_1));
        assertThat(only().state()).isEqualTo(CallState.TALKING);
        assertThat(suzuki().state()).isEqualTo(OperatorState.TALKING);
        town.report(new Ended("1.1", town.after(69)));
        assertThat(only().outcome()).contains(Outcome.ANSWERED);
    }

    @Test
    void eventsThatCameTogetherShouldMakeTheSameAsOneByOne() {
        suzukiIsReady();
        town.reports.report(
                PHONE,
                List.of(
                        new Arrived("1.1", town.after(0), HANAKO, "", "0570001000"),
                        new Queued("1.1", town.after(5), "tax"),
                        new Queued("1.2", town.after(5), "tax"),
                        new Ringing("1.1", town.after(6), DESK_1),
                        new Answered("1.1", town.after(9), DESK_1),
                        new Ended("1.2", town.after(20)),
                        new Ended("1.1", town.after(69))));
        assertThat(town.accepted).containsOnlyKeys("1.1");
        assertThat(town.accepted.get("1.1").sender().address()).isEqualTo(HANAKO);
        assertThat(town.done).contains("assign 鈴木 一郎");
        assertThat(calls())
                .extracting(call -> call.outcome().orElseThrow())
                .containsExactlyInAnyOrder(Outcome.ANSWERED, Outcome.ABANDONED);
        assertThat(suzuki().state()).isEqualTo(OperatorState.WRAP_UP);
    }

    @Test
    @Requirement("FJ-055")
    void aCitizenOnHoldShouldBeSeenAtTheOperatorsSeatUntilTheyTalkAgain() {
        suzukiIsReady();
        arrives("1.1");
        isAnswered("1.1");
        assertThat(suzuki().heldSince()).isEmpty();
        town.report(new Held("1.1", town.after(20), DESK_1));
        town.report(new Held("1.1", town.after(20), DESK_1));
        assertThat(suzuki().heldSince()).contains(town.after(20));
        assertThat(suzuki().state()).isEqualTo(OperatorState.TALKING);
        town.report(new Resumed("1.1", town.after(35), DESK_1));
        assertThat(suzuki().heldSince()).isEmpty();
        town.report(
                new Held("1.1", town.after(40), DESK_1),
                new Released("1.1", town.after(50), DESK_1),
                new Ended("1.1", town.after(50)),
                new Held("1.1", town.after(51), DESK_1));
        assertThat(suzuki().heldSince()).isEmpty();
        assertThat(only().talked(town.after(60))).isEqualTo(Duration.ofSeconds(41));
    }

    @Test
    @Requirement("FJ-116")
    void aCallThatNobodyAnsweredShouldBePlannedAgainAndStandFirstUntilSomebodyTalks() {
        suzukiIsReady();
        CallId tried = town.calls.callBack(SUZUKI, new CaseId(2026, 5));
        town.report(new Ended(pbxCall(tried), town.after(30)));
        assertThat(town.calls.callbacksDue(SUZUKI, 9)).isEmpty();
        assertThatExceptionOfType(RejectedException.class)
                .as("a time that is over")
                .isThrownBy(() -> town.calls.callAgain(SUZUKI, tried, town.clock.instant()));
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(
                        () ->
                                town.calls.callAgain(
                                        SUZUKI,
                                        tried,
                                        town.clock.instant().plus(Duration.ofDays(367))));

        Instant later = town.clock.instant().plus(Duration.ofHours(3));
        town.calls.callAgain(SUZUKI, tried, later);
        town.report(
                new Arrived(
                        "lost",
                        town.after(40),
                        new Address(AddressKind.PHONE, "+81466251111"),
                        "",
                        "1"),
                new Queued("lost", town.after(41), "tax"),
                new Ended("lost", town.after(50)));
        assertThat(town.calls.callbacksDue(SUZUKI, 9))
                .extracting(Call::callAgainAt)
                .containsExactly(Optional.of(later), Optional.empty());
        assertThat(town.done).contains("call.again call " + tried);

        town.calls.wrapUp(SUZUKI, Optional.empty());
        CallId second = town.calls.callBack(SUZUKI, tried);
        town.report(new Answered(pbxCall(second), town.after(90), DESK_1));
        assertThat(town.calls.callbacksDue(SUZUKI, 9))
                .extracting(Call::callAgainAt)
                .containsExactly(Optional.empty());
        assertThatExceptionOfType(RejectedException.class)
                .as("they talk")
                .isThrownBy(() -> town.calls.callAgain(SUZUKI, second, later));
    }

    @Test
    @Requirement("ST-107")
    void aCallOfThreeShouldBeTalkedOnByTheOperatorAndShowWhoJoined() {
        suzukiIsReady();
        arrives("1.1");
        isAnswered("1.1");
        town.calls.transfer(SUZUKI, "2001", TransferKind.ATTENDED);
        town.calls.endConsultation(SUZUKI, ConsultationEnd.JOIN);
        assertThat(town.asked).endsWith("1001 asks 2001", "1001 joins");
        town.report(
                new Held("1.1", town.after(20), DESK_1),
                new Joined("1.1", town.after(30), DESK_1, "2001"));
        assertThat(suzuki().heldSince()).isEmpty();
        town.report(new Joined("1.1", town.after(30), DESK_1, "2001"));
        assertThat(suzuki().state()).isEqualTo(OperatorState.TALKING);
        assertThat(only())
                .satisfies(
                        call -> {
                            assertThat(call.state()).isEqualTo(CallState.TALKING);
                            assertThat(call.transfer()).contains(TransferKind.JOINED);
                            assertThat(call.transferredTo()).isEqualTo("2001");
                        });
        town.report(new Released("1.1", town.after(69), DESK_1));
        assertThat(suzuki().state()).isEqualTo(OperatorState.WRAP_UP);
        town.report(new Ended("1.1", town.after(99)));
        assertThat(only().talked(town.after(200))).isEqualTo(Duration.ofSeconds(60));
        assertThat(new StoredCallCounts(town.store).transfers(town.after(0), town.after(1)))
                .as("it was not handed on")
                .isEmpty();
    }

    @Test
    @Requirement("ST-095")
    void somebodyShouldBeCalledAboutNoCaseAndTheLastCallThereBeKnown() {
        suzukiIsReady();
        PhoneNumber chief = new PhoneNumber("+819011112222");
        CallId id = town.calls.call(SUZUKI, chief, "emergency list of department 9001");
        assertThat(town.done).contains("call.dial emergency list of department 9001");
        assertThat(town.asked).endsWith("1001 calls " + chief + " as " + pbxCall(id));
        town.seats.sit(SATO, DESK_2);
        assertThatExceptionOfType(RejectedException.class)
                .as("a colleague is calling there")
                .isThrownBy(() -> town.calls.call(SATO, chief, "the same"));
        town.report(
                new Answered(pbxCall(id), town.after(20), DESK_1),
                new Ended(pbxCall(id), town.after(60)));
        assertThat(town.calls.lastTo(SATO, chief).orElseThrow())
                .satisfies(
                        call -> {
                            assertThat(call.outcome()).contains(Outcome.ANSWERED);
                            assertThat(call.answeredBy()).isEqualTo(SUZUKI.user());
                            assertThat(call.caseId()).isEmpty();
                        });
        town.calls.wrapUp(SUZUKI, Optional.empty());
        assertThat(town.calls.lastTo(SATO, new PhoneNumber("+819099999999"))).isEmpty();
    }

    private String pbxCall(CallId id) {
        return town.store.unit().required(em -> CallStore.known(em, id).pbxCall());
    }

    @Test
    void onlyASupervisorAtATelephoneShouldListenToWhoTalksNowAndNeverUnaudited() {
        suzukiIsReady();
        arrives("1.1");
        town.report(new Ringing("1.1", town.after(6), DESK_1));
        CallId call = only().id();
        assertThatExceptionOfType(PermissionDeniedException.class)
                .isThrownBy(() -> town.calls.listenTo(SUZUKI, call, Listening.QUIETLY));
        assertThatExceptionOfType(RejectedException.class)
                .as("no telephone")
                .isThrownBy(() -> town.calls.listenTo(CHIEF, call, Listening.QUIETLY));
        town.seats.sit(CHIEF, DESK_2);
        assertThatExceptionOfType(RejectedException.class)
                .as("it only rings")
                .isThrownBy(() -> town.calls.listenTo(CHIEF, call, Listening.QUIETLY));
        town.report(new Answered("1.1", town.after(9), DESK_1));
        town.calls.listenTo(CHIEF, call, Listening.QUIETLY);
        assertThat(town.asked).endsWith("1002 listens QUIETLY to 1001");
        assertThat(town.done).endsWith("call.listen-live call " + call);
        town.calls.listenTo(CHIEF, call, Listening.WHISPERING);
        assertThat(town.asked).endsWith("1002 listens WHISPERING to 1001");
        assertThat(town.done).endsWith("call.whisper call " + call);
    }
}
