// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.sms.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.ChannelHealth;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.Delivery;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.channel.Origin;
import org.madoguchi.api.channel.OutboundId;
import org.madoguchi.api.channel.OutboundMessage;
import org.madoguchi.api.channel.Party;
import org.madoguchi.test.TestClock;

/** Out to a centre that answers as it is told, and the receipts for it. */
class SmsSenderTest {
    private static final ChannelId CHANNEL = new ChannelId("sms-main");
    private static final String LONG = "あ".repeat(140);

    @TempDir private Path folder;
    private final TestClock clock = new TestClock(Instant.parse("2026-11-28T01:00:00Z"));
    private final Desk desk = new Desk();
    private final ScriptedCentre centre = new ScriptedCentre();
    private SmsHealth health;
    private Ledger ledger;
    private SmsSender sender;
    private Receipts receipts;

    @BeforeEach
    void start() {
        health = new SmsHealth(CHANNEL, "smsc:2775", desk, clock);
        health.bound();
        ledger = new Ledger(folder.resolve("ledger.txt"), clock);
        OptOuts optOuts = new OptOuts(folder.resolve("opt-outs.txt"), clock);
        sender =
                new SmsSender(
                        CHANNEL,
                        new OutgoingRules(
                                new OutgoingRules.Limits(Set.of(LineKind.MOBILE), 5, false, false),
                                List.of(ApprovedText.parse("any", "何でも", "{{text:300}}")),
                                new Hosts(Set.of()),
                                optOuts),
                        ledger,
                        new Conversations(
                                folder.resolve("conversations.txt"), Duration.ofHours(1), clock),
                        centre,
                        health,
                        clock);
        receipts = new Receipts(CHANNEL, ledger, desk, true);
    }

    /** As after a sudden death. */
    private void startAgain() {
        start();
    }

    private static OutboundMessage message(long id, String text) {
        return new OutboundMessage(
                new OutboundId(id),
                CHANNEL,
                new Party(new Address(AddressKind.PHONE, "090-1234-5678"), "花子"),
                "",
                text,
                List.of(),
                new CaseId(2026, 1),
                "token",
                "",
                List.of(),
                false);
    }

    private void receipt(String id, String word) {
        receipt(id, word, Map.of());
    }

    private void receipt(String id, String word, Map<Integer, byte[]> parameters) {
        receipts.take(
                Pieces.receipt(
                        clock.instant(),
                        "id:" + id + " sub:001 dlvrd:000 stat:" + word + " err:042 text:",
                        parameters));
    }

    @Test
    void aMessageShouldLeaveInUcs2() {
        assertThat(sender.send(message(7, "受付番号は2026-000001です")))
                .isEqualTo(new Delivery.Accepted("sms-main-out-7"));
        Submission only = centre.taken.get(0);
        assertThat(only.to().value()).isEqualTo("+819012345678");
        assertThat(only.dataCoding()).isEqualTo((byte) 8);
        assertThat(only.hasHeader()).isFalse();
        assertThat(new String(only.message(), StandardCharsets.UTF_16BE))
                .isEqualTo("受付番号は2026-000001です");
    }

    @Test
    void aLongMessageShouldLeaveInPartsOfOneReference() {
        sender.send(message(258, LONG));
        assertThat(centre.taken)
                .extracting(part -> Arrays.toString(Arrays.copyOf(part.message(), 6)))
                .containsExactly("[5, 0, 3, 2, 3, 1]", "[5, 0, 3, 2, 3, 2]", "[5, 0, 3, 2, 3, 3]");
    }

    @ParameterizedTest
    @ValueSource(
            ints = {Status.THROTTLED, Status.QUEUE_FULL, Status.SYSTEM_ERROR, Status.TEMPORARY})
    void aBusyCentreShouldBeTriedAgainLater(int status) {
        centre.answers.add(status);
        Delivery.Deferred later = (Delivery.Deferred) sender.send(message(1, "はい"));
        assertThat(later.retryAfter()).isGreaterThanOrEqualTo(Duration.ofSeconds(60));
        assertThat(later.reason().ja()).contains("自動で送ります");
        assertThat(health.current().state()).isEqualTo(ChannelHealth.State.UP);
    }

    @ParameterizedTest
    @ValueSource(ints = {Status.INVALID_DESTINATION, 0x01, 0x65, 0x0401})
    void aFinalNoShouldBeRefusedWithTheCentresCode(int status) {
        centre.answers.add(status);
        Delivery.Refused never = (Delivery.Refused) sender.send(message(1, "はい"));
        assertThat(never.reason().ja()).contains(Status.hex(status));
    }

    @Test
    void aSenderThatIsNotOursShouldBeSeenInTheHealth() {
        centre.answers.add(Status.INVALID_SOURCE);
        assertThat(sender.send(message(1, "はい"))).isInstanceOf(Delivery.Deferred.class);
        assertThat(health.current().state()).isEqualTo(ChannelHealth.State.DEGRADED);
        sender.send(message(1, "はい"));
        assertThat(health.current().state()).isEqualTo(ChannelHealth.State.UP);
    }

    @Test
    void withoutALineNothingShouldLeave() {
        centre.bound = false;
        assertThat(sender.send(message(1, "はい"))).isInstanceOf(Delivery.Deferred.class);
        assertThat(centre.tried).isZero();
    }

    @Test
    void aMessageThatStoppedBetweenPartsShouldGoOnWhereItStopped() {
        centre.answers.addAll(List.of(0, Status.THROTTLED));
        Delivery.Deferred later = (Delivery.Deferred) sender.send(message(1, LONG));
        assertThat(later.reason().ja()).contains("3通", "2通目から");
        startAgain();
        assertThat(sender.send(message(1, LONG))).isInstanceOf(Delivery.Accepted.class);
        assertThat(centre.taken).hasSize(3);
        assertThat(centre.taken)
                .extracting(part -> (int) part.message()[5])
                .containsExactly(1, 2, 3);
    }

    @Test
    void aRefusalBetweenPartsShouldTellWhatTheRecipientCanRead() {
        centre.answers.addAll(List.of(0, 0x01));
        Delivery.Refused never = (Delivery.Refused) sender.send(message(1, LONG));
        assertThat(never.reason().ja()).contains("3通に分けたうち2通目から先が送られていません");
    }

    @Test
    void aMessageThatStoppedLongAgoShouldBeginAnew() {
        centre.answers.addAll(List.of(0, Status.THROTTLED));
        sender.send(message(1, LONG));
        clock.advance(Duration.ofHours(2));
        sender.send(message(1, LONG));
        assertThat(centre.taken).hasSize(4);
    }

    @Test
    void aLostAnswerShouldLeaveTheMessageUncertain() {
        sender.send(message(1, "前の"));
        centre.answers.add(ScriptedCentre.SILENCE);
        assertThatThrownBy(() -> sender.send(message(2, "はい")))
                .isInstanceOf(IllegalStateException.class);
        startAgain();
        assertThat(sender.trace(message(2, "はい"))).isEmpty();
    }

    @Test
    void whatIsKnownShouldBeToldAfterASuddenDeath() {
        assertThat(sender.trace(message(1, "最初の"))).isEmpty();
        sender.send(message(1, "最初の"));
        centre.answers.addAll(List.of(0, Status.THROTTLED));
        sender.send(message(2, LONG));
        startAgain();
        assertThat(sender.trace(message(1, "最初の")))
                .hasValue(new Delivery.Accepted("sms-main-out-1"));
        assertThat(sender.trace(message(2, LONG)).orElseThrow())
                .isInstanceOf(Delivery.Deferred.class);
        // was claimed and never begun
        assertThat(sender.trace(message(3, "次の")).orElseThrow())
                .isInstanceOf(Delivery.Deferred.class);
    }

    @Test
    void aReceiptThatNamesOurReferenceShouldSettleALostAnswer() {
        sender.send(message(1, "前の"));
        centre.answers.add(ScriptedCentre.SILENCE);
        assertThatThrownBy(() -> sender.send(message(2, "はい")))
                .isInstanceOf(IllegalStateException.class);
        int reference = Ledger.reference(2, 1);
        clock.advance(Duration.ofMinutes(2));
        receipt(
                "unknown-to-us",
                "DELIVRD",
                Map.of(
                        Tag.USER_MESSAGE_REFERENCE,
                        new byte[] {(byte) (reference >> 8), (byte) reference}));
        assertThat(sender.trace(message(2, "はい")))
                .hasValue(new Delivery.Accepted("sms-main-out-2"));
        // the outbox does not know yet that it has left: no case would be found by it
        assertThat(desk.messages()).isEmpty();
    }

    @Test
    void aLostMessageShouldComeBackToItsCase() {
        sender.send(message(7, "はい"));
        startAgain();
        receipt("M1", "UNDELIV");
        receipt("M1", "UNDELIV");
        assertThat(desk.messages()).hasSize(1);
        InboundMessage lost = desk.messages().get(0);
        assertThat(lost.origin()).isEqualTo(Origin.BOUNCE);
        assertThat(lost.thread().references()).containsExactly("sms-main-out-7");
        assertThat(lost.text()).contains("届きませんでした", "UNDELIV", "042");
    }

    @Test
    void ofSeveralLostPartsOneShouldBeTold() {
        sender.send(message(7, LONG));
        receipt("M2", "EXPIRED");
        receipt("M3", "EXPIRED");
        receipt("M1", "DELIVRD");
        assertThat(desk.messages()).hasSize(1);
        assertThat(desk.texts().get(0)).contains("3通に分けたうち2通目", "期限");
    }

    @Test
    void aMessageShouldHaveArrivedWhenAllItsPartsHave() {
        sender.send(message(7, LONG));
        receipt("M3", "DELIVRD");
        receipt("M1", "DELIVRD");
        assertThat(desk.messages()).isEmpty();
        receipt("M2", "DELIVRD");
        receipt("M2", "DELIVRD");
        assertThat(desk.messages()).hasSize(1);
        assertThat(desk.messages().get(0).origin()).isEqualTo(Origin.AUTO_REPLY);
        assertThat(desk.texts().get(0)).contains("届きました");
    }

    @Test
    void aReceiptThatTheDeskCannotTakeShouldBeToldAgain() {
        sender.send(message(7, "はい"));
        desk.goAway();
        assertThatThrownBy(() -> receipt("M1", "DELIVRD")).isInstanceOf(RuntimeException.class);
        desk.comeBack();
        receipt("M1", "DELIVRD");
        assertThat(desk.messages()).hasSize(1);
    }

    @Test
    void idsThatTheCentreWritesInTwoWaysShouldBeOne() {
        centre.prefix = "0A";
        sender.send(message(7, "はい"));
        receipt("161", "UNDELIV");
        assertThat(desk.messages()).hasSize(1);
    }

    @Test
    void strangeReceiptsShouldChangeNothing() {
        receipt("nobody", "UNDELIV");
        receipt("nobody", "ENROUTE");
        receipts.take(Pieces.receipt(clock.instant(), "?", Map.of()));
        assertThat(desk.messages()).isEmpty();
    }

    /** Answers "taken" unless it is told otherwise. */
    private static final class ScriptedCentre implements Carrier {
        static final int SILENCE = -1;

        final Deque<Integer> answers = new ArrayDeque<>();
        final List<Submission> taken = new ArrayList<>();
        boolean bound = true;
        String prefix = "M";
        int tried;

        @Override
        public boolean isBound() {
            return bound;
        }

        @Override
        public String submit(Submission message)
                throws NegativeResponseException,
                        InvalidResponseException,
                        ResponseTimeoutException,
                        IOException {
            tried++;
            int answer = Optional.ofNullable(answers.poll()).orElse(0);
            if (answer == SILENCE) {
                throw new ResponseTimeoutException("silence");
            }
            if (answer != 0) {
                throw new NegativeResponseException(answer);
            }
            taken.add(message);
            return prefix + taken.size();
        }
    }
}
