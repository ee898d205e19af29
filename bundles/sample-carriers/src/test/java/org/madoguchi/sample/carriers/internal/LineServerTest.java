// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.sample.carriers.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.madoguchi.sample.carriers.internal.LineTalk.Bubble;

class LineServerTest {
    private static final String WORDS = "\"messages\":[{\"type\":\"text\",\"text\":\"こんにちは\"}]";
    private static final String PUSH = "{\"to\":\"" + LineServer.CITIZEN + "\"," + WORDS + "}";

    private final HttpClient client = HttpClient.newHttpClient();
    private final LineTalk talk = new LineTalk(new Changes());
    private LineServer server;

    @BeforeEach
    void start() throws IOException {
        server = new LineServer(0, "token", "佐藤 花子", talk, Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> ask(String token, String path, String key, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + server.port() + "/v2/bot" + path))
                        .header("Authorization", "Bearer " + token)
                        .header("X-Line-Retry-Key", key);
        return client.send(
                body.isEmpty()
                        ? request.build()
                        : request.POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void whoDoesNotKnowTheTokenShouldGetNothing() throws Exception {
        assertThat(ask("other", "/info", "a", "").statusCode()).isEqualTo(401);
        assertThat(ask("token", "/info", "a", "").statusCode()).isEqualTo(200);
        assertThat(ask("token", "/profile/somebody", "a", "").statusCode()).isEqualTo(404);
    }

    @Test
    void aReplyTokenShouldBeGoodForOneAnswer() throws Exception {
        String reply = "{\"replyToken\":\"" + server.newReplyToken() + "\"," + WORDS + "}";

        assertThat(ask("token", "/message/reply", "a", reply).statusCode()).isEqualTo(200);
        assertThat(ask("token", "/message/reply", "a", reply).body()).contains("reply token");
        assertThat(talk.bubbles()).containsExactly(Bubble.text(false, "こんにちは"));
    }

    @Test
    void whatIsPushedAgainShouldArriveOnce() throws Exception {
        String first = ask("token", "/message/push", "key", PUSH).body();
        HttpResponse<String> again = ask("token", "/message/push", "key", PUSH);

        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).isEqualTo(first);
        assertThat(talk.bubbles()).hasSize(1);
    }

    @Test
    void cardsShouldBeShownWithTheirButtons() throws Exception {
        String flex =
                """
                {"to":"%s","messages":[{"type":"flex","altText":"FAQ","contents":{"type":"carousel",
                "contents":[{"type":"bubble","body":{"type":"box","contents":[{"type":"text",
                "text":"粗大ごみ"}]},"footer":{"type":"box","contents":[{"type":"button","action":
                {"type":"postback","label":"解決した","data":"solved","displayText":"解決した"}}]}}]}}]}
                """
                        .formatted(LineServer.CITIZEN);
        ask("token", "/message/push", "a", flex);

        assertThat(talk.bubbles().get(0).cards().get(0).words()).containsExactly("粗大ごみ");
        assertThat(talk.button("solved"))
                .hasValueSatisfying(button -> assertThat(button.label()).isEqualTo("解決した"));
        assertThat(talk.button("other")).isEmpty();
    }

    @Test
    void whatIsNoRequestShouldBeRefused() throws Exception {
        assertThat(ask("token", "/message/push", "a", "{").statusCode()).isEqualTo(400);
        assertThat(ask("token", "/message/push", "a", "{}").statusCode()).isEqualTo(400);
    }
}
