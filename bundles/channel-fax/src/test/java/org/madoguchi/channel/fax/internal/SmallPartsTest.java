// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.fax.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.OutboundId;
import org.madoguchi.channel.fax.internal.Attempts.Attempt;
import org.madoguchi.channel.fax.internal.CallOutcome.Kind;
import org.madoguchi.test.Requirement;

/** Names of files, results of calls, text off pages, settings, records. */
class SmallPartsTest {
    @TempDir Path folder;

    @Test
    void aReceivedFilesNameShouldTellWhoSentItAndWhen() {
        ReceivedName name =
                ReceivedName.read(
                                "20261128T010203Z_0466550199_0355550101_1795290053.7_complete.tif")
                        .orElseThrow();
        assertThat(name.at()).isEqualTo(Instant.parse("2026-11-28T01:02:03Z"));
        assertThat(name.sender().value()).isEqualTo("+81355550101");
        assertThat(name.complete()).isTrue();
        assertThat(name.externalId()).isEqualTo("1795827723-1795290053.7");
    }

    @Test
    void aWithheldNumberShouldBeNoAddress() {
        assertThat(
                        ReceivedName.read("20261128T010203Z_0466550199__1795290053.7_partial.tif")
                                .orElseThrow()
                                .sender())
                .isEqualTo(Address.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scan.tif",
                "20269999T990203Z_0466550199__1.7_complete.tif",
                "20261128T010203Z_0466550199_0355550101_1.7_complete.tif.part",
                "20261128T010203Z_0466550199_$(reboot)_1.7_complete.tif"
            })
    @Requirement("FJ-185")
    void anyOtherNameShouldTellNothing(String name) {
        assertThat(ReceivedName.read(name)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "SUCCESS:02:HANGUP, SENT, 2",
        "FAILED:01:TIMEOUT, BROKEN, 1",
        "FAILED:0:NO_RESPONSE, NO_MACHINE, 0",
        ":0:, NO_MACHINE, 0",
        "FAILED:00:FILE_ERROR, UNREADABLE, 0"
    })
    void theDialplansResultShouldBeUnderstood(String result, Kind kind, int pages) {
        assertThat(CallOutcome.of(result)).isEqualTo(new CallOutcome(kind, pages));
    }

    @ParameterizedTest
    @CsvSource({
        "17, BUSY",
        "19, NO_ANSWER",
        "16, NO_ANSWER",
        "1, NOT_CONNECTED",
        "34, NOT_CONNECTED"
    })
    void whyNobodyAnsweredShouldBeUnderstood(int cause, Kind kind) {
        assertThat(CallOutcome.unanswered(cause).kind()).isEqualTo(kind);
    }

    @Test
    void whoIsGivenUpShouldBeToldWhyInBothLanguages() {
        LocalizedText said = FaxSender.givenUp(5, Texts.text("send.broken", 2));
        assertThat(said.ja()).startsWith("5回かけましたが送れませんでした。2枚まで送ったところで");
        assertThat(said.en()).startsWith("Not sent after 5 calls. The line broke after 2 pages.");
    }

    @Test
    void blanksBetweenJapaneseCharactersShouldGoAndThoseBetweenWordsStay() {
        assertThat(ReadText.clean("転入 届 に つい て 、 教え て\n\n\n\nTEL 0466 55 0199 まで \n\f"))
                .isEqualTo("転入届について、教えて\n\nTEL 0466 55 0199まで");
    }

    @Test
    void theTitleShouldBeTheFirstLineThatSaysSomething() {
        assertThat(ReadText.title("2026-11-28 10:00 P.01/02\n|-.\n転入届について\n本文です。"))
                .isEqualTo("転入届について");
        assertThat(ReadText.title("1234")).isEmpty();
        assertThat(ReadText.title("あ".repeat(100))).hasSize(61);
    }

    @Test
    void settingsShouldSayWhatToMend() {
        assertThat(FaxSettings.read(settings()).sending().tries()).isEqualTo(5);
        assertWrong("inbox", "/no/such/folder", "name a folder that exists");
        assertWrong("dial", "PJSIP/trunk", "PJSIP/{number}@trunk");
        assertWrong("station.header", "あさひ市", "Latin letters");
        assertWrong("ami.port", "x", "whole number");
        assertWrong(".ami.secret", "", "is missing");
        assertThat(FaxSettings.read(settings()).toString()).doesNotContain("hush");
    }

    private void assertWrong(String key, String value, String said) {
        Map<String, Object> values = settings();
        values.put(key, value);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FaxSettings.read(values))
                .withMessageContaining(key)
                .withMessageContaining(said);
    }

    private Map<String, Object> settings() {
        return new HashMap<>(
                Map.of(
                        "id", "fax-main",
                        ".ami.secret", "hush",
                        "inbox", folder.toString(),
                        "outbox", folder.toString(),
                        "dial", "PJSIP/{number}@trunk",
                        "station.number", "0466-55-0199",
                        "station.header", "ASAHI CITY"));
    }

    @Test
    void attemptsShouldBeCountedOverRestarts() throws IOException {
        OutboundId message = new OutboundId(7);
        assertThat(attempts().last(message)).isEmpty();
        Attempt first = attempts().begin(message);
        attempts().write(first.failed(true));
        Attempt second = attempts().begin(message);
        assertThat(second.number()).isEqualTo(2);
        assertThat(second.failed()).isEqualTo(1);
        assertThat(second.withoutMachine()).isEqualTo(1);
        assertThat(attempts().name(second)).isEqualTo("madoguchi-fax-main-7-2");
        assertThat(attempts().last(message)).contains(second);
    }

    @Test
    void onlyOldRecordsShouldBeTidiedAway() throws IOException {
        attempts().begin(new OutboundId(7));
        Path foreign = Files.writeString(folder.resolve("other.txt"), "");
        attempts().tidy();
        assertThat(attempts().last(new OutboundId(7))).isPresent();
        new Attempts(
                        folder,
                        Desk.CHANNEL,
                        Clock.offset(Clock.systemUTC(), java.time.Duration.ofDays(10)))
                .tidy();
        assertThat(attempts().last(new OutboundId(7))).isEmpty();
        assertThat(foreign).exists();
    }

    private Attempts attempts() {
        return new Attempts(
                folder,
                Desk.CHANNEL,
                Clock.tick(Clock.systemUTC(), java.time.Duration.ofMillis(1)));
    }
}
