// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.linecorp.bot.messaging.model.FlexMessage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.madoguchi.test.Requirement;
import org.madoguchi.test.line.LinePlatform;
import org.madoguchi.test.line.LinePlatform.Sent;
import org.madoguchi.test.line.LineUser;

/** Citizens write on LINE, the running product answers; LINE fails, comes back and lies. */
@ExtendWith(OpenDesk.class)
class LineIT {

    private final Desk desk;
    private final Browser browser;
    private final HttpApi operator;
    private final HttpApi supervisor;
    private final String channel = "line-" + Long.toString(System.nanoTime(), 36);
    private LinePlatform platform;
    private LineUser hanako;
    private URI hook;

    LineIT(Desk desk, Browser browser) {
        this.desk = desk;
        this.browser = browser;
        operator = desk.program("operator1", "192.0.2.61");
        supervisor = desk.program("supervisor", "192.0.2.62");
    }

    @BeforeEach
    void open() throws IOException {
        platform = new LinePlatform();
        hanako = new LineUser(platform);
        platform.name(hanako.id(), "らいん 花子 " + channel);
        hook = desk.publicUrl().resolve("/hooks/" + channel);
        Files.writeString(
                file(),
                """
                id = %s
                name = LINE
                .channel.secret = %s
                .channel.token = %s
                api.url = %s
                data.url = %s
                """
                        .formatted(
                                channel,
                                LinePlatform.SECRET,
                                LinePlatform.TOKEN,
                                platform.address(),
                                platform.address()));
        awaitState("UP");
        await("LINE's address is open")
                .until(() -> platform.deliver(hook, LinePlatform.request()) == 200);
    }

    @AfterEach
    void close() throws IOException {
        Files.delete(file());
        await("the channel has gone").until(() -> !state().path("present").asBoolean());

        platform.close();
    }

    private Path file() {
        return desk.file(
                "etc/org.madoguchi.channel." + channel.replaceFirst("-.*", "-it") + ".cfg");
    }

    private JsonNode state() {
        for (JsonNode one : HttpApi.json(supervisor.get("/api/v1/channels"))) {
            if (one.path("descriptor").path("id").asText().equals(channel)) {
                return one;
            }
        }
        return HttpApi.json(supervisor.get("/api/v1/channels")).path("none");
    }

    private void awaitState(String wanted) {
        await("the channel is " + wanted)
                .until(() -> state().path("health").path("state").asText().equals(wanted));
    }

    private int deliver(ObjectNode... events) {
        return platform.deliver(hook, LinePlatform.request(events));
    }

    private String caseOfHanako() {
        return desk.cases().of("らいん 花子 " + channel);
    }

    private Sent awaitSent(int count) {
        await("messages at LINE: " + count).until(() -> platform.sent().size() >= count);

        return platform.sent().get(count - 1);
    }

    private void answer(String id, String text) {
        HttpResponse<String> reply =
                operator.postJson("/api/v1/cases/" + id + "/replies", Map.of("text", text));
        assertThat(reply.statusCode()).isEqualTo(201);
        String approval = "/api/v1/replies/" + HttpApi.json(reply).get("id").asText() + "/approve";
        assertThat(supervisor.postJson(approval, Map.of()).statusCode() / 100).isEqualTo(2);
    }

    private long messagesOf(String id) {
        long count = 0;
        for (JsonNode entry : desk.cases().file(id).get("timeline")) {
            if (entry.path("interaction").path("kind").asText().equals("INBOUND")) {
                count++;
            }
        }
        return count;
    }

    @Test
    @Requirement({"FJ-034", "FJ-084"})
    void aQuestionShouldGetQuestionsOfTheFaqAtOnceAndAPersonsAnswerLater() {
        ObjectNode asked = hanako.says("粗大ごみの出し方を教えてください");
        assertThat(deliver(asked)).isEqualTo(200);
        Sent first = awaitSent(1);
        assertThat(first.reply()).as("free of charge").isTrue();
        assertThat(first.text()).contains("受け付けました");
        assertThat(first.messages()).last().isInstanceOf(FlexMessage.class);

        String id = caseOfHanako();
        deliver(hanako.says("ソファです"));
        await().until(() -> messagesOf(id) == 2);
        answer(id, "電話かインターネットで申し込めます。");
        Sent second = awaitSent(2);
        assertThat(second.text()).contains("電話かインターネットで申し込めます。");
        assertThat(second.user()).isEqualTo(hanako.id());

        deliver(asked, LineUser.again(asked));
        deliver(hanako.presses("madoguchi:solved:" + tokenOf(first)));
        await().until(() -> messagesOf(id) == 3);
        assertThat(desk.cases().file(id).toString()).contains("「解決した」が押されました");
        assertThat(platform.sent()).hasSize(2);
    }

    /** Out of the last card's buttons. */
    private static String tokenOf(Sent suggestions) {
        String flex = suggestions.messages().toString();
        return flex.replaceFirst("(?s).*madoguchi:solved:([a-z2-7]{10}).*", "$1");
    }

    @Test
    void theOperatorShouldSeeThePictureInTheCase() throws IOException {
        deliver(hanako.says("街灯が壊れています " + channel));
        String id = caseOfHanako();
        ObjectNode picture = hanako.sends("image");
        platform.offer(LineUser.messageId(picture), "image/png", dot());
        assertThat(deliver(picture)).isEqualTo(200);
        try (Person person = browser.signedIn("operator1")) {
            person.go("/console/cases/" + id);
            person.page().locator("details.picture summary").click();
            await("the picture is shown")
                    .until(
                            () ->
                                    person.page()
                                            .locator("details.picture img")
                                            .evaluate("it => it.naturalWidth > 0")
                                            .equals(true));
            person.photograph("line-picture");
            assertThat(person.barriers()).isEmpty();
            assertThat(person.complaints()).isEmpty();
        }
    }

    private static byte[] dot() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "png", png);
        return png.toByteArray();
    }

    @Test
    void whatIsNotFromLineShouldNotComeIn() {
        byte[] body = LinePlatform.request(hanako.says("振り込んで " + channel));
        assertThat(platform.deliver(hook, body, "x")).isEqualTo(401);
        assertThat(platform.deliver(hook, body, LinePlatform.signature(new byte[0])))
                .isEqualTo(401);
        byte[] large = new byte[1024 * 1024 + 1];
        assertThat(platform.deliver(hook, large)).isEqualTo(413);
        assertThat(platform.deliver(desk.publicUrl().resolve("/hooks/line-nobody"), body))
                .isEqualTo(404);
        await("the operator sees it within five seconds")
                .until(() -> state().path("health").toString().contains("2件断りました"));
        assertThat(deliver(hanako.says("本物です " + channel))).isEqualTo(200);
        assertThat(messagesOf(caseOfHanako())).isEqualTo(1);
    }

    @Test
    void aBurstShouldBeTakenWithoutLossOrDoubles() throws Exception {
        int people = 8;
        int messages = 25;
        ExecutorService threads = Executors.newFixedThreadPool(people);
        try {
            List<Future<Integer>> delivered = new ArrayList<>();
            for (int i = 0; i < people; i++) {
                LineUser person = new LineUser(platform);
                platform.name(person.id(), "大勢 " + i + " " + channel);
                delivered.add(
                        threads.submit(
                                () -> {
                                    int taken = 0;
                                    for (int m = 0; m < messages; m++) {
                                        taken += deliver(person.says("混雑 " + m)) == 200 ? 1 : 0;
                                    }
                                    return taken;
                                }));
            }
            for (Future<Integer> one : delivered) {
                assertThat(one.get()).isEqualTo(messages);
            }
        } finally {
            threads.shutdownNow();
        }
        for (int i = 0; i < people; i++) {
            String id = desk.cases().of("大勢 " + i + " " + channel);
            assertThat(messagesOf(id)).isEqualTo(messages);
        }
    }

    @Test
    void anAnswerShouldWaitForLineAndArriveOnce() {
        deliver(hanako.says("保育園について " + channel));
        awaitSent(1);
        String id = caseOfHanako();
        platform.goDown();
        answer(id, "回答です。");
        await("the operator sees it within five seconds")
                .until(() -> state().path("health").path("state").asText().equals("DEGRADED"));
        platform.comeBack();
        awaitState("UP");
        // the outbox tries again after half a minute
        assertThat(awaitSent(2).text()).contains("回答です。");

        platform.refuse("/v2/bot/message/push", 429, "You have reached your monthly limit.");
        answer(id, "もう一つの回答です。");
        await("the month's limit is seen")
                .until(() -> state().path("health").toString().contains("今月"));
        assertThat(platform.sent()).hasSize(2);
    }
}
