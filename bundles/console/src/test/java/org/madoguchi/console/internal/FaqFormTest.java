// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.madoguchi.api.knowledge.ArticleText;
import org.madoguchi.api.knowledge.Audience;
import org.madoguchi.api.knowledge.Publication;
import org.madoguchi.web.FormData;

class FaqFormTest {
    @Test
    void anArticleShouldComeOutOfTheFormAsItWentIn() {
        ArticleText text =
                FaqSample.text()
                        .withPublication(
                                new Publication(
                                        Optional.of(Instant.parse("2026-12-01T00:00:00Z")),
                                        Optional.of(Instant.parse("2027-01-01T00:30:00Z")),
                                        true));
        FaqForm form = FaqForm.of(text, Sample.TOKYO);
        assertThat(form.from()).isEqualTo("2026-12-01T09:00");
        assertThat(FaqCheck.problems(form, Sample.TOKYO)).isEmpty();
        assertThat(form.text(Sample.TOKYO)).isEqualTo(text);
    }

    @Test
    void everyProblemShouldBeNamedAtItsField() {
        FaqForm form =
                sent(
                        Map.of(
                                "question", List.of(" "),
                                "answer", List.of(""),
                                "shortAnswer", List.of("あ".repeat(501)),
                                "linkLabel", List.of("料金表", ""),
                                "linkAddress", List.of("javascript:alert(1)", ""),
                                "from", List.of("2026-12-01T10:00"),
                                "until", List.of("2026-12-01T09:00")));
        assertThat(FaqCheck.problems(form, Sample.TOKYO))
                .containsOnlyKeys("question", "answer", "shortAnswer", "links", "until");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:text/html,x",
                "//evil.example",
                "https://",
                "vbscript:x",
                " "
            })
    void aLinkThatLeadsNowhereGoodShouldBeRefused(String address) {
        FaqForm form =
                sent(
                        Map.of(
                                "question", List.of("問"),
                                "answer", List.of("答"),
                                "linkLabel", List.of("見出し"),
                                "linkAddress", List.of(address)));
        assertThat(FaqCheck.problems(form, Sample.TOKYO)).containsOnlyKeys("links");
    }

    @Test
    void nonsenseInNumbersShouldBeLeftOut() {
        ArticleText text =
                sent(Map.of(
                                "question", List.of("問"),
                                "answer", List.of("答"),
                                "audience", List.of("EVERYBODY"),
                                "categories", List.of("12", "x", "-1", "9".repeat(40)),
                                "owners", List.of("' OR 1=1"),
                                "related", List.of("102"),
                                "relatedMore", List.of("103、 104, 102"),
                                "keywords", List.of("大型ごみ、 家具，,大型ごみ")))
                        .text(Sample.TOKYO);
        assertThat(text.categories()).containsExactly(FaqSample.BULKY);
        assertThat(text.departments()).isEmpty();
        assertThat(text.related()).extracting("value").containsExactly(102L, 103L, 104L);
        assertThat(text.keywords()).containsExactly("大型ごみ", "家具");
        // what nobody chose is seen by the fewest
        assertThat(text.audience()).isEqualTo(Audience.STAFF);
    }

    @Test
    void aFileShouldComeBackFromTheFormAndNonsenseShouldNot() {
        assertThat(FaqFiles.read(FaqFiles.line(FaqSample.PHOTO))).contains(FaqSample.PHOTO);
        assertThat(FaqFiles.read("77")).isEmpty();
        assertThat(FaqFiles.read("x/1/image~png/a")).isEmpty();
    }

    private static FaqForm sent(Map<String, List<String>> fields) {
        return FaqForm.of(new FormData(new HashMap<>(fields), Map.of()), List.of());
    }
}
