// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.sms.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.ChannelHealth.State;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.Delivery;
import org.madoguchi.api.channel.Origin;
import org.madoguchi.api.channel.OutboundId;
import org.madoguchi.api.channel.OutboundMessage;
import org.madoguchi.api.channel.Party;
import org.madoguchi.test.Smsc;

/** Against an SMS centre that others wrote. */
class SmscIT {
    private static final String HANAKO = "819012345678";
    private static final int OK = 0;

    private static Smsc smsc;

    @TempDir private Path folder;
    private final Desk desk = new Desk();
    private final ExecutorService citizens = Executors.newCachedThreadPool();
    private SmsDesk sms;

    @BeforeAll
    static void startCentre() {
        smsc = new Smsc();
    }

    @AfterAll
    static void stopCentre() {
        smsc.close();
    }

    @BeforeEach
    void start() {
        start(Map.of());
        await().until(() -> state() == State.UP);
    }

    @AfterEach
    void stop() {
        sms.close();
        citizens.shutdownNow();
        smsc.kill();
        smsc.startAgain();
    }

    private void start(Map<String, Object> more) {
        Map<String, Object> values = SmsSettingsTest.example();
        values.putAll(
                Map.of(
                        "smsc.host",
                        "127.0.0.1",
                        "smsc.port",
                        smsc.port(),
                        "smsc.system.id",
                        smsc.systemId(),
                        ".smsc.password",
                        smsc.password(),
                        "smsc.enquire.seconds",
                        1,
                        "smsc.answer.seconds",
                        10,
                        "template.any",
                        "{{text:300}}"));
        values.putAll(more);
        sms =
                new SmsDesk(
                        SmsSettings.read(values),
                        folder.resolve("sms-main"),
                        desk,
                        desk,
                        Clock.systemUTC());
        sms.start();
    }

    private void startAgain(Map<String, Object> more) {
        sms.close();
        start(more);
        await().until(() -> state() == State.UP);
    }

    private State state() {
        return sms.channel().health().state();
    }

    private Delivery send(long id, String text) {
        return sms.channel().send(message(id, text));
    }

    private static OutboundMessage message(long id, String text) {
        return new OutboundMessage(
                new OutboundId(id),
                new ChannelId("sms-main"),
                new Party(new Address(AddressKind.PHONE, "090-1234-5678"), ""),
                "件名",
                text,
                List.of(),
                new CaseId(2026, 1),
                "token",
                "",
                List.of(),
                false);
    }

    @Test
    void japaneseShouldGoOutAndArriveAsItWasWritten() {
        String text = "【市役所】受付番号は１２３です。髙橋𠮷 様";
        assertThat(send(7, text)).isEqualTo(new Delivery.Accepted("sms-main-out-7"));
        Smsc.Submit only = smsc.submits().get(0);
        assertThat(only.text()).isEqualTo(text);
        assertThat(only.coding()).isEqualTo(8);
        assertThat(only.to()).isEqualTo(HANAKO);
        assertThat(only.from()).isEqualTo("0570012345");
        assertThat(only.registered()).isEqualTo(1);
        assertThat(only.reference()).isEqualTo(Ledger.reference(7, 1));
    }

    @Test
    void aLongTextShouldArriveInPartsThatMakeItAgain() {
        String text = "あ".repeat(66) + "𠮷".repeat(20) + "い".repeat(50);
        send(258, text);
        List<Smsc.Submit> parts = smsc.submits();
        assertThat(parts).hasSize(3);
        assertThat(String.join("", parts.stream().map(Smsc.Submit::text).toList())).isEqualTo(text);
        assertThat(parts.get(2).header()).endsWith("020303");
    }

    @Test
    void aCitizensMessageShouldBeTakenBeforeTheCentreForgetsIt() {
        assertThat(smsc.deliver(HANAKO, "ごみの日はいつですか𠮷")).isEqualTo(OK);
        assertThat(desk.texts()).containsExactly("ごみの日はいつですか𠮷");
        desk.goAway();
        assertThat(smsc.deliver(HANAKO, "まだですか")).isEqualTo(Status.TEMPORARY);
        assertThat(state()).isEqualTo(State.DEGRADED);
        desk.comeBack();
        assertThat(smsc.deliver(HANAKO, "まだですか")).isEqualTo(OK);
        assertThat(desk.texts()).containsExactly("ごみの日はいつですか𠮷", "まだですか");
        assertThat(state()).isEqualTo(State.UP);
    }

    @Test
    void partsShouldSurviveARestartInAnyOrder() {
        assertThat(smsc.deliverPart(HANAKO, 9, 3, 3, "三")).isEqualTo(OK);
        assertThat(smsc.deliverPart(HANAKO, 9, 3, 1, "一")).isEqualTo(OK);
        startAgain(Map.of());
        assertThat(smsc.deliverPart(HANAKO, 9, 3, 1, "一")).isEqualTo(OK);
        assertThat(desk.texts()).isEmpty();
        assertThat(smsc.deliverPart(HANAKO, 9, 3, 2, "二")).isEqualTo(OK);
        assertThat(smsc.deliverPart(HANAKO, 9, 3, 2, "二")).isEqualTo(OK);
        assertThat(desk.texts()).containsExactly("一二三");
    }

    @Test
    void aMissingPartShouldNotKeepTheOthersForEver() {
        startAgain(Map.of("incoming.parts.seconds", 5));
        smsc.deliverPart(HANAKO, 9, 2, 1, "はじめだけ");
        await().untilAsserted(() -> assertThat(desk.texts()).containsExactly("はじめだけ［…］"));
    }

    @Test
    void aLongPayloadAndSegmentsByParametersShouldBeRead() {
        String text = "住民票の写し。".repeat(60);
        String hex =
                java.util.HexFormat.of()
                        .formatHex(text.getBytes(java.nio.charset.StandardCharsets.UTF_16BE));
        assertThat(
                        smsc.deliver(
                                HANAKO,
                                Map.of(
                                        "parameters",
                                        Map.of("message_payload", Map.of("hex", hex)))))
                .isEqualTo(OK);
        for (int number = 2; number >= 1; number--) {
            smsc.deliver(
                    HANAKO,
                    Map.of(
                            "text",
                            number == 1 ? "前" : "後",
                            "parameters",
                            Map.of(
                                    "sar_msg_ref_num",
                                    77,
                                    "sar_total_segments",
                                    2,
                                    "sar_segment_seqnum",
                                    number)));
        }
        assertThat(desk.texts()).containsExactly(text, "前後");
    }

    @Test
    void aStopShouldBeConfirmedOnceAndKeepMessagesBack() {
        startAgain(Map.of("optout.confirmation", "配信を停止しました。"));
        assertThat(smsc.deliver(HANAKO, "停止")).isEqualTo(OK);
        await().until(() -> smsc.submits().size() == 1);
        assertThat(smsc.submits().get(0).text()).isEqualTo("配信を停止しました。");
        assertThat(((Delivery.Refused) send(1, "お知らせ")).reason().ja()).contains("配信停止");
        startAgain(Map.of());
        assertThat(send(2, "お知らせ")).isInstanceOf(Delivery.Refused.class);
        smsc.deliver(HANAKO, "再開");
        assertThat(send(3, "お知らせ")).isInstanceOf(Delivery.Accepted.class);
        assertThat(desk.texts()).containsExactly("停止", "再開");
    }

    @Test
    void theCentresNoShouldBeUnderstood() {
        smsc.behave(Map.of("submit", List.of(Status.THROTTLED, Status.INVALID_DESTINATION, 0)));
        assertThat(send(1, "はい")).isInstanceOf(Delivery.Deferred.class);
        assertThat(send(2, "はい")).isInstanceOf(Delivery.Refused.class);
        assertThat(send(3, "はい")).isInstanceOf(Delivery.Accepted.class);
    }

    @Test
    void silenceShouldLeaveAMessageUncertainUntilAReceiptTells() {
        send(1, "はい");
        smsc.behave(Map.of("submit", List.of(Smsc.SILENT)));
        assertThatThrownBy(() -> send(2, "届いたか")).isInstanceOf(IllegalStateException.class);
        assertThat(sms.channel().trace(message(2, "届いたか"))).isEmpty();
        smsc.deliver(
                HANAKO,
                Map.of(
                        "esm",
                        4,
                        "parameters",
                        Map.of(
                                "receipted_message_id",
                                "lost-id",
                                "message_state",
                                2,
                                "user_message_reference",
                                Ledger.reference(2, 1))));
        await().untilAsserted(
                        () ->
                                assertThat(sms.channel().trace(message(2, "届いたか")))
                                        .hasValue(new Delivery.Accepted("sms-main-out-2")));
    }

    @Test
    void anUndeliverableMessageShouldComeBackToItsCase() {
        send(7, "はい");
        assertThat(smsc.deliverReceipt(HANAKO, smsc.submits().get(0).id(), 5, "UNDELIV"))
                .isEqualTo(OK);
        await().until(() -> desk.messages().size() == 1);
        assertThat(desk.messages().get(0).origin()).isEqualTo(Origin.BOUNCE);
        assertThat(desk.messages().get(0).thread().references()).containsExactly("sms-main-out-7");
    }

    @Test
    void aLineThatBreaksShouldBeSeenAndHealByItself() {
        int before = smsc.binds();
        smsc.hangUp();
        await().until(() -> smsc.binds() > before && state() == State.UP);
        smsc.kill();
        await().until(() -> state() == State.DOWN);
        assertThat(send(1, "はい")).isInstanceOf(Delivery.Deferred.class);
        smsc.startAgain();
        await().until(() -> state() == State.UP);
        assertThat(send(1, "はい")).isInstanceOf(Delivery.Accepted.class);
    }

    @Test
    void aDeafCentreShouldBeNoticed() {
        smsc.behave(Map.of("deaf", true));
        await().until(() -> state() == State.DOWN);
        smsc.behaveWell();
        await().until(() -> state() == State.UP);
    }

    @Test
    void aCentreThatHangsUpAfterEveryBindShouldNotBeCalledWell() {
        smsc.behave(Map.of("hangup", true));
        smsc.hangUp();
        await().until(() -> smsc.binds() >= 3);
        assertThat(state()).isEqualTo(State.DOWN);
        smsc.behaveWell();
        await().until(() -> state() == State.UP);
    }

    @Test
    void aWrongPasswordShouldBeSaidAndNotBeTriedAllTheTime() {
        sms.close();
        int before = smsc.binds();
        start(Map.of(".smsc.password", "falsch"));
        await().until(() -> sms.channel().health().explanation().ja().contains("パスワード"));
        assertThat(smsc.binds() - before).isEqualTo(1);
    }

    @Test
    void aCentreWithoutTlsShouldNotBeTalkedToInTheClear() {
        sms.close();
        start(Map.of("smsc.security", "tls", "smsc.port", smsc.port()));
        await().until(() -> sms.channel().health().explanation().ja().contains("smsc.security"));
        assertThat(smsc.isBound()).isFalse();
    }

    @Test
    void garbageShouldBeAnsweredAndTheLineGoOn() {
        // a deliver_sm whose text is longer than the PDU
        smsc.raw(
                "0000002800000005000000000000002a"
                        + "00010138310000013100"
                        + "0000000000000008"
                        + "00c80041"
                        + "4142");
        assertThat(smsc.deliver(HANAKO, "その後")).isEqualTo(OK);
        // two gigabytes are announced: the line is made anew
        smsc.raw("7fffffff00000005");
        await().until(() -> smsc.binds() >= 2 && state() == State.UP);
        assertThat(smsc.deliver(HANAKO, "それでも")).isEqualTo(OK);
        assertThat(desk.texts()).containsExactly("その後", "それでも");
    }

    @Test
    void aFloodShouldBeThrottledAndLoseNothing() {
        startAgain(Map.of("incoming.per.second", 20));
        List<CompletableFuture<Integer>> answers =
                IntStream.range(0, 200)
                        .mapToObj(
                                i ->
                                        CompletableFuture.supplyAsync(
                                                () -> smsc.deliver(HANAKO, "洪水 " + i), citizens))
                        .toList();
        List<Integer> states = answers.stream().map(CompletableFuture::join).toList();
        assertThat(states).contains(OK, Status.THROTTLED).containsOnly(OK, Status.THROTTLED);
        assertThat(desk.messages()).hasSize((int) states.stream().filter(s -> s == OK).count());
        // the way out is free all the same
        assertThat(send(1, "はい")).isInstanceOf(Delivery.Accepted.class);
    }
}
