// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.madoguchi.test.Requirement;

/** A released answer waits some seconds, and until then it can be had back. */
@ExtendWith(OpenDesk.class)
class RecallIT {
    private final Desk desk;
    private final Browser browser;
    private final HttpApi operator;
    private final HttpApi supervisor;
    private final String citizen = "recall" + System.nanoTime() + "@example.jp";
    private String caseId;
    private String text;

    RecallIT(Desk desk, Browser browser) {
        this.desk = desk;
        this.browser = browser;
        operator = desk.program("operator1", "192.0.2.65");
        supervisor = desk.program("supervisor", "192.0.2.66");
    }

    private void hold(int seconds) throws IOException {
        Desk.configure(
                desk.file("etc/org.madoguchi.cases.cfg"), "hold.seconds = " + seconds + "\n");
    }

    @AfterEach
    void holdNothing() throws IOException {
        hold(0);
    }

    /** An answer that its approver has released, or nothing. */
    private String released() {
        text = "宛先を間違えた回答です。" + System.nanoTime();
        var answer =
                operator.postJson("/api/v1/cases/" + caseId + "/replies", Map.of("text", text));
        if (answer.statusCode() != 201) {
            return ""; // cases are away for a moment when their settings change
        }
        String reply = HttpApi.json(answer).get("id").asText();
        return release(reply) == 204 ? reply : "";
    }

    private int release(String reply) {
        return supervisor.postJson("/api/v1/replies/" + reply + "/approve", Map.of()).statusCode();
    }

    private String state(String reply) {
        for (JsonNode entry : desk.cases().file(caseId).get("timeline")) {
            if (entry.path("interaction").path("id").asText().equals(reply)) {
                return entry.get("interaction").get("state").asText();
            }
        }
        throw new IllegalStateException("no reply " + reply + " in case " + caseId);
    }

    @Test
    @Requirement("ST-279")
    void whatWasReleasedByMistakeShouldBeHadBackAndLeaveLater() throws IOException {
        String subject = "取り消しの試験 " + citizen;
        desk.post().send(Letter.from(citizen, "門田 花子", subject).text("教えてください。\r\n"));
        caseId = desk.cases().withSubject(subject);
        desk.post().receive(citizen, "the note of receipt", mail -> true);
        hold(300);
        // answers leave at once until the setting has been read
        String reply =
                await("an answer that is held")
                        .ignoreExceptions()
                        .until(
                                this::released,
                                id -> !id.isEmpty() && state(id).equals("QUEUED") && shows(caseId));

        try (Person author = browser.signedIn("operator1")) {
            author.go("/console/cases/" + caseId);
            author.photograph("gate-held");
            assertThat(author.barriers()).isEmpty();
            author.page().locator("#message-" + reply + " button[value=recall]").click();
            author.shouldSee("送信を取り消しました");
            assertThat(author.page().locator("#case-head")).containsText("承認待ち");
            assertThat(author.complaints()).isEmpty();
        }
        assertThat(state(reply)).isEqualTo("AWAITING_APPROVAL");
        assertThat(arrived()).isZero();

        hold(0);
        await("answers leave at once")
                .ignoreExceptions() // the same moment
                .until(
                        () -> {
                            if (state(reply).equals("AWAITING_APPROVAL")) {
                                release(reply);
                            } else if (state(reply).equals("QUEUED") && shows(caseId)) {
                                operator.postJson("/api/v1/replies/" + reply + "/recall", Map.of());
                            }
                            return arrived() == 1;
                        });
        HttpApi pages = desk.privateSite().from("192.0.2.68");
        await("pages are back, too")
                .until(() -> pages.get("/console/sign-in").body().contains("id=\"login\""));
    }

    private long arrived() {
        return desk.post().mails(citizen).stream()
                .filter(mail -> Post.text(mail).contains(text))
                .count();
    }

    /** Whether the page offers to have an answer back. */
    private boolean shows(String id) {
        HttpApi session = desk.privateSite().from("192.0.2.67");
        session.signIn(desk.account("operator1"));
        return session.get("/console/cases/" + id).body().contains("value=\"recall\"");
    }
}
