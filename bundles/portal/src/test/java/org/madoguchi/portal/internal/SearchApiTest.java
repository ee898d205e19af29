// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.portal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.madoguchi.portal.internal.Municipality.BROWSER;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.madoguchi.web.Json;
import org.madoguchi.web.PublicVisit;

/** What a program gets that searches for a citizen. */
class SearchApiTest {
    private static final ObjectMapper JSON = Json.mapper();

    private final Municipality city = new Municipality();
    private SearchApi api;

    @BeforeEach
    void fill() {
        city.shelf.add(1, "粗大ごみを出したい", "<p>申し込んでください。</p>", 22, 12);
        city.shelf.add(2, "ごみの日はいつですか", "<p>暦をご覧ください。</p>", 22);
        city.shelf.add(3, "住民票を取りたい", "<p>市民課で取れます。</p>", 23);
        api = new SearchApi(city.shelf, city.usage());
    }

    private JsonNode search(String query, String category, String offset, String limit) {
        return JSON.valueToTree(
                api.search(query, category, offset, limit, PublicVisit.JAPANESE, BROWSER));
    }

    @Test
    void aSearchShouldTellWhatThePageTells() {
        city.shelf.didYouMean = Optional.of("ゴミ");
        JsonNode found = search(" ごみ ", "", "0", "10");
        assertThat(found.get("query").asText()).isEqualTo("ごみ");
        assertThat(found.get("total").asLong()).isEqualTo(2);
        assertThat(found.get("didYouMean").asText()).isEqualTo("ゴミ");
        assertThat(found.get("doubtful").asBoolean()).isFalse();
        assertThat(found.get("categories").get("22").asLong()).isEqualTo(2);
        JsonNode first = found.get("results").get(0);
        assertThat(first.get("id").asText()).isEqualTo("1");
        assertThat(first.get("question").asText()).isEqualTo("粗大ごみを出したい");
        assertThat(first.get("snippet").asText()).isEqualTo("申し込んでください。");
        assertThat(first.get("path").asText()).isEqualTo("/faq/1");
        assertThat(city.use.lines).containsExactly("site ja searched ごみ found 2");
    }

    @Test
    void resultsShouldComeInPartsAndByCategory() {
        assertThat(search("ごみ", "", "1", "1").get("results").findValuesAsText("id"))
                .containsExactly("2");
        assertThat(search("たい", "23", "0", "10").get("results").findValuesAsText("id"))
                .containsExactly("3");
    }

    @ParameterizedTest
    @CsvSource({"-1, 10", "99999999999, 10", "x, y", "0, -5", "0, 999999", "0, 9999999999"})
    void numbersThatAreNoneShouldDoNoHarm(String offset, String limit) {
        assertThat(search("ごみ", "7x", offset, limit).get("total").asLong()).isEqualTo(2);
    }

    @Test
    void aWholeBookShouldBeCutBeforeItIsSearched() {
        assertThat(search("ご".repeat(10_000), "", "0", "10").get("query").asText())
                .hasSize(SearchPages.LONGEST);
    }

    @Test
    void typingShouldSuggestQuestions() {
        JsonNode found = JSON.valueToTree(api.suggest("ごみ", "1"));
        assertThat(found).hasSize(1);
        assertThat(found.get(0).get("question").asText()).isEqualTo("粗大ごみを出したい");
        assertThat(found.get(0).get("path").asText()).isEqualTo("/faq/1");
    }
}
