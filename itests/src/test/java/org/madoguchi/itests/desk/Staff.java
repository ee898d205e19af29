// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Operator and supervisor by the API: answers to citizens are written and released while the
 * product lives and dies. Whoever gets no answer looks before trying again.
 */
final class Staff {
    private final HttpApi operator;
    private final HttpApi supervisor;
    private final Ledger ledger;
    private final Pace pace;
    private final long seed;
    private final Set<String> answered = ConcurrentHashMap.newKeySet();

    /** Of the two people. */
    record Tokens(String operator, String supervisor) {}

    Staff(MortalDesk desk, Tokens tokens, Ledger ledger, Pace pace, long seed) {
        operator = person(desk, tokens.operator(), "192.0.2.2");
        supervisor = person(desk, tokens.supervisor(), "192.0.2.3");
        this.ledger = ledger;
        this.pace = pace;
        this.seed = seed;
    }

    private static HttpApi person(MortalDesk desk, String token, String address) {
        return new HttpApi(desk.privateUrl()).from(address).withToken(token);
    }

    HttpApi supervisor() {
        return supervisor;
    }

    /** Answers that many of the cases, the newest first. */
    void answer(int count, int first, int step) {
        for (int i = first; i < count; i += step) {
            pace.await(i, count);
            String mark = Ledger.mark('R', i);
            String text = Ledger.text(mark, seed);
            release(write(mark, text), mark, text);
        }
    }

    private record Written(String caseId, String interaction) {}

    private Written write(String mark, String text) {
        while (true) {
            try {
                for (String caseId : newest()) {
                    if (answered.add(caseId)) {
                        return new Written(caseId, submit(caseId, mark, text));
                    }
                }
            } catch (UncheckedIOException e) {
                // not there now
            }
            Pace.pause();
        }
    }

    private List<String> newest() {
        HttpResponse<String> answer = operator.get("/api/v1/cases?view=UNASSIGNED&limit=50");
        List<String> ids = new ArrayList<>();
        if (answer.statusCode() == 200) {
            HttpApi.json(answer).get("items").forEach(item -> ids.add(item.get("id").asText()));
        } else {
            surprise("list of cases", answer);
        }
        return ids;
    }

    private String submit(String caseId, String mark, String text) {
        while (true) {
            try {
                HttpResponse<String> answer =
                        operator.postJson(
                                "/api/v1/cases/" + caseId + "/replies", Map.of("text", text));
                if (answer.statusCode() == 201) {
                    return HttpApi.json(answer).get("id").asText();
                }
                surprise("reply " + mark, answer);
            } catch (UncheckedIOException e) {
                JsonNode stored = look(caseId, mark);
                if (stored != null) {
                    return stored.get("id").asText();
                }
            }
            Pace.pause();
        }
    }

    private void release(Written written, String mark, String text) {
        while (!isReleased(written, mark)) {
            Pace.pause();
        }
        ledger.answers.put(mark, text);
    }

    private boolean isReleased(Written written, String mark) {
        try {
            String approval = "/api/v1/replies/" + written.interaction() + "/approve";
            HttpResponse<String> answer = supervisor.postJson(approval, Map.of());
            if (answer.statusCode() / 100 == 2) {
                return true;
            }
        } catch (UncheckedIOException e) {
            // done or not
        }
        return !look(written.caseId(), mark).get("state").asText().equals("AWAITING_APPROVAL");
    }

    /** The stored answer with this mark, or null. */
    private JsonNode look(String caseId, String mark) {
        while (true) {
            try {
                HttpResponse<String> file = supervisor.get("/api/v1/cases/" + caseId);
                if (file.statusCode() == 200) {
                    for (JsonNode entry : HttpApi.json(file).get("timeline")) {
                        JsonNode interaction = entry.path("interaction");
                        if (Ledger.markIn(interaction.path("text").asText()).equals(mark)) {
                            return interaction;
                        }
                    }
                    return null;
                }
            } catch (UncheckedIOException e) {
                // not there now
            }
            Pace.pause();
        }
    }

    private void surprise(String what, HttpResponse<String> answer) {
        if (answer.statusCode() != 404 && answer.statusCode() < 500) {
            ledger.surprises.add(what + ": " + answer.statusCode() + " " + answer.body());
        }
    }
}
