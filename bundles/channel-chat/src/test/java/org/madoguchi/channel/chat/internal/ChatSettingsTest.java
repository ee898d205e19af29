// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.chat.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.madoguchi.test.Configurations;

class ChatSettingsTest {
    private static ChatSettings of(String key, Object value) {
        return ChatSettings.of(Configurations.of(ChatConfig.class, Map.of(key, value)));
    }

    @Test
    void sitesShouldBeReadFromOneLine() {
        assertThat(
                        of(
                                        "origins",
                                        new String[] {
                                            "https://www.Asahi.example, http://a.example:81"
                                        })
                                .origins())
                .containsExactlyInAnyOrder("https://www.asahi.example", "http://a.example:81");
        assertThat(of("origins", new String[] {""}).origins()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "www.asahi.example",
                "https://www.asahi.example/",
                "https://www.asahi.example/?a",
                "ftp://www.asahi.example",
                "null"
            })
    void whatIsNoSiteShouldBeRefusedWithTheRemedy(String site) {
        assertThatThrownBy(() -> of("origins", new String[] {site}))
                .hasMessageContaining("etc/org.madoguchi.channel.chat.cfg: origins = " + site);
    }

    @Test
    void wrongValuesShouldBeRefusedWithTheRemedy() {
        assertThatThrownBy(() -> of("id", "Chat")).hasMessageContaining("id = Chat");
        assertThatThrownBy(() -> of("messages_per_minute", 1))
                .hasMessageContaining("messages.per.minute = 1; write 5 to 600");
    }
}
