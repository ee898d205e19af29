// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.sms.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.madoguchi.channel.sms.internal.Letters.Alphabet;

class LettersTest {
    private static final String JAPANESE = "【市役所】髙橋𠮷 様①〜";

    private static Letters read(byte[] octets, int coding) {
        return Letters.of(octets, coding, Alphabet.GSM7);
    }

    @Test
    void japaneseShouldBeReadInUcs2WithWhatLiesBeyond() {
        assertThat(read(JAPANESE.getBytes(StandardCharsets.UTF_16BE), 8))
                .isEqualTo(new Letters(JAPANESE, true));
    }

    @Test
    void aFlashMessageShouldBeReadLikeAnyOther() {
        assertThat(read("至急".getBytes(StandardCharsets.UTF_16BE), 0x18).text()).isEqualTo("至急");
        assertThat(read("abc".getBytes(StandardCharsets.US_ASCII), 0x10).text()).isEqualTo("abc");
        assertThat(read("abc".getBytes(StandardCharsets.US_ASCII), 0xf0).text()).isEqualTo("abc");
    }

    @Test
    void jisShouldBeReadWithTheLettersOfWindows() {
        byte[] jis = "髙橋①".getBytes(Charset.forName("x-windows-iso2022jp"));
        assertThat(read(jis, 5)).isEqualTo(new Letters("髙橋①", true));
    }

    @Test
    void everythingGsm7HasShouldComeBack() {
        String all =
                "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./09:;<=>?¡AZÄÖÑÜ§¿azäöñüà^{}\\[~]|€\f";
        assertThat(Gsm7.canWrite(all)).isTrue();
        assertThat(read(Gsm7.encode(all), 0)).isEqualTo(new Letters(all, true));
    }

    @Test
    void gsm7ShouldKnowItsPlaces() {
        assertThat(Gsm7.encode("@_É ?¡Z§¿zà"))
                .containsExactly(0x00, 0x11, 0x1f, 0x20, 0x3f, 0x40, 0x5a, 0x5f, 0x60, 0x7a, 0x7f);
        assertThat(Gsm7.canWrite("`")).isFalse();
        assertThat(Gsm7.canWrite("\u001b")).isFalse();
    }

    @Test
    void whatTheContractSaysOfTheCentresAlphabetShouldDecide() {
        byte[] umlaut = {(byte) 0xe4};
        assertThat(Letters.of(umlaut, 0, Alphabet.LATIN1).text()).isEqualTo("ä");
        assertThat(Letters.of("あ".getBytes(StandardCharsets.UTF_8), 0, Alphabet.UTF8).text())
                .isEqualTo("あ");
        assertThat(Letters.of(umlaut, 0, Alphabet.GSM7).faithful()).isFalse();
    }

    @Test
    void whatCannotBeReadShouldBeSaidAndNeverThrow() {
        assertThat(read(new byte[] {0x30, 0x42, 0x30}, 8).faithful()).isFalse();
        assertThat(read(new byte[] {(byte) 0xd8, 0x42}, 8).faithful()).isFalse();
        assertThat(read(new byte[] {1, 2, 3}, 4).faithful()).isFalse();
        assertThat(read(new byte[] {0x1b}, 0).text()).isEmpty();
        for (int coding = 0; coding < 256; coding++) {
            assertThat(read(new byte[] {(byte) 0xff, 0x1b, (byte) 0x80}, coding).text())
                    .isNotNull();
        }
    }
}
