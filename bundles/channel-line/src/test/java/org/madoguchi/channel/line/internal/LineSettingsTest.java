// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.line.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LineSettingsTest {
    private final Map<String, String> values =
            new HashMap<>(
                    Map.of(
                            "felix.fileinstall.filename",
                            "file:/opt/etc/org.madoguchi.channel.line-main.cfg",
                            "id",
                            "line-main",
                            ".channel.secret",
                            "s3cret",
                            ".channel.token",
                            "t0ken"));

    private void shouldBeWrong(String key, String value) {
        Map<String, String> wrong = new HashMap<>(values);
        wrong.put(key, value);
        assertThatThrownBy(() -> LineSettings.read(wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("etc/org.madoguchi.channel.line-main.cfg: " + key + " ")
                .hasMessageNotContainingAny("s3cret", "t0ken");
    }

    @Test
    void whatIsNotSaidShouldBeAsLineHasIt() {
        LineSettings settings = LineSettings.read(values);
        assertThat(settings.api()).hasToString("https://api.line.me");
        assertThat(settings.data()).hasToString("https://api-data.line.me");
        assertThat(settings.replyWithin()).hasSeconds(50);
        assertThat(settings).hasToString("line-main at https://api.line.me");
    }

    @Test
    void aWrongValueShouldBeNamedWithFileAndKey() {
        shouldBeWrong("id", "");
        shouldBeWrong("id", "LINE");
        shouldBeWrong("id", "email-main");
        shouldBeWrong(".channel.secret", "");
        shouldBeWrong(".channel.secret", "${env:MADOGUCHI_LINE_SECRET}");
        shouldBeWrong(".channel.token", "two words");
        shouldBeWrong("reply.seconds", "56");
        shouldBeWrong("content.megabytes", "0");
        shouldBeWrong("cards", "yes");
        shouldBeWrong("api.url", "line");
        shouldBeWrong("api.url", "::");
    }

    @Test
    void theTokenShouldNotTravelInTheClear() {
        shouldBeWrong("api.url", "http://api.line.me");
        shouldBeWrong("data.url", "http://127.0.0.1.example.jp");
        values.put("api.url", "http://127.0.0.1:8080/");
        assertThat(LineSettings.read(values).api()).hasToString("http://127.0.0.1:8080");
    }
}
