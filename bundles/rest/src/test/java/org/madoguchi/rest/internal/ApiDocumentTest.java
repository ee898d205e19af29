// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
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
    void everyResourceShouldBeDescribed() throws Exception {
        assertThat(ApiDocument.RESOURCES).containsExactlyInAnyOrderElementsOf(resources());
        for (Class<?> resource : ApiDocument.RESOURCES) {
            String root = resource.getAnnotation(jakarta.ws.rs.Path.class).value();
            List<String> paths = new ArrayList<>();
            document.get("paths").fieldNames().forEachRemaining(paths::add);
            assertThat(paths).anyMatch(path -> path.startsWith(root));
        }
    }

    /** All that the bundle has. */
    private static List<Class<?>> resources() throws Exception {
        Path of =
                Path.of(
                        ApiDocument.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI());
        List<Class<?>> resources = new ArrayList<>();
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(
                        of.resolve("org/madoguchi/rest/internal"), "*Resource.class")) {
            for (Path file : files) {
                String name = file.getFileName().toString().replace(".class", "");
                resources.add(Class.forName("org.madoguchi.rest.internal." + name));
            }
        }
        return resources;
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
        assertThat(document.at("/components/schemas").has("TeamId")).isFalse();
        assertThat(document.toString()).doesNotContain("Optional");
    }

    @Test
    void aCallShouldBeDescribedAsItIsGiven() {
        JsonNode call = document.at("/components/schemas/LoggedCall/properties");
        for (String id : List.of("id", "operator", "answeredBy", "caseId", "number")) {
            assertThat(call.at("/" + id + "/type").asText()).as(id).isEqualTo("string");
        }
        assertThat(call.at("/answeredAt/format").asText()).isEqualTo("date-time");
        assertThat(call.at("/talkedSeconds/type").asText()).isEqualTo("integer");
        assertThat(document.at("/paths/~1api~1v1~1calls/get/parameters")).hasSize(10);
    }

    @Test
    void callersShouldLearnHowToAuthenticate() {
        assertThat(document.at("/components/securitySchemes/token/scheme").asText())
                .isEqualTo("bearer");
        assertThat(document.get("security")).isNotEmpty();
    }
}
