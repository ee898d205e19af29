// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which messages may want a translation. */
class ForeignTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "How do I throw away an old sofa?",
                "请问旧沙发怎么扔掉？需要预约吗？谢谢您。",
                "오래된 소파는 어떻게 버리나요? 감사합니다.",
                "Vứt ghế sofa cũ như thế nào ạ?",
                "Como faço? (ごみ) Eu preciso jogar fora um sofá velho esta semana."
            })
    void otherLanguagesShouldBeKnown(String text) {
        assertThat(Foreign.is(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "粗大ごみの申込方法を教えてください。",
                "ｿﾌｧｰﾉｽﾃｶﾀｦｵｼｴﾃｸﾀﾞｻｲ",
                "PCのWindowsとOfficeの設定がわかりません。",
                "転入届",
                "OK",
                "0466-25-1111 / 251-0052 !!!!!!!!!!!!!!!!",
                ""
            })
    void japaneseAndWhatSaysNothingShouldNot(String text) {
        assertThat(Foreign.is(text)).isFalse();
    }
}
