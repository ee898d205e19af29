// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.chat.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WidgetTextsTest {
    private static final Pattern USED = Pattern.compile("text\\('([a-zA-Z.]+)'");

    @Test
    void bothLanguagesShouldHaveEveryText() throws IOException {
        Set<String> japanese = properties("messages_ja.properties").stringPropertyNames();

        assertThat(properties("messages_en.properties").stringPropertyNames()).isEqualTo(japanese);
        assertThat(
                        japanese.stream()
                                .filter(key -> key.startsWith("widget."))
                                .map(key -> key.substring("widget.".length())))
                .containsExactlyInAnyOrderElementsOf(WidgetTexts.KEYS);
    }

    @Test
    void everyTextThatTheScriptShowsShouldBeGivenToIt() throws IOException {
        String script = resource("/static/widget.js");

        assertThat(
                        USED.matcher(script)
                                .results()
                                .map(found -> found.group(1))
                                .collect(Collectors.toSet()))
                .isNotEmpty()
                .isSubsetOf(WidgetTexts.KEYS);
    }

    @Test
    void theWidgetShouldBeLight() throws IOException {
        assertThat(resource("/static/widget.js").getBytes(StandardCharsets.UTF_8).length)
                .isLessThan(30_000);
    }

    private static Properties properties(String name) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = WidgetTextsTest.class.getResourceAsStream(name)) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return properties;
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = WidgetTextsTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
