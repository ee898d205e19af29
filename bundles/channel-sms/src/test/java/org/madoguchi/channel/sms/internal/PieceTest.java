// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.sms.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PieceTest {
    private static final Instant NOW = Instant.parse("2026-11-28T01:00:00Z");

    private static Piece with(int esmClass, byte[] data, Map<Integer, byte[]> parameters) {
        return Pieces.piece(NOW, esmClass, data, parameters);
    }

    @Test
    void aHeaderOfEightOrSixteenBitsShouldSayWhichPartItIs() {
        assertThat(with(0x40, new byte[] {5, 0, 3, 9, 3, 2, 0, 65}, Map.of()).concatenation())
                .hasValue(new Concatenation(9, 3, 2));
        assertThat(with(0x40, new byte[] {6, 8, 4, 1, 9, 3, 2, 0, 65}, Map.of()).concatenation())
                .hasValue(new Concatenation(0x109, 3, 2));
        // behind another information element
        assertThat(
                        with(0x40, new byte[] {8, 0x24, 1, 1, 0, 3, 9, 3, 2, 0, 65}, Map.of())
                                .concatenation())
                .hasValue(new Concatenation(9, 3, 2));
    }

    @Test
    void theBodyShouldBeWhatIsBehindTheHeader() {
        assertThat(with(0x40, new byte[] {5, 0, 3, 9, 3, 2, 0, 65}, Map.of()).body())
                .containsExactly(0, 65);
    }

    @Test
    void optionalParametersShouldSayItAsWell() {
        Map<Integer, byte[]> sar =
                Map.of(
                        Tag.SAR_REFERENCE,
                        new byte[] {1, 2},
                        Tag.SAR_TOTAL,
                        new byte[] {2},
                        Tag.SAR_NUMBER,
                        new byte[] {1});
        assertThat(with(0, new byte[] {0, 65}, sar).concatenation())
                .hasValue(new Concatenation(0x102, 2, 1));
    }

    @Test
    void aLongMessageMayComeAsPayload() {
        byte[] payload = "あ".repeat(500).getBytes(StandardCharsets.UTF_16BE);
        Piece piece = with(0, new byte[0], Map.of(Tag.MESSAGE_PAYLOAD, payload));
        assertThat(piece.body()).isEqualTo(payload);
    }

    @Test
    void nonsenseShouldBeAWholeMessageAndNeverThrow() {
        assertThat(with(0x40, new byte[] {5, 0, 3, 9, 0, 0, 0, 65}, Map.of()).concatenation())
                .isEmpty();
        assertThat(with(0x40, new byte[] {(byte) 200, 1, 2}, Map.of()).body())
                .containsExactly(200, 1, 2);
        assertThat(with(0x40, new byte[0], Map.of()).body()).isEmpty();
        Random random = new Random(7);
        for (int round = 0; round < 2000; round++) {
            byte[] data = new byte[random.nextInt(20)];
            random.nextBytes(data);
            Piece piece = with(random.nextInt(256), data, Map.of());
            assertThat(piece.body()).isNotNull();
            assertThat(piece.key()).isNotEmpty();
            assertThat(Piece.parse(piece.transcript()).hash()).isEqualTo(piece.hash());
        }
    }

    @Test
    void aTranscriptShouldHoldEverything() {
        Piece piece =
                with(0x43, new byte[] {1, 2, -1}, Map.of(Tag.MESSAGE_PAYLOAD, new byte[] {9, -9}));
        Piece again = Piece.parse(piece.transcript());
        assertThat(again.transcript()).isEqualTo(piece.transcript());
        assertThat(again.parameter(Tag.MESSAGE_PAYLOAD)).hasValue(new byte[] {9, -9});
        assertThat(again.receivedAt()).isEqualTo(NOW);
    }

    @Test
    void aTranscriptThatWasCutShouldBeNoPiece() {
        String transcript = with(0, new byte[] {0, 65}, Map.of()).transcript();
        for (int length = 0; length < transcript.length() - 1; length++) {
            String cut = transcript.substring(0, length);
            assertThatThrownBy(() -> Piece.parse(cut)).isInstanceOf(RuntimeException.class);
        }
    }

    @Test
    void theTimeShouldNotTellTwoDeliveriesApart() {
        Piece later = Pieces.whole(NOW.plusSeconds(60), "はい");
        assertThat(later.hash()).isEqualTo(Pieces.whole(NOW, "はい").hash());
        assertThat(later.hash()).isNotEqualTo(Pieces.whole(NOW, "いいえ").hash());
    }
}
