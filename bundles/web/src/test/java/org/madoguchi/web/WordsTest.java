// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.madoguchi.api.Networks;
import org.madoguchi.test.Requirement;

class WordsTest {
    @Test
    void argumentsShouldTakeTheirPlaces() {
        Messages messages =
                new Messages(
                        Locale.JAPANESE, Map.of("count", "{0}の案件が{1}件あります", "its", "it's {0}"));
        assertThat(messages.text("count", "未割当", 1234)).isEqualTo("未割当の案件が1,234件あります");
        assertThat(messages.text("its", "me")).isEqualTo("it's me");
        assertThat(messages.text("count", "{1}$1", 2)).isEqualTo("{1}$1の案件が2件あります");
        assertThat(messages.text("unknown.key")).isEqualTo("unknown.key");
    }

    @Test
    void constantsShouldHaveKeysOfTheirOwn() {
        Messages messages = new Messages(Locale.JAPANESE, Map.of("zone.public", "公開側"));
        assertThat(messages.text("zone", Zone.PUBLIC)).isEqualTo("公開側");
    }

    @Test
    void theNearestLanguageShouldSpeak() {
        MessageBundle bundle = MessageBundle.of(WordsTest.class);

        assertThat(bundle.in(Locale.JAPANESE).text("hello")).isEqualTo("こんにちは");
        assertThat(bundle.in(Locale.forLanguageTag("zh-Hans")).text("hello")).isEqualTo("你好");
        assertThat(bundle.in(Locale.forLanguageTag("zh-Hans")).text("bye")).isEqualTo("Goodbye");
        assertThat(bundle.in(Locale.forLanguageTag("zh-Hant")).locale()).isEqualTo(Locale.ENGLISH);
        assertThat(bundle.in(Locale.KOREAN).text("hello")).isEqualTo("Hello");
        assertThat(bundle.in(Locale.ROOT).text("hello")).isEqualTo("こんにちは");
    }

    @Test
    @Requirement("ST-110")
    void aCityShouldAddLanguagesAndWordsOfItsOwn(@TempDir Path etc) throws IOException {
        Path texts = Files.createDirectory(etc.resolve("texts"));
        Files.writeString(texts.resolve("org.madoguchi.web_th.properties"), "hello = สวัสดี\n");
        Files.writeString(texts.resolve("org.madoguchi.web_ja.properties"), "hello = おいでませ\n");
        String before = System.getProperty("karaf.etc");
        System.setProperty("karaf.etc", etc.toString());
        try {
            MessageBundle bundle = MessageBundle.of(WordsTest.class);
            assertThat(bundle.in(new Locale("th")).text("hello")).isEqualTo("สวัสดี");
            assertThat(bundle.in(new Locale("th")).text("bye")).isEqualTo("Goodbye");
            assertThat(bundle.in(Locale.JAPANESE).text("hello")).isEqualTo("おいでませ");
            assertThat(bundle.in(Locale.JAPANESE).text("bye")).isEqualTo("さようなら");
        } finally {
            if (before == null) {
                System.clearProperty("karaf.etc");
            } else {
                System.setProperty("karaf.etc", before);
            }
        }
    }

    @Test
    void onlyPathsOfOursShouldBeFollowed() {
        assertThat(Redirects.isLocal("/console/cases?view=mine")).isTrue();
        assertThat(Redirects.isLocal("//attacker.example")).isFalse();
        assertThat(Redirects.isLocal("/\\attacker.example")).isFalse();
        assertThat(Redirects.isLocal("/a\r\nSet-Cookie: x")).isFalse();
        assertThat(Redirects.isLocal("https://attacker.example")).isFalse();
    }

    @Test
    void fileNamesShouldSurviveTheHeader() {
        assertThat(Downloads.nameParameters("見積 \"1\".pdf"))
                .isEqualTo(
                        "; filename=\"____1_.pdf\"; filename*=UTF-8''%E8%A6%8B%E7%A9%8D%20%221%22.pdf");
    }

    @Test
    void networksShouldContainTheirAddresses() {
        Networks networks = Networks.of("10.1.0.0/16", "192.0.2.7", "2001:db8::/32", "");
        assertThat(networks.contain("10.1.255.3")).isTrue();
        assertThat(networks.contain("10.2.0.1")).isFalse();
        assertThat(networks.contain("192.0.2.7")).isTrue();
        assertThat(networks.contain("2001:db8:1::5")).isTrue();
        assertThat(networks.contain("www.city.example")).isFalse();
        assertThatThrownBy(() -> Networks.of("庁内")).hasMessageContaining("庁内");
        assertThatThrownBy(() -> Networks.of("10.0.0.0/33")).hasMessageContaining("/33");
    }

    @Test
    void assetsShouldCarryTheirVersion() {
        assertThat(Assets.shared().href("base.css"))
                .matches("/assets/web/base\\.css\\?v=[0-9a-f]{12}");
        assertThat(Assets.nameOf("org.madoguchi.channel.webform")).isEqualTo("channel-webform");
        assertThatThrownBy(() -> Assets.shared().href("missing.css"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
