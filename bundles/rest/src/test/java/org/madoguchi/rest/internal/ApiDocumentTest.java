// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ApiDocumentTest {
    private static JsonNode document;

    @BeforeAll
    static void read() throws Exception {
        document = new ObjectMapper().readTree(ApiDocument.json());
    }

    @Test
    void everyResourceShouldBeDescribed() {
        for (Class<?> resource : ApiDocument.RESOURCES) {
            String root = resource.getAnnotation(Path.class).value();
            List<String> paths = new ArrayList<>();
            document.get("paths").fieldNames().forEachRemaining(paths::add);
            assertThat(paths).anyMatch(path -> path.startsWith(root));
        }
    }

    @Test
    void everyOperationShouldSayWhatItDoesAndHowItFails() {
        for (JsonNode path : document.get("paths")) {
            for (JsonNode operation : path) {
                assertThat(operation.path("summary").asText()).isNotEmpty();
                assertThat(
                                operation
                                        .at("/responses/default/content")
                                        .has("application/problem+json"))
                        .isTrue();
                assertThat(operation.get("responses").size()).isGreaterThan(1);
            }
        }
    }

    @Test
    void idsShouldBeStrings() {
        JsonNode summary = document.at("/components/schemas/CaseSummary/properties");
        assertThat(summary.at("/id/type").asText()).isEqualTo("string");
        assertThat(summary.at("/assignee/type").asText()).isEqualTo("string");
        assertThat(summary.at("/openedAt/format").asText()).isEqualTo("date-time");
        assertThat(document.at("/components/schemas").has("CaseId")).isFalse();
        assertThat(document.toString()).doesNotContain("Optional");
    }

    @Test
    void callersShouldLearnHowToAuthenticate() {
        assertThat(document.at("/components/securitySchemes/token/scheme").asText())
                .isEqualTo("bearer");
        assertThat(document.get("security")).isNotEmpty();
    }
}
