// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.phone.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.asteriskjava.manager.event.AttendedTransferEvent;
import org.asteriskjava.manager.event.HangupEvent;
import org.asteriskjava.manager.event.HoldEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.QueueCallerJoinEvent;
import org.asteriskjava.manager.event.UnholdEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.telephony.CallEvent;
import org.madoguchi.api.telephony.CallEvent.Answered;
import org.madoguchi.api.telephony.CallEvent.Arrived;
import org.madoguchi.api.telephony.CallEvent.Ended;
import org.madoguchi.api.telephony.CallEvent.Held;
import org.madoguchi.api.telephony.CallEvent.Joined;
import org.madoguchi.api.telephony.CallEvent.MenuChosen;
import org.madoguchi.api.telephony.CallEvent.Queued;
import org.madoguchi.api.telephony.CallEvent.Released;
import org.madoguchi.api.telephony.CallEvent.Resumed;
import org.madoguchi.api.telephony.CallEvent.Ringing;
import org.madoguchi.api.telephony.CallEvent.TakenUp;
import org.madoguchi.api.telephony.CallEvent.Transferred;
import org.madoguchi.api.telephony.CallEvent.TurnedAway;
import org.madoguchi.api.telephony.CallEvent.Unanswered;
import org.madoguchi.api.telephony.Extension;
import org.madoguchi.api.telephony.Outcome;
import org.madoguchi.api.telephony.TransferKind;
import org.madoguchi.platform.asterisk.AmiAccount;
import org.madoguchi.platform.asterisk.AmiConnection;
import org.madoguchi.platform.asterisk.AmiListener;
import org.madoguchi.platform.asterisk.AmiTrouble;
import org.madoguchi.test.Requirement;

/**
 * On what a real Asterisk 22 with the dialplan of {@code telephony/asterisk} told the channel's own
 * user, read through a real session.
 */
@Timeout(180)
class CallMapperTest {
    private static final Address CALLER = new Address(AddressKind.PHONE, "0312345678");
    private static final Extension DESK = new Extension("1001");

    private final CallMapper mapper =
            new CallMapper(
                    PhoneSettings.of(
                                    PhoneSettingsTest.values(
                                            "queues", "madoguchi,tax",
                                            "menu", "2:tax:税金",
                                            "entrance.events.numbers", "0468229999",
                                            "entrance.events.name", "催しの案内",
                                            "entrance.events.announcement", "events"))
                            .entrances(),
                    ZoneId.of("Asia/Tokyo"),
                    Clock.systemUTC());

    @Test
    void anAnsweredCallShouldBeToldFromArrivalToEnd() throws Exception {
        List<CallEvent> told = tell("answered.txt");
        assertThat(kinds(told))
                .containsExactly(
                        Arrived.class,
                        MenuChosen.class,
                        Queued.class,
                        Ringing.class,
                        Answered.class,
                        Released.class,
                        Ended.class);
        assertThat(told).extracting(CallEvent::call).containsOnly(told.get(0).call());
        assertThat(told).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
        assertThat(told.get(0))
                .isEqualTo(
                        new Arrived(
                                told.get(0).call(), told.get(0).at(), CALLER, "", "0570001000"));
        assertThat(told.get(1)).extracting("choice").isEqualTo("2 税金");
        assertThat(told.get(4)).extracting("extension").isEqualTo(DESK);
    }

    @Test
    void aBlindTransferShouldNameItsTargetBeforeTheOperatorIsFree() throws Exception {
        List<CallEvent> told = tell("blind-transfer.txt");
        assertThat(kinds(told))
                .endsWith(Transferred.class, Released.class, TakenUp.class, Ended.class);
        assertThat(told.get(5))
                .isEqualTo(
                        new Transferred(
                                told.get(0).call(),
                                told.get(5).at(),
                                DESK,
                                "2001",
                                TransferKind.BLIND));
    }

    @Test
    void anAttendedTransferShouldBeOneWhenTheOperatorPutsThrough() throws Exception {
        List<CallEvent> told = tell("attended-transfer.txt");
        assertThat(kinds(told)).endsWith(Transferred.class, Released.class, Ended.class);
        assertThat(told.get(5))
                .isEqualTo(
                        new Transferred(
                                told.get(0).call(),
                                told.get(5).at(),
                                DESK,
                                "2001",
                                TransferKind.ATTENDED));
    }

    @Test
    void whoGivesUpShouldJustEnd() throws Exception {
        assertThat(kinds(tell("abandoned.txt")))
                .containsExactly(
                        Arrived.class, MenuChosen.class, Queued.class, Ringing.class, Ended.class);
    }

    @Test
    void aTelephoneThatNobodyTakesUpShouldBeTold() throws Exception {
        assertThat(kinds(tell("unanswered.txt")))
                .containsSubsequence(Ringing.class, Unanswered.class);
    }

    @Test
    void aCallerWhoIsNotLetInShouldBeToldWithTheReason() throws Exception {
        List<CallEvent> told = tell("busy.txt");
        assertThat(kinds(told)).containsExactly(Arrived.class, TurnedAway.class, Ended.class);
        assertThat(told.get(0)).extracting("caller").isEqualTo(Address.NONE);
        assertThat(told.get(1)).extracting("outcome").isEqualTo(Outcome.OVERFLOW);
    }

    @Test
    @Requirement({"ST-024", "YK-029"})
    void aCallByAnEntranceShouldBeToldWithItsNameAndWhatBecameOfIt() {
        MadoguchiCallEvent arrived = step("arrived");
        arrived.setDetail("0468229999");
        assertThat(mapper.map(arrived)).element(1).extracting("entrance").isEqualTo("催しの案内");
        assertThat(mapper.map(step("announced")))
                .singleElement()
                .extracting("outcome")
                .isEqualTo(Outcome.ANNOUNCED);
    }

    @Test
    @Requirement("FJ-055")
    void aCallOnHoldShouldBeToldOfTheOperatorsTelephoneOnly() {
        mapper.map(step("arrived"));
        HoldEvent hold = new HoldEvent("test");
        hold.setLinkedId("1795290000.7");
        hold.setChannel("PJSIP/citizens-00000003");
        assertThat(mapper.map(hold)).isEmpty();
        hold.setChannel("PJSIP/1001-00000004");
        assertThat(kinds(mapper.map(hold))).containsExactly(Held.class);
        UnholdEvent unhold = new UnholdEvent("test");
        unhold.setLinkedId("1795290000.7");
        unhold.setChannel("PJSIP/1001-00000004");
        assertThat(kinds(mapper.map(unhold))).containsExactly(Resumed.class);
        hold.setLinkedId("1795290000.99");
        assertThat(mapper.map(hold)).as("no call of ours").isEmpty();
    }

    @Test
    @Requirement("ST-107")
    void aCallOfThreeShouldBeOverForTheOperatorWhoPutsDown() {
        mapper.map(step("arrived"));
        AttendedTransferEvent three = new AttendedTransferEvent("test");
        three.setResult("Success");
        three.setDestType("Threeway");
        three.setTransfereeUniqueid("1795290000.7");
        three.setOrigTransfererUniqueid("1795290001.8");
        three.setOrigTransfererChannel("PJSIP/1001-00000004");
        assertThat(kinds(mapper.map(three))).containsExactly(Joined.class);
        HangupEvent down = new HangupEvent("test");
        down.setUniqueId("1795290001.8");
        down.setChannel("PJSIP/1001-00000004");
        assertThat(mapper.map(down))
                .singleElement()
                .isInstanceOf(Released.class)
                .extracting(CallEvent::call)
                .isEqualTo("1795290000.7");
    }

    private static MadoguchiCallEvent step(String name) {
        MadoguchiCallEvent step = new MadoguchiCallEvent("test");
        step.setStep(name);
        step.setCall("1795290000.7");
        return step;
    }

    @Test
    void aCallOfTheDeskShouldHaveTheDesksId() throws Exception {
        List<CallEvent> told = tell("call-back.txt");
        assertThat(kinds(told)).containsExactly(Answered.class, Ended.class);
        assertThat(told).extracting(CallEvent::call).containsOnly("desk-0a1b2c3d");
    }

    @Test
    void theEndOfAChannelThatIsNoCallShouldNotBeOne() throws Exception {
        mapper.startOver(Set.of());
        List<ManagerEvent> heard = hear("abandoned.txt");
        List<CallEvent> told = new ArrayList<>();
        // the session begins in the middle of somebody else's hangups
        heard.subList(heard.size() - 3, heard.size())
                .forEach(event -> told.addAll(mapper.map(event)));
        assertThat(told).isEmpty();
    }

    @Test
    void anEventThatNamesNoCallShouldTellNothing() {
        for (String call : new String[] {null, "", " ", "1".repeat(151)}) {
            MadoguchiCallEvent arrived = new MadoguchiCallEvent("test");
            arrived.setStep("arrived");
            arrived.setCall(call);
            QueueCallerJoinEvent joined = new QueueCallerJoinEvent("test");
            joined.setUniqueId(call);
            assertThat(mapper.map(arrived)).isEmpty();
            assertThat(mapper.map(joined)).isEmpty();
        }
    }

    private static List<Class<?>> kinds(List<CallEvent> events) {
        List<Class<?>> kinds = new ArrayList<>();
        events.forEach(event -> kinds.add(event.getClass()));
        return kinds;
    }

    private List<CallEvent> tell(String recording) throws Exception {
        List<CallEvent> told = new ArrayList<>();
        hear(recording).forEach(event -> told.addAll(mapper.map(event)));
        return told;
    }

    private static List<ManagerEvent> hear(String recording) throws Exception {
        List<Object> heard = new CopyOnWriteArrayList<>();
        AmiListener ear =
                new AmiListener() {
                    @Override
                    public void connected() {
                        heard.add("connected");
                    }

                    @Override
                    public void event(ManagerEvent event) {
                        heard.add(event);
                    }

                    @Override
                    public void disconnected(AmiTrouble trouble) {}
                };
        try (RecordedAsterisk asterisk = new RecordedAsterisk();
                AmiConnection session =
                        new AmiConnection(
                                new AmiAccount("127.0.0.1", asterisk.port(), "desk", "secret"),
                                List.of(MadoguchiCallEvent.class),
                                ear)) {
            session.open();
            await().until(() -> asterisk.asks("Events", "EventMask", "on"));
            asterisk.tell(recording);
            asterisk.write("Event: UserEvent\nUserEvent: MadoguchiCall\nStep: end\nCall: end\n\n");
            await().until(() -> isEnd(heard.get(heard.size() - 1)));
        }
        return heard.stream()
                .filter(ManagerEvent.class::isInstance)
                .map(ManagerEvent.class::cast)
                .filter(event -> !isEnd(event))
                .toList();
    }

    private static boolean isEnd(Object heard) {
        return heard instanceof MadoguchiCallEvent step && step.getStep().equals("end");
    }
}
