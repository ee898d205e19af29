// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers are told by their check digits, so that a telephone number raises no alarm. */
class SecretNumbersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "番号は555123409878です。",
                "番号は5551-2340-9878です。",
                "番号は5551 2340 9878です。",
                "番号は５５５１２３４０９８７８です。",
                "番号は５５５１－２３４０－９８７８です。",
                "番号は5551‐2340‐9878です。"
            })
    void aPersonalNumberShouldBeFoundHoweverItIsWritten(String text) {
        assertThat(new SecretNumbers(text).holdPersonalNumber()).isTrue();
        assertThat(new SecretNumbers(text).holdCardNumber()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "番号は555123409877です。",
                "電話 0463-21-1111 と 0463-21-2222",
                "受付番号：2026-000123",
                "法人番号は8555123409878です。",
                "2026年11月29日 10時30分"
            })
    void otherNumbersShouldNotBeTakenForIt(String text) {
        assertThat(new SecretNumbers(text).holdPersonalNumber()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111000022223331",
                "4111-0000-2222-3331",
                "カード 3528 1234 5678 9012 で",
                "４１１１００００２２２２３３３１"
            })
    void aCardNumberShouldBeFound(String text) {
        assertThat(new SecretNumbers(text).holdCardNumber()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"4111000022223332", "1111000022223331", "41110000222233310"})
    void otherLongNumbersShouldNotBeTakenForACard(String text) {
        assertThat(new SecretNumbers(text).holdCardNumber()).isFalse();
    }
}
