// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {
    @ParameterizedTest
    @CsvSource({
        "0466251111, +81466251111",
        "0466-25-1111, +81466251111",
        "０４６６（２５）１１１１, +81466251111",
        "０４６６－２５－１１１１, +81466251111",
        "0466ー25ー1111, +81466251111",
        "0466−25‐1111, +81466251111",
        "+81 466 25 1111, +81466251111",
        "+81 (0)466-25-1111, +81466251111",
        "+810466251111, +81466251111",
        "184 0466 25 1111, +81466251111",
        "186-090-1234-5678, +819012345678",
        "010 81 90 1234 5678, +819012345678",
        "090.1234.5678, +819012345678",
        "050-1234-5678, +815012345678",
        "0120-123-456, +81120123456",
        "0800-123-4567, +818001234567",
        "010-1-202-555-0123, +12025550123",
        "+44 20 7946 0123, +442079460123",
    })
    void oneLineShouldBeOneString(String written, String value) {
        assertThat(PhoneNumber.read(written)).contains(new PhoneNumber(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "110",
                "201",
                "非通知",
                "anonymous",
                "25-1111",
                "046625111",
                "04662511112",
                "090-1234-567",
                "090123456789",
                "0466-25-1111 内線 12",
                "+81",
                "+8190123456789",
                "++81466251111",
                "819012345678",
                "00466251111",
                "1234567890123456789"
            })
    void whatIsNoCompleteNumberShouldBeNone(String written) {
        assertThat(PhoneNumber.read(written)).isEmpty();
    }

    @Test
    void aVeryLongTextShouldBeNoNumber() {
        assertThat(PhoneNumber.read("0".repeat(1_000_000))).isEmpty();
    }

    @Test
    void aNumberShouldBeDialledAsPeopleDial() {
        assertThat(new PhoneNumber("+81466251111").dialled()).isEqualTo("0466251111");
        assertThat(new PhoneNumber("+12025550123").dialled()).isEqualTo("01012025550123");
    }

    @Test
    void anotherFormShouldBeRefusedWithoutTellingTheNumber() {
        assertThatThrownBy(() -> new PhoneNumber("0466251111"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("0466");
    }

    @Test
    void addressesOfOneLineShouldBeEqualHoweverTheChannelWroteThem() {
        assertThat(new Address(AddressKind.PHONE, "0466-25-1111"))
                .isEqualTo(new Address(AddressKind.PHONE, "+81466251111"));
        assertThat(new Address(AddressKind.PHONE, "+819012345678").written())
                .isEqualTo("09012345678");
        assertThat(new Address(AddressKind.PHONE, "201").value()).isEqualTo("201");
        assertThat(new Address(AddressKind.LINE, "0466251111").value()).isEqualTo("0466251111");
    }
}
