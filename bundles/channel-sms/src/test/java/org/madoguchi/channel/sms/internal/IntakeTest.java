// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.sms.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.channel.PhoneNumber;
import org.madoguchi.test.TestClock;

class IntakeTest {
    private static final PhoneNumber HANAKO = new PhoneNumber("+819012345678");

    @TempDir private Path folder;
    private final TestClock clock = new TestClock(Instant.parse("2026-11-28T01:00:00Z"));
    private final Desk desk = new Desk();
    private final List<PhoneNumber> confirmed = new ArrayList<>();
    private OptOuts optOuts;
    private Ledger ledger;
    private Conversations conversations;
    private Intake intake;

    @BeforeEach
    void start() {
        ledger = new Ledger(folder.resolve("ledger.txt"), clock);
        optOuts = new OptOuts(folder.resolve("opt-outs.txt"), clock);
        conversations =
                new Conversations(folder.resolve("conversations.txt"), Duration.ofDays(3), clock);
        intake =
                new Intake(
                        new Spool(folder.resolve("spool"), 10, clock),
                        desk,
                        new IncomingReader(new ChannelId("sms-main"), Letters.Alphabet.GSM7),
                        new Receipts(new ChannelId("sms-main"), ledger, desk, true),
                        conversations,
                        optOuts,
                        new OptOutWords(Set.of("停止", "STOP"), Set.of("再開")),
                        confirmed::add,
                        Duration.ofMinutes(30),
                        clock);
    }

    /** As after a sudden death: only what lies on the disk is left. */
    private void startAgain() {
        start();
    }

    private Intake.Outcome whole(String text) {
        return intake.take(Pieces.whole(clock.instant(), text));
    }

    private Intake.Outcome part(int number, String text) {
        return intake.take(Pieces.part(clock.instant(), 42, 3, number, text));
    }

    private InboundMessage only() {
        assertThat(desk.messages()).hasSize(1);
        return desk.messages().get(0);
    }

    @Test
    void aMessageShouldBecomeACaseOfItsSender() {
        assertThat(whole("住民票は何時までですか").whole()).isPresent();
        assertThat(only().text()).isEqualTo("住民票は何時までですか");
        assertThat(only().sender().address())
                .isEqualTo(new Address(AddressKind.PHONE, "+819012345678"));
        assertThat(only().problems()).isEmpty();
        assertThat(new String(only().original().bytes(), StandardCharsets.UTF_8))
                .contains("short_message = ", "data_coding = 8");
    }

    @Test
    void theSameDeliveredTwiceShouldBeOneMessage() {
        whole("はい");
        clock.advance(Duration.ofMinutes(5));
        whole("はい");
        startAgain();
        whole("はい");
        assertThat(desk.messages()).hasSize(1);
    }

    @Test
    void theSameSaidTwiceShouldBeTwoMessages() {
        Gathering first = whole("はい").whole().orElseThrow();
        clock.advance(Duration.ofSeconds(90));
        intake.forget(first);
        whole("はい");
        assertThat(desk.messages()).hasSize(2);
    }

    @Test
    void theSameSaidLongAfterwardsShouldBeAnotherMessageInAnyCase() {
        whole("はい");
        clock.advance(Duration.ofHours(2));
        whole("はい");
        assertThat(desk.messages()).hasSize(2);
    }

    @Test
    void whatTheDeskCannotTakeShouldBeRefusedAndTakenOnce() {
        desk.goAway();
        assertThatThrownBy(() -> whole("はい")).isInstanceOf(IllegalStateException.class);
        desk.comeBack();
        clock.advance(Duration.ofSeconds(20));
        whole("はい");
        clock.advance(Duration.ofSeconds(20));
        intake.sweep();
        assertThat(desk.messages()).hasSize(1);
    }

    @Test
    void whatTheCentreDoesNotBringAgainShouldStillBeTaken() {
        desk.goAway();
        assertThatThrownBy(() -> whole("はい")).isInstanceOf(IllegalStateException.class);
        startAgain();
        desk.comeBack();
        clock.advance(Duration.ofMinutes(1));
        intake.sweep();
        assertThat(only().text()).isEqualTo("はい");
    }

    @Test
    void partsShouldBePutInOrderWhateverOrderTheyComeIn() {
        part(3, "よう。");
        part(1, "おは");
        assertThat(desk.messages()).isEmpty();
        part(2, "よう、おは");
        assertThat(only().text()).isEqualTo("おはよう、おはよう。");
        assertThat(only().problems()).isEmpty();
    }

    @Test
    void partsShouldSurviveASuddenDeath() {
        part(1, "あ");
        part(2, "い");
        startAgain();
        part(3, "う");
        assertThat(desk.texts()).containsExactly("あいう");
    }

    @Test
    void repeatedPartsShouldChangeNothing() {
        part(1, "あ");
        part(1, "あ");
        part(2, "い");
        part(3, "う");
        startAgain();
        assertThat(part(3, "う").safe()).isTrue();
        part(1, "あ");
        clock.advance(Duration.ofHours(3));
        intake.sweep();
        assertThat(desk.texts()).containsExactly("あいう");
    }

    @Test
    void aDeathBetweenStoringAndNotingShouldNotDoubleALongMessage() {
        part(1, "あ");
        part(2, "い");
        desk.goAway();
        assertThatThrownBy(() -> part(3, "う")).isInstanceOf(IllegalStateException.class);
        // the desk has it, the note was not written
        desk.comeBack();
        desk.accept(
                new IncomingReader(new ChannelId("sms-main"), Letters.Alphabet.GSM7)
                        .read(spooled(), List.of(), List.of()));
        startAgain();
        part(3, "う");
        assertThat(desk.texts()).containsExactly("あいう");
    }

    private Gathering spooled() {
        return new Spool(folder.resolve("spool"), 10, clock)
                .since(clock.instant().plusSeconds(1))
                .get(0);
    }

    @Test
    void whatIsRememberedShouldBeForgottenAfterDays() {
        part(1, "あ");
        part(2, "い");
        part(3, "う");
        Path taken = folder.resolve("spool/taken");
        assertThat(taken).isNotEmptyDirectory();
        clock.advance(Duration.ofDays(3));
        intake.sweep();
        assertThat(taken).isEmptyDirectory();
    }

    @Test
    void aLetterThatTheSenderCutShouldBeWhole() {
        byte[] letter = "𠮷".getBytes(StandardCharsets.UTF_16BE);
        intake.take(Pieces.part(clock.instant(), 5, 2, 1, Arrays.copyOfRange(letter, 0, 2)));
        intake.take(Pieces.part(clock.instant(), 5, 2, 2, Arrays.copyOfRange(letter, 2, 4)));
        assertThat(only().text()).isEqualTo("𠮷");
        assertThat(only().problems()).isEmpty();
    }

    @Test
    void aMissingPartShouldBeWaitedForAndThenSaid() {
        part(1, "はじめ");
        part(3, "おわり");
        clock.advance(Duration.ofMinutes(29));
        intake.sweep();
        assertThat(desk.messages()).isEmpty();
        clock.advance(Duration.ofMinutes(2));
        startAgain();
        intake.sweep();
        assertThat(only().text()).isEqualTo("はじめ［…］おわり");
        assertThat(only().problems().get(0).ja()).contains("3通", "2通目");
    }

    @Test
    void aPartThatComesTooLateShouldJoinTheSameCase() {
        part(1, "はじめ");
        part(3, "おわり");
        clock.advance(Duration.ofMinutes(31));
        intake.sweep();
        part(2, "なか");
        clock.advance(Duration.ofMinutes(31));
        intake.sweep();
        assertThat(desk.texts()).containsExactly("はじめ［…］おわり", "［…］なか［…］");
        assertThat(desk.messages().get(1).thread().references())
                .contains(desk.messages().get(0).thread().messageId());
    }

    @Test
    void aReferenceThatIsUsedAgainShouldNotMixTwoMessages() {
        part(1, "古い");
        clock.advance(Duration.ofMinutes(10));
        part(1, "あ");
        part(2, "い");
        part(3, "う");
        assertThat(desk.texts()).containsExactly("あいう");
        clock.advance(Duration.ofMinutes(31));
        intake.sweep();
        assertThat(desk.texts()).containsExactly("あいう", "古い［…］");
    }

    @Test
    void tooManyWaitingPartsShouldBeLeftWithTheCentre() {
        for (int i = 0; i < 10; i++) {
            assertThat(intake.take(Pieces.part(clock.instant(), i, 2, 1, "あ")).safe()).isTrue();
        }
        assertThat(intake.take(Pieces.part(clock.instant(), 77, 2, 1, "あ")).safe()).isFalse();
    }

    @Test
    void aDamagedFileShouldBePutAsideAndHinderNothing() throws IOException {
        part(1, "あ");
        Path waiting = folder.resolve("spool/waiting");
        Files.writeString(waiting.resolve("0123456789abcdef.1"), "received = gestern\n");
        Files.writeString(waiting.resolve(".halfwritten.1"), "rece");
        intake.sweep();
        part(2, "い");
        part(3, "う");
        assertThat(desk.texts()).containsExactly("あいう");
        assertThat(folder.resolve("spool/unreadable/0123456789abcdef.1")).exists();
    }

    @Test
    void aMessageSoonAfterAnotherShouldNameIt() {
        conversations.note(HANAKO, "sms-main-out-7");
        clock.advance(Duration.ofHours(1));
        whole("ありがとう");
        assertThat(only().thread().references()).containsExactly("sms-main-out-7");
        clock.advance(Duration.ofHours(80));
        whole("別の件です");
        assertThat(desk.messages().get(1).thread().references()).isEmpty();
    }

    @Test
    void aConversationShouldOutliveARestart() {
        whole("一つ目");
        startAgain();
        whole("二つ目");
        assertThat(desk.messages().get(1).thread().references())
                .containsExactly(desk.messages().get(0).thread().messageId());
    }

    @Test
    void aStopShouldBeObeyedShownAndConfirmedOnce() {
        whole("停止");
        startAgain();
        whole("停止");
        assertThat(optOuts.contains(HANAKO)).isTrue();
        assertThat(only().problems().get(0).ja()).contains("配信停止にしました");
        assertThat(confirmed).containsExactly(HANAKO);
    }

    @Test
    void aStartShouldUndoIt() {
        whole("STOP");
        whole("再開");
        assertThat(optOuts.contains(HANAKO)).isFalse();
        assertThat(desk.texts()).containsExactly("STOP", "再開");
    }

    @Test
    void aReceiptShouldBeKeptUntilTheDeskHasHeardOfIt() {
        ledger.onTheWay(7, 1, 1);
        ledger.accepted(7, 1, "M1");
        Piece receipt = Pieces.receipt(clock.instant(), "id:M1 stat:UNDELIV err:1", Map.of());
        assertThat(intake.take(receipt).safe()).isTrue();
        startAgain();
        desk.goAway();
        clock.advance(Duration.ofSeconds(5));
        assertThatThrownBy(() -> intake.sweep()).isInstanceOf(IllegalStateException.class);
        desk.comeBack();
        assertThat(intake.sweep()).isTrue();
        assertThat(intake.sweep()).isFalse();
        assertThat(only().thread().references()).containsExactly("sms-main-out-7");
    }

    @Test
    void whoHasNoNumberShouldBeANameThatCannotBeAnswered() {
        Piece fromName =
                new Piece(
                        clock.instant(),
                        "Yamato",
                        5,
                        "0570012345",
                        0,
                        0,
                        0,
                        new byte[] {'h', 'i'},
                        Map.of());
        intake.take(fromName);
        assertThat(only().sender().address()).isEqualTo(Address.NONE);
        assertThat(only().sender().name()).isEqualTo("Yamato");
        assertThat(only().problems()).hasSize(1);
    }
}
