// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.line.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.ChannelHealth;
import org.madoguchi.api.channel.Field;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.channel.Origin;
import org.madoguchi.test.line.LinePlatform;
import org.madoguchi.test.line.LineUser;

/** What people do in LINE, up to the desk. Requests are signed and checked by the vendor's SDK. */
class LineIntakeTest {
    @TempDir private Path folder;
    private TestAccount account;
    private LineUser hanako;

    @BeforeEach
    void open() throws IOException {
        account = new TestAccount(folder);
        hanako = new LineUser(account.platform);
    }

    @AfterEach
    void close() {
        account.close();
    }

    private InboundMessage last() {
        return account.desk.last();
    }

    @Test
    void aTextShouldArriveWithItsWriterAndConversation() {
        ObjectNode said = hanako.says("ソファを捨てたい🛋️(moon)。\n𠮷野です");
        assertThat(account.deliver(said)).isEqualTo(200);

        assertThat(last().text()).isEqualTo("ソファを捨てたい🛋️(moon)。\n𠮷野です");
        assertThat(last().externalId()).isEqualTo(LineUser.messageId(said));
        assertThat(last().sender().address()).isEqualTo(new Address(AddressKind.LINE, hanako.id()));
        assertThat(last().sender().name()).isEqualTo("花子");
        assertThat(last().thread().conversation()).isEqualTo(hanako.id());
        assertThat(last().origin()).isEqualTo(Origin.PERSON);
        assertThat(last().receivedAt().toEpochMilli()).isEqualTo(said.get("timestamp").asLong());
        assertThat(new String(last().original().bytes(), StandardCharsets.UTF_8))
                .isEqualTo(said.toString());
    }

    @Test
    void aQuotationShouldNameTheMessageThatItQuotes() {
        account.deliver(hanako.says("これのことです", "123456"));
        assertThat(last().thread().references()).containsExactly("123456");
    }

    @Test
    void nothingShouldBeReadWithoutTheRightSignature() {
        byte[] body = LinePlatform.request(hanako.says("こんにちは"));
        String right = LinePlatform.signature(body);
        for (String wrong :
                new String[] {
                    null, "", "x", right.substring(1), right + "=", right + "ゴ", "====="
                }) {
            assertThat(account.webhook.receive(body, wrong)).isEqualTo(401);
        }
        byte[] other = LinePlatform.request(hanako.says("振り込んで"));
        assertThat(account.webhook.receive(other, right)).isEqualTo(401);
        assertThat(account.desk.taken).isEmpty();

        account.health.well(LineHealth.Part.CONNECTION);
        assertThat(account.health.current().state()).isEqualTo(ChannelHealth.State.UP);
        assertThat(account.health.current().explanation().ja()).contains("8件断りました");
    }

    @Test
    void aRequestThatIsDeliveredAgainShouldChangeNothing() {
        ObjectNode said = hanako.says("一度だけ");
        account.deliver(said);
        assertThat(account.deliver(said)).isEqualTo(200);
        assertThat(account.deliver(LineUser.again(said))).isEqualTo(200);
        assertThat(account.desk.texts()).containsExactly("一度だけ");
    }

    @Test
    void eventsOfARequestShouldBeTakenInTheirOrder() {
        account.deliver(hanako.says("一"), hanako.leaves(), hanako.says("二"), hanako.says("三"));
        assertThat(account.desk.texts()).containsExactly("一", "二", "三");
    }

    @Test
    void successShouldBeToldOnlyAfterEverythingIsStored() {
        ObjectNode first = hanako.says("一");
        ObjectNode second = hanako.says("二");
        account.desk.away = true;
        assertThat(account.deliver(first, second)).isEqualTo(503);
        assertThat(account.health.current().explanation().ja()).contains("保存できません");

        account.desk.away = false;
        assertThat(account.deliver(LineUser.again(first), LineUser.again(second))).isEqualTo(200);
        assertThat(account.desk.texts()).containsExactly("一", "二");
        assertThat(account.health.current().explanation().ja()).doesNotContain("保存できません");
    }

    @Test
    void whatIsNothingForTheDeskShouldBeLeftAlone() {
        ObjectNode unknown = hanako.event("quantumLeap");
        int status =
                account.deliver(
                        unknown,
                        hanako.event("follow").put("replyToken", "r"),
                        hanako.leaves(),
                        hanako.presses("richmenu=1"),
                        LineUser.inGroup(hanako.says("みんなへ")));
        assertThat(status).isEqualTo(200);
        assertThat(account.deliver()).isEqualTo(200); // the console's test of the address
        assertThat(account.desk.taken).isEmpty();
    }

    @Test
    void signedRubbishShouldBeRefused() {
        for (String rubbish :
                new String[] {
                    "",
                    "null",
                    "[]",
                    "\"events\"",
                    "{\"events\":[",
                    "{\"events\":[1]}",
                    "{\"events\":[" + "[".repeat(5000),
                    "\u0000",
                    "{\"events\":[{\"type\":}]}"
                }) {
            byte[] body = rubbish.getBytes(StandardCharsets.UTF_8);
            assertThat(account.webhook.receive(body, LinePlatform.signature(body)))
                    .as(rubbish)
                    .isEqualTo(400);
        }
        for (String odd :
                new String[] {
                    "{}",
                    "{\"events\":null}",
                    "{\"events\":{\"a\":[1]}}",
                    "{\"events\":[{}]}",
                    "{\"events\":[{\"type\":\"message\",\"source\":[]}]}"
                }) {
            byte[] body = odd.getBytes(StandardCharsets.UTF_8);
            assertThat(account.webhook.receive(body, LinePlatform.signature(body)))
                    .as(odd)
                    .isEqualTo(200);
        }
        assertThat(account.desk.taken).isEmpty();
    }

    @Test
    void aMessageWithNextToNothingInItShouldStillBeACase() {
        byte[] body =
                "{\"events\":[{\"type\":\"message\",\"source\":{\"type\":\"user\"},\"timestamp\":9e99}]}"
                        .getBytes(StandardCharsets.UTF_8);
        assertThat(account.webhook.receive(body, LinePlatform.signature(body))).isEqualTo(200);
        assertThat(last().problems()).hasSize(1);
        assertThat(last().sender().address()).isEqualTo(Address.NONE);
    }

    @Test
    void aStickerAndAPlaceShouldBeFields() {
        account.deliver(hanako.sticks("ありがとう", "うれしい"));
        assertThat(last().text()).isEmpty();
        assertThat(last().subject()).isEqualTo("スタンプ");
        assertThat(last().fields()).containsExactly(new Field("スタンプの意味", "ありがとう、うれしい"));

        account.deliver(hanako.isAt("壊れた街灯", "あさひ市本町1-1"));
        assertThat(last().fields())
                .extracting(Field::value)
                .containsExactly("壊れた街灯", "あさひ市本町1-1", "35.65910807942215, 139.70372892916203");
    }

    @Test
    void contentShouldBeFetchedAndAttached() throws IOException {
        ObjectNode picture = hanako.sends("image");
        account.platform.offer(LineUser.messageId(picture), "image/jpeg", new byte[] {1, 2, 3});
        ObjectNode file = hanako.sends("file");
        account.platform.offer(LineUser.messageId(file), "application/pdf", new byte[999_999]);

        assertThat(account.deliver(picture, file)).isEqualTo(200);

        assertThat(account.desk.files.get("image-" + LineUser.messageId(picture) + ".jpg"))
                .containsExactly(1, 2, 3);
        assertThat(account.desk.files.get("見積書.pdf")).hasSize(999_999);
        assertThat(account.desk.taken).allMatch(message -> message.problems().isEmpty());
        try (Stream<Path> left = Files.list(folder.resolve("moment"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void contentThatIsNotReadyShouldFollowIntoTheSameCase() throws IOException {
        ObjectNode film = hanako.sends("video");
        String id = LineUser.messageId(film);
        account.platform.prepare(id);
        account.deliver(film);
        assertThat(last().problems()).hasSize(1);
        assertThat(last().fields()).containsExactly(new Field("長さ（秒）", "61"));

        account.late.look();
        assertThat(account.desk.taken).hasSize(1);
        account.platform.offer(id, "video/mp4", new byte[] {4});
        account.late.look();
        assertThat(account.desk.taken).as("it waits a moment").hasSize(1);
        account.later(Duration.ofSeconds(3));
        account.desk.away = true;
        account.late.look();
        account.desk.away = false;
        account.later(Duration.ofSeconds(5));
        account.late.look();
        account.late.look();

        assertThat(account.desk.taken).hasSize(2);
        assertThat(last().externalId()).isEqualTo(id + "-content");
        assertThat(last().thread().references()).containsExactly(id);
        assertThat(last().origin()).isEqualTo(Origin.NOTICE);
        assertThat(account.desk.files).containsKey("video-" + id + ".mp4");
        try (Stream<Path> left = Files.list(folder.resolve("expected"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void contentThatCannotBeHadShouldBeNotedInItsCase() {
        account.deliver(hanako.sends("image")); // 404
        assertThat(last().problems().get(0).ja()).contains("取り込めませんでした");

        ObjectNode large = hanako.sends("file");
        account.platform.offer(
                LineUser.messageId(large), "application/pdf", new byte[1024 * 1024 + 1]);
        account.deliver(large);
        assertThat(last().problems().get(0).ja()).contains("1 MBを超える");

        ObjectNode never = hanako.sends("video");
        account.platform.prepare(LineUser.messageId(never));
        account.deliver(never);
        account.later(Duration.ofHours(25));
        account.late.look();
        assertThat(last().problems().get(0).ja()).contains("1日たっても");
    }

    @Test
    void aPictureOnAServerOfSomebodysShouldNotBeFetched() {
        ObjectNode picture = hanako.sends("image");
        ((ObjectNode) picture.get("message"))
                .putObject("contentProvider")
                .put("type", "external")
                .put("originalContentUrl", account.platform.address() + "/v2/evil");
        account.deliver(picture);
        assertThat(last().fields()).hasSize(1);
        assertThat(account.platform.asked())
                .noneMatch(path -> path.contains("content"))
                .noneMatch(path -> path.contains("evil"));
    }

    @Test
    void aMessageThatIsTakenBackShouldBeNotedInItsCase() {
        ObjectNode said = hanako.says("まちがえました");
        account.deliver(said, hanako.takesBack(LineUser.messageId(said)));
        assertThat(last().origin()).isEqualTo(Origin.NOTICE);
        assertThat(last().thread().references()).containsExactly(LineUser.messageId(said));
        assertThat(last().text()).contains("取り消しました");
    }

    @Test
    void aButtonOfOursShouldBelongToItsCase() {
        account.deliver(hanako.presses("madoguchi:solved:abcdefghij"));
        assertThat(last().thread().caseTokens()).containsExactly("abcdefghij");
        assertThat(last().text()).contains("解決した");
        assertThat(last().origin()).isEqualTo(Origin.NOTICE);
        account.deliver(hanako.presses("madoguchi:operator:abcdefghij"));
        assertThat(last().text()).contains("オペレーターに聞く");
    }

    @Test
    void noMessageShouldWaitForANameForLong() {
        account.platform.refuse("/v2/bot/profile", 500, "internal");
        account.deliver(hanako.says("一"), hanako.says("二"));
        assertThat(account.desk.taken).hasSize(2).allMatch(m -> m.sender().name().isEmpty());
        assertThat(account.platform.asked()).containsExactly("/v2/bot/profile/" + hanako.id());

        account.platform.goDown();
        assertThat(account.deliver(hanako.says("三"))).isEqualTo(200);
        account.platform.comeBack();
        account.platform.beWell();
        account.later(Duration.ofMinutes(1));
        account.deliver(hanako.says("四"), hanako.says("五"));
        assertThat(last().sender().name()).isEqualTo("花子");
        assertThat(account.platform.asked()).hasSize(2);
    }
}
