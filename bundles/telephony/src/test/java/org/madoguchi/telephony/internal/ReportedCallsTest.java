// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.telephony.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.madoguchi.telephony.internal.Exchange.CHIEF;
import static org.madoguchi.telephony.internal.Exchange.DESK_1;
import static org.madoguchi.telephony.internal.Exchange.DESK_2;
import static org.madoguchi.telephony.internal.Exchange.HANAKO;
import static org.madoguchi.telephony.internal.Exchange.PHONE;
import static org.madoguchi.telephony.internal.Exchange.SATO;
import static org.madoguchi.telephony.internal.Exchange.SUZUKI;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.madoguchi.api.Content;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.telephony.AwayReason;
import org.madoguchi.api.telephony.Call;
import org.madoguchi.api.telephony.CallChanged;
import org.madoguchi.api.telephony.CallEvent;
import org.madoguchi.api.telephony.CallEvent.Answered;
import org.madoguchi.api.telephony.CallEvent.Arrived;
import org.madoguchi.api.telephony.CallEvent.Ended;
import org.madoguchi.api.telephony.CallEvent.MenuChosen;
import org.madoguchi.api.telephony.CallEvent.Queued;
import org.madoguchi.api.telephony.CallEvent.Recorded;
import org.madoguchi.api.telephony.CallEvent.Released;
import org.madoguchi.api.telephony.CallEvent.Ringing;
import org.madoguchi.api.telephony.CallEvent.TakenUp;
import org.madoguchi.api.telephony.CallEvent.Transferred;
import org.madoguchi.api.telephony.CallEvent.TurnedAway;
import org.madoguchi.api.telephony.CallEvent.Unanswered;
import org.madoguchi.api.telephony.CallId;
import org.madoguchi.api.telephony.CallState;
import org.madoguchi.api.telephony.OperatorState;
import org.madoguchi.api.telephony.OperatorStatus;
import org.madoguchi.api.telephony.Outcome;
import org.madoguchi.api.telephony.TransferKind;
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
        assertThat(town.asked())
                .containsExactly("1001 paused", "1001 ready", "1001 paused", "1001 ready");
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
        assertThat(town.asked()).last().isEqualTo("1001 paused");
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
        assertThat(town.asked()).last().isEqualTo("1001 paused");
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
    @Requirement("FJ-117")
    void aCallBackShouldRingTheOperatorFirstAndBeOneAtATimeForACase() {
        suzukiIsReady();
        arrives("1.1");
        town.report(new Ended("1.1", town.after(15)));
        town.calls.callBack(SUZUKI, only().id());
        Call made =
                town.calls.live(SUZUKI).stream().filter(Call::outgoing).findFirst().orElseThrow();
        assertThat(town.asked())
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
        town.calls.endConsultation(SUZUKI, true);
        assertThat(town.asked()).endsWith("1001 asks 2001", "1001 puts through");
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
    void onlyASupervisorAtATelephoneShouldListenToWhoTalksNowAndNeverUnaudited() {
        suzukiIsReady();
        arrives("1.1");
        town.report(new Ringing("1.1", town.after(6), DESK_1));
        CallId call = only().id();
        assertThatExceptionOfType(PermissionDeniedException.class)
                .isThrownBy(() -> town.calls.listenTo(SUZUKI, call));
        assertThatExceptionOfType(RejectedException.class)
                .as("no telephone")
                .isThrownBy(() -> town.calls.listenTo(CHIEF, call));
        town.seats.sit(CHIEF, DESK_2);
        assertThatExceptionOfType(RejectedException.class)
                .as("it only rings")
                .isThrownBy(() -> town.calls.listenTo(CHIEF, call));
        town.report(new Answered("1.1", town.after(9), DESK_1));
        town.calls.listenTo(CHIEF, call);
        assertThat(town.asked()).endsWith("1002 listens to 1001");
        assertThat(town.done).endsWith("call.listen-live call " + call);
    }
}
