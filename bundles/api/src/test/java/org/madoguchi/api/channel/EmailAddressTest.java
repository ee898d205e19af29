// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
    @ParameterizedTest
    @CsvSource({
        "douro@city.example.jp, douro@city.example.jp",
        "' Douro@City.Example.JP ', douro@city.example.jp",
        "ｄｏｕｒｏ＠ｃｉｔｙ．ｅｘａｍｐｌｅ．ｊｐ, douro@city.example.jp",
        "abc..def.@example.ne.jp, abc..def.@example.ne.jp",
        "a+b/c=d@example.jp, a+b/c=d@example.jp",
        "info@日本語.jp, info@xn--wgv71a119e.jp",
        "info@例え。テスト, info@xn--r8jz45g.xn--zckzah",
    })
    void oneMailboxShouldBeOneString(String written, String value) {
        assertThat(EmailAddress.read(written)).contains(new EmailAddress(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "a@",
                "@example.jp",
                "a@localhost",
                "a@192.0.2.1",
                "a@[192.0.2.1]",
                "a@-example.jp",
                "a@example..jp",
                "a b@example.jp",
                "a@b@example.jp",
                "a@example.jp,b@example.jp",
                "a@example.jp\r\nBcc: b@example.jp",
                "a\u0000@example.jp",
                "あ@example.jp",
                "<a@example.jp>",
            })
    void whatIsNotOneAddressShouldBeNone(String written) {
        assertThat(EmailAddress.read(written)).isEmpty();
    }

    @Test
    void aNameMayStandBeforeIt() {
        assertThat(EmailAddress.readParty("\"佐藤, 一郎\" <Sato@Example.jp>"))
                .contains(new Party(Address.email("sato@example.jp"), "佐藤, 一郎"));
        assertThat(EmailAddress.readParty("佐藤＜sato@example.jp＞"))
                .contains(new Party(Address.email("sato@example.jp"), "佐藤"));
        assertThat(EmailAddress.readParty("佐藤 <a@example.jp> <b@example.jp>")).isEmpty();
        assertThat(EmailAddress.readParty("佐藤 sato@example.jp")).isEmpty();
    }

    @Test
    void hostileLengthsShouldCostNoTime() {
        org.junit.jupiter.api.Assertions.assertTimeout(
                Duration.ofSeconds(1),
                () -> {
                    assertThat(EmailAddress.read("a.".repeat(1_000_000) + "@example.jp")).isEmpty();
                    assertThat(EmailAddress.readParty("<".repeat(1_000_000))).isEmpty();
                    assertThat(EmailAddress.read("a@" + "a-".repeat(290) + ".jp")).isEmpty();
                });
    }

    @Test
    void itsNormalFormShouldBeTheOnlyOne() {
        assertThatThrownBy(() -> new EmailAddress("A@example.jp"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("example");
    }
}
