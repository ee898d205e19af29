// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The desk's cases as a program sees them. */
final class Cases {

    private final HttpApi reader;

    /**
     * @param reader with the token of somebody who may see every case
     */
    Cases(HttpApi reader) {
        this.reader = reader;
    }

    /** Waits for the one case with this subject. */
    String withSubject(String subject) {
        return arriving(summary -> summary.get("subject").asText().equals(subject), subject);
    }

    /** Waits for the one case of somebody. */
    String of(String contactName) {
        return arriving(
                summary -> summary.get("contactName").asText().equals(contactName), contactName);
    }

    private String arriving(Predicate<JsonNode> wanted, String what) {
        await("a case: " + what)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> !matching(wanted).isEmpty());
        return matching(wanted).get(0).get("id").asText();
    }

    /** Open cases with this subject. */
    int count(String subject) {
        return matching(summary -> summary.get("subject").asText().equals(subject)).size();
    }

    /** Waits for a case that holds this text; such as one without subject and sender. */
    JsonNode holding(String text) {
        List<JsonNode> found = new ArrayList<>();
        await("a case with " + text)
                .pollInterval(Duration.ofMillis(500))
                .until(
                        () -> {
                            for (JsonNode summary : matching(any -> true)) {
                                JsonNode file = file(summary.get("id").asText());
                                if (file.toString().contains(text)) {
                                    found.add(file);
                                    return true;
                                }
                            }
                            return false;
                        });
        return found.get(0);
    }

    JsonNode file(String id) {
        return HttpApi.json(reader.get("/api/v1/cases/" + id));
    }

    /** The first message of the citizen. */
    JsonNode question(String id) {
        for (JsonNode entry : file(id).get("timeline")) {
            if (entry.path("interaction").path("kind").asText().equals("INBOUND")) {
                return entry.get("interaction");
            }
        }
        throw new IllegalStateException("no message in case " + id);
    }

    byte[] content(String id, String blob) {
        return reader.download("/api/v1/cases/" + id + "/blobs/" + blob);
    }

    private List<JsonNode> matching(Predicate<JsonNode> wanted) {
        List<JsonNode> found = new ArrayList<>();
        HttpApi.json(reader.get("/api/v1/cases?view=ALL_OPEN&limit=20"))
                .get("items")
                .forEach(
                        summary -> {
                            if (wanted.test(summary)) {
                                found.add(summary);
                            }
                        });
        return found;
    }
}
