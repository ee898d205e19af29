// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.portal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.madoguchi.test.Requirement;

class LanguagesTest {
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    @ParameterizedTest
    @ValueSource(
            strings = {"en", "zh_Hans", "zh_Hant", "ko", "vi", "pt", "es", "fil", "id", "ne", "th"})
    @Requirement("FJ-081")
    void everyTextShouldBeThereWithItsPlaces(String language) throws IOException {
        Properties japanese = texts("ja");
        Properties other = texts(language);

        assertThat(other.stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(japanese.stringPropertyNames());
        for (String key : japanese.stringPropertyNames()) {
            assertThat(other.getProperty(key)).as(key).isNotBlank();
            assertThat(places(other.getProperty(key)))
                    .as(key)
                    .isEqualTo(places(japanese.getProperty(key)));
        }
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    private static Properties texts(String language) throws IOException {
        try (Reader in =
                new InputStreamReader(
                        LanguagesTest.class.getResourceAsStream(
                                "messages_" + language + ".properties"),
                        StandardCharsets.UTF_8)) {
            Properties texts = new Properties();
            texts.load(in);
            return texts;
        }
    }
}
