// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A letter to somebody else is noticed by its first line, and only when there is no doubt. */
class SalutationTest {
    private static boolean isForOther(String text, String recipient) {
        return Salutation.of(text).filter(name -> name.isForOtherThan(recipient)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"佐藤 一郎 様, 田中 花子", "佐藤一郎様, 田中　花子", "株式会社みどり 佐藤様, 田中 花子", "田中 太郎 様, 田中 花子"})
    void anotherNameShouldBeNoticed(String line, String recipient) {
        assertThat(isForOther(line + "\n\nお世話になっております。", recipient)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "田中 花子 様, 田中花子",
        "田中 様, 田中 花子",
        "株式会社あさひ 田中 花子 様、, 田中 花子",
        "田中 花子 様, たなか はなこ",
        "田中 花子 様, Hanako Tanaka",
        "田中 花子 様, ''",
        "お客 様, ''"
    })
    void whatMayBeTheSameShouldPass(String line, String recipient) {
        assertThat(isForOther(line + "\n\nお世話になっております。", recipient)).isFalse();
    }

    @Test
    void namesWithinTheTextShouldNotMatter() {
        assertThat(isForOther("ご返信します。\n佐藤 一郎 様のご住所は", "田中 花子")).isFalse();
        assertThat(isForOther("", "田中 花子")).isFalse();
    }
}
