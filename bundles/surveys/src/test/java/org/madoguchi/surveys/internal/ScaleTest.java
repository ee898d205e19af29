// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.surveys.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.form.FormField;

class ScaleTest {
    @Test
    void fiveOptionsThatBeginWithTheirDigitShouldBeAScaleHoweverTheyAreWritten() {
        assertThat(of("５：非常に満足", "４：満足", "３：普通", "２：不満", "１：非常に不満").orElseThrow().steps())
                .containsEntry("５：非常に満足", 5)
                .containsEntry("１：非常に不満", 1);
        assertThat(of("1", "2", "3", "4", "5")).isPresent();
    }

    @Test
    void otherChoicesShouldBeNone() {
        assertThat(of("10代", "20代", "30代", "40代", "50代")).isEmpty();
        assertThat(of("5 満足", "5 普通", "3", "2", "1")).isEmpty();
        assertThat(of("5 満足", "4", "3", "2")).isEmpty();
    }

    private static Optional<Scale> of(String... options) {
        FormField.Head head =
                new FormField.Head("q1", LocalizedText.same("問"), LocalizedText.same(""), true);
        List<LocalizedText> texts = Stream.of(options).map(LocalizedText::same).toList();
        return Scale.of(new FormField.Choice(head, texts, false));
    }
}
