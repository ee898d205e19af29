// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.sms.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.madoguchi.api.channel.PhoneNumber;

class OptOutsTest {
    private static final PhoneNumber HANAKO = new PhoneNumber("+819012345678");
    private static final PhoneNumber TARO = new PhoneNumber("+818012345678");

    @TempDir private Path folder;

    private OptOuts open() {
        return new OptOuts(folder.resolve("deep/opt-outs.txt"), Clock.systemUTC());
    }

    @Test
    void aWishShouldOutliveARestart() {
        try (OptOuts list = open()) {
            assertThat(list.add(HANAKO)).isTrue();
            assertThat(list.add(HANAKO)).isFalse();
            list.add(TARO);
            assertThat(list.remove(TARO)).isTrue();
        }
        try (OptOuts again = open()) {
            assertThat(again.contains(HANAKO)).isTrue();
            assertThat(again.contains(TARO)).isFalse();
        }
    }

    @Test
    void aLineThatADeathCutOffShouldBeLeftOut() throws IOException {
        open().close();
        Files.writeString(folder.resolve("deep/opt-outs.txt"), HANAKO.value() + "\n+8180123");
        assertThat(open().contains(HANAKO)).isTrue();
    }

    @Test
    void anAdministratorMayWriteAsPeopleDo() throws IOException {
        open().close();
        Files.writeString(folder.resolve("deep/opt-outs.txt"), "090-1234-5678 電話で申し出\n\n");
        assertThat(open().contains(HANAKO)).isTrue();
    }

    @Test
    void nobodyElseOnTheMachineShouldReadIt() throws IOException {
        open().add(HANAKO);
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(folder.resolve("deep/opt-outs.txt"))))
                .isEqualTo("rw-------");
    }

    @ParameterizedTest
    @ValueSource(strings = {"停止", " 配信停止。", "「停止」", "ＳＴＯＰ", "stop", "Stop!"})
    void aStopShouldBeUnderstoodHoweverItIsWritten(String word) {
        OptOutWords words = new OptOutWords(Set.of("停止", "配信停止", "STOP"), Set.of("再開"));
        assertThat(words.isStop(word)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"停止しないで", "ごみ収集は停止ですか", "", "STOPPER"})
    void aSentenceShouldBeNoOrder(String sentence) {
        OptOutWords words = new OptOutWords(Set.of("停止", "STOP"), Set.of("再開"));
        assertThat(words.isStop(sentence)).isFalse();
    }
}
