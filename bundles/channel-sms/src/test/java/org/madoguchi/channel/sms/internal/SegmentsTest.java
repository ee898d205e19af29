// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.sms.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.madoguchi.channel.sms.internal.Segments.Code;

class SegmentsTest {
    private static final String FAMILY = "👨\u200d👩\u200d👧\u200d👦";

    private static Segments japanese(String text) {
        return Segments.of(text, false, false);
    }

    @Test
    void seventyCharactersShouldBeOneMessageAndSeventyOneTwo() {
        assertThat(japanese("あ".repeat(70)).count()).isEqualTo(1);
        Segments two = japanese("あ".repeat(71));
        assertThat(two.texts()).containsExactly("あ".repeat(67), "あ".repeat(4));
    }

    @Test
    void aSurrogatePairShouldNeverBeCut() {
        Segments parts = japanese("あ".repeat(66) + "𠮷野家" + "い".repeat(66));
        assertThat(parts.texts().get(0)).isEqualTo("あ".repeat(66));
        assertThat(parts.texts().get(1)).startsWith("𠮷野家");
        assertThat(String.join("", parts.texts()))
                .isEqualTo("あ".repeat(66) + "𠮷野家" + "い".repeat(66));
    }

    @Test
    void aLetterAndItsMarkAndAJoinedEmojiShouldStayTogether() {
        // か + combining voiced mark, as some telephones write が
        assertThat(japanese("あ".repeat(66) + "か\u3099" + "い".repeat(9)).texts().get(1))
                .startsWith("か\u3099");
        assertThat(japanese("あ".repeat(60) + FAMILY + "い".repeat(9)).texts().get(1))
                .startsWith(FAMILY);
    }

    @Test
    void aCharacterLongerThanAMessageShouldBeCutAtLast() {
        String tower = "か" + "\u0301".repeat(200);
        Segments parts = japanese(tower);
        assertThat(parts.texts()).allMatch(part -> part.length() <= 67);
        assertThat(String.join("", parts.texts())).isEqualTo(tower);
    }

    @Test
    void anyTextShouldComeTogetherAgain() {
        Random random = new Random(20261128);
        for (int round = 0; round < 200; round++) {
            StringBuilder text = new StringBuilder();
            int length = 1 + random.nextInt(400);
            for (int i = 0; i < length; i++) {
                text.appendCodePoint(
                        switch (random.nextInt(5)) {
                            case 0 -> 0x1f600 + random.nextInt(50);
                            case 1 -> 0x20b9f;
                            case 2 -> 0x3099;
                            case 3 -> 'a' + random.nextInt(26);
                            default -> 0x3042 + random.nextInt(80);
                        });
            }
            Segments parts = japanese(text.toString());
            assertThat(String.join("", parts.texts())).isEqualTo(text.toString());
            assertThat(parts.texts())
                    .allMatch(
                            part ->
                                    part.equals(
                                            new String(
                                                    part.getBytes(StandardCharsets.UTF_16BE),
                                                    StandardCharsets.UTF_16BE)));
        }
    }

    @Test
    void gsm7ShouldBeUsedOnlyWhenAskedForAndPossible() {
        assertThat(Segments.of("See city.example.jp", false, false).code()).isEqualTo(Code.UCS2);
        assertThat(Segments.of("See city.example.jp", true, false).code()).isEqualTo(Code.GSM7);
        assertThat(Segments.of("市のHP: city.example.jp", true, false).code()).isEqualTo(Code.UCS2);
    }

    @Test
    void gsm7ShouldHoldOneHundredAndSixtySeptetsAndCountTheEuroTwice() {
        assertThat(Segments.of("a".repeat(160), true, false).count()).isEqualTo(1);
        assertThat(Segments.of("a".repeat(159) + "€", true, false).texts())
                .containsExactly("a".repeat(153), "aaaaaa€");
        assertThat(Segments.of("a".repeat(152) + "€a€", true, false).count()).isEqualTo(1);
    }

    @Test
    void thePartsShouldSayWhichTheyAre() {
        Segments two = japanese("あ".repeat(71));
        assertThat(HexFormat.of().formatHex(Arrays.copyOf(two.message(2, 0x1234, false), 8)))
                .isEqualTo("0500033402023042");
        Segments wide = Segments.of("あ".repeat(71), false, true);
        assertThat(wide.texts().get(0)).hasSize(66);
        assertThat(HexFormat.of().formatHex(Arrays.copyOf(wide.message(1, 0x1234, true), 9)))
                .isEqualTo("060804123402013042");
    }

    @Test
    void aSingleMessageShouldHaveNoHeader() {
        assertThat(japanese("はい").message(1, 7, false))
                .isEqualTo("はい".getBytes(StandardCharsets.UTF_16BE));
    }
}
