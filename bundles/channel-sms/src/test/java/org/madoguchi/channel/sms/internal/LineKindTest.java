// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.sms.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.madoguchi.api.channel.PhoneNumber;

class LineKindTest {
    @ParameterizedTest
    @CsvSource({
        "090-1234-5678, MOBILE",
        "０８０ー１２３４ー５６７８, MOBILE",
        "070 1234 5678, MOBILE",
        "060-1234-5678, MOBILE",
        "+81 90 1234 5678, MOBILE",
        "+81 (0)90-1234-5678, MOBILE",
        "0466-25-1111, LANDLINE",
        "03-1234-5678, LANDLINE",
        "050-1234-5678, LANDLINE",
        "020-1234-5678, LANDLINE",
        "+1 202 555 0123, FOREIGN",
    })
    void aNumberShouldSayWhatItReaches(String written, LineKind kind) {
        assertThat(PhoneNumber.read(written)).map(LineKind::of).hasValue(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "819012345678, 1",
        "+819012345678, 1",
        "09012345678, 2",
        "819012345678, 0",
        "09012345678, 0",
    })
    void theSameTelephoneShouldBeOneNumberHoweverTheCentreWritesIt(String address, int type) {
        assertThat(LineKind.numberIn(address, type)).hasValue(new PhoneNumber("+819012345678"));
    }

    @Test
    void namesAndShortCodesShouldBeNoNumbers() {
        assertThat(LineKind.numberIn("Yamato", 5)).isEmpty();
        assertThat(LineKind.numberIn("20001", 3)).isEmpty();
        assertThat(LineKind.numberIn("", 0)).isEmpty();
    }
}
