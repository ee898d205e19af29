// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.line.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.madoguchi.channel.line.internal.TestAccount.answer;
import static org.madoguchi.channel.line.internal.TestAccount.noteOfReceipt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.linecorp.bot.messaging.model.FlexBubble;
import com.linecorp.bot.messaging.model.FlexButton;
import com.linecorp.bot.messaging.model.FlexCarousel;
import com.linecorp.bot.messaging.model.FlexMessage;
import com.linecorp.bot.messaging.model.FlexText;
import com.linecorp.bot.messaging.model.PostbackAction;
import com.linecorp.bot.messaging.model.TextMessage;
import com.linecorp.bot.messaging.model.URIAction;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.madoguchi.api.Content;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.api.channel.ChannelHealth.State;
import org.madoguchi.api.channel.Delivery;
import org.madoguchi.api.channel.OutboundDraft;
import org.madoguchi.test.Requirement;
import org.madoguchi.test.line.LinePlatform.Sent;
import org.madoguchi.test.line.LineUser;

/** What leaves for LINE, read by the vendor's own models. */
class LineSenderTest {
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

    private Delivery send(long id, String text) {
        return account.sender.send(answer(id, hanako.id(), text));
    }

    private Sent last() {
        List<Sent> sent = account.platform.sent();
        return sent.get(sent.size() - 1);
    }

    private static String reason(Delivery delivery) {
        return delivery instanceof Delivery.Deferred deferred
                ? deferred.reason().ja()
                : ((Delivery.Refused) delivery).reason().ja();
    }

    @Test
    void anAnswerAtOnceShouldBeAReplyWhichIsFree() {
        account.deliver(hanako.says("粗大ごみ"));
        assertThat(send(1, "電話で申し込めます。")).isInstanceOf(Delivery.Accepted.class);
        assertThat(last().reply()).isTrue();
        assertThat(last().user()).isEqualTo(hanako.id());
        assertThat(last().text()).isEqualTo("電話で申し込めます。");

        assertThat(send(2, "ウェブでも申し込めます。")).isInstanceOf(Delivery.Accepted.class);
        assertThat(last().reply()).as("a token is good for one answer").isFalse();
    }

    @Test
    void anAnswerAfterAWhileShouldBePushed() {
        account.deliver(hanako.says("粗大ごみ"));
        account.later(Duration.ofSeconds(51));
        assertThat(send(1, "お待たせしました。"))
                .isInstanceOfSatisfying(
                        Delivery.Accepted.class,
                        accepted -> assertThat(accepted.carrierRef()).matches("\\d{18}"));
        assertThat(last().reply()).isFalse();
    }

    @Test
    void aReplyTokenThatLineForgotShouldBecomeAPush() {
        ObjectNode said = hanako.says("粗大ごみ");
        account.deliver(said);
        account.platform.forget(said.get("replyToken").asText());
        assertThat(send(1, "回答です。")).isInstanceOf(Delivery.Accepted.class);
        assertThat(last().reply()).isFalse();
        assertThat(account.platform.sent()).hasSize(1);
    }

    @Test
    void aTokenOfARequestThatCameAgainShouldNotBeUsed() {
        account.deliver(LineUser.again(hanako.says("粗大ごみ")));
        send(1, "回答です。");
        assertThat(last().reply()).isFalse();
    }

    @Test
    void aPushWithoutAnAnswerShouldBeRepeatedAndReachNobodyTwice() {
        // five seconds for the profile, fifteen for the push would be a slow test: LINE fails after
        // taking it
        assertThat(send(1, "一度だけ")).isInstanceOf(Delivery.Accepted.class);
        assertThat(send(1, "一度だけ")).isInstanceOf(Delivery.Accepted.class);
        assertThat(account.platform.sent()).hasSize(1);
        send(2, "一度だけ");
        assertThat(account.platform.sent()).hasSize(2);
    }

    @Test
    void whatWasPushedLastShouldBeTraceableOverASuddenDeath() throws IOException {
        account.platform.refuse("/v2/bot/message/push", 500, "internal");
        assertThat(send(1, "回答です。")).isInstanceOf(Delivery.Deferred.class);
        account.platform.beWell();

        HandOvers after = new HandOvers(folder.resolve("handed-over"), account.clock);
        assertThat(after.isRepeatable(answer(1, hanako.id(), "").id())).isTrue();
        assertThat(after.isRepeatable(answer(2, hanako.id(), "").id())).isFalse();
        assertThat(account.sender.trace(answer(1, hanako.id(), "回答です。")))
                .containsInstanceOf(Delivery.Deferred.class);
        assertThat(account.sender.trace(answer(2, hanako.id(), "回答です。"))).isEmpty();

        account.later(Duration.ofHours(24));
        assertThat(account.sender.trace(answer(1, hanako.id(), "回答です。"))).isEmpty();
        assertThatThrownBy(() -> send(1, "回答です。"))
                .as("LINE may have forgotten the key")
                .isInstanceOf(IllegalStateException.class);
        assertThat(send(1, "回答です。"))
                .as("a person has decided")
                .isInstanceOf(Delivery.Accepted.class);
    }

    @Test
    void whatMayHaveBeenPushedShouldNotBeRepliedToo() {
        account.platform.refuse("/v2/bot/message/push", 500, "internal");
        send(1, "回答です。");
        account.platform.beWell();
        account.deliver(hanako.says("まだですか"));
        account.platform.refuse("/v2/bot/message/push", 429, "The API rate limit");
        send(1, "回答です。");
        account.platform.beWell();
        send(1, "回答です。");
        assertThat(last().reply()).isFalse();
    }

    @Test
    void aReplyOfWhichNobodyKnowsShouldNotBeRepeated() {
        account.deliver(hanako.says("粗大ごみ"));
        account.platform.refuse("/v2/bot/message/reply", 500, "internal");
        assertThatThrownBy(() -> send(1, "回答です。")).isInstanceOf(IllegalStateException.class);
        assertThat(account.sender.trace(answer(1, hanako.id(), "回答です。"))).isEmpty();
    }

    @Test
    void somebodyWhoHasBlockedUsShouldBeRefusedWithTheReason() {
        account.platform.leave(hanako.id());
        assertThat(send(1, "回答です。")).isInstanceOf(Delivery.Refused.class);
        assertThat(reason(send(1, "回答です。"))).contains("ブロック");
        assertThat(account.platform.asked()).noneMatch(path -> path.endsWith("push"));
    }

    @Test
    void theAuthorShouldHearOfABlockBeforeWriting() {
        account.deliver(hanako.says("一"), hanako.leaves());
        OutboundDraft draft = draft(0);
        assertThat(account.channel.objection(draft).orElseThrow().ja()).contains("ブロック");
        account.deliver(hanako.event("follow").put("replyToken", "r"));
        assertThat(account.channel.objection(draft)).isEmpty();
        assertThat(account.channel.objection(draft(1)).orElseThrow().ja()).contains("ファイル");
    }

    private OutboundDraft draft(int files) {
        return new OutboundDraft(answer(1, hanako.id(), "").to(), "回答です。", files, false);
    }

    @Test
    void theConnectionShouldBeCheckedWhenAPersonWants() {
        assertThat(account.channel.check().ok()).isTrue();
        assertThat(account.channel.check().findings().get(0).sentence().ja()).contains("あさひ市");
        account.platform.refuse("/v2/bot", 401, "Authentication failed");
        assertThat(account.channel.check().findings().get(0).sentence().ja())
                .contains(".channel.token");
        account.platform.goDown();
        assertThat(account.channel.check().ok()).isFalse();
        account.platform.comeBack();
    }

    @Test
    void aWrongTokenShouldBringTheChannelDownAndKeepTheMessage() {
        account.platform.refuse("/v2/bot", 401, "Authentication failed");
        assertThat(send(1, "回答です。")).isInstanceOf(Delivery.Deferred.class);
        assertThat(account.health.current().state()).isEqualTo(State.DOWN);
        assertThat(account.health.current().explanation().ja()).contains(".channel.token");
        assertThat(account.events).isNotEmpty();

        account.platform.beWell();
        assertThat(send(1, "回答です。")).isInstanceOf(Delivery.Accepted.class);
        assertThat(account.health.current().state()).isEqualTo(State.UP);
    }

    @Test
    void theMonthsLimitAndTooManyAtOnceShouldBeToldApart() {
        account.platform.refuse(
                "/v2/bot/message/push", 429, "You have reached your monthly limit.");
        Delivery month = send(1, "回答です。");
        assertThat(((Delivery.Deferred) month).retryAfter()).isEqualTo(Duration.ofHours(1));
        assertThat(account.health.current().state()).isEqualTo(State.DEGRADED);
        assertThat(account.health.current().explanation().ja()).contains("今月");

        account.platform.refuse(
                "/v2/bot/message/push", 429, "The API rate limit has been exceeded.");
        Delivery rate = send(1, "回答です。");
        assertThat(((Delivery.Deferred) rate).retryAfter()).isEqualTo(Duration.ofMinutes(1));

        account.platform.beWell();
        assertThat(send(1, "回答です。")).isInstanceOf(Delivery.Accepted.class);
        assertThat(account.health.current().state()).isEqualTo(State.UP);
    }

    @Test
    void whatLineRefusesShouldBeExplained() {
        account.platform.refuse("/v2/bot/message/push", 400, "The request body has 1 error(s)");
        assertThat(send(1, "回答です。")).isInstanceOf(Delivery.Refused.class);
        assertThat(reason(send(1, "回答です。"))).contains("The request body has 1 error(s)");
    }

    @Test
    void aPlatformThatIsDownShouldBeSeenAndHeal() {
        account.platform.goDown();
        assertThat(send(1, "回答です。")).isInstanceOf(Delivery.Deferred.class);
        assertThat(account.health.current().state()).isEqualTo(State.DEGRADED);
        account.platform.comeBack();
        assertThat(send(1, "回答です。")).isInstanceOf(Delivery.Accepted.class);
        assertThat(account.health.current().state()).isEqualTo(State.UP);
        assertThat(account.platform.sent()).hasSize(1);
    }

    @Test
    void aTextOfBlanksShouldBeRefused() {
        assertThat(send(1, " \n ")).isInstanceOf(Delivery.Refused.class);
    }

    @Test
    void aFileShouldBeRefusedAndNotLeftOut() {
        Delivery refused =
                account.sender.send(
                        TestAccount.message(
                                1,
                                hanako.id(),
                                "見てください",
                                false,
                                List.of(
                                        new Attachment(
                                                "地図.pdf",
                                                "application/pdf",
                                                Content.ofUtf8("x")))));
        assertThat(reason(refused)).contains("ファイル");
    }

    @Test
    void aLongTextShouldGoInPiecesThatLineTakes() {
        String text = "𠮷".repeat(2_600) + "\n" + "あ".repeat(12_000) + "。" + "い".repeat(13_000);
        assertThat(send(1, text)).isInstanceOf(Delivery.Accepted.class);
        List<Sent> sent = account.platform.sent();
        assertThat(sent).hasSize(2);
        String all = sent.stream().map(Sent::text).reduce("", String::concat);
        assertThat(all).isEqualTo(text);
        assertThat(sent.get(0).messages()).hasSize(5);

        send(1, text);
        assertThat(account.platform.sent()).as("no piece twice").hasSize(2);
    }

    @Test
    void piecesShouldEndWhereASentenceEnds() {
        String sentence = "あ".repeat(2_999) + "。";
        assertThat(Talk.pieces(sentence.repeat(2))).containsExactly(sentence, sentence);
        assertThat(Talk.pieces("一\n".repeat(2_500))).hasSize(1);
        assertThat(Talk.pieces(" \n ")).isEmpty();
    }

    @Test
    @Requirement("ST-132")
    void suggestionsShouldBecomeCardsWithAWayToAPerson() {
        account.deliver(hanako.says("粗大ごみ"));
        account.sender.send(
                noteOfReceipt(
                        1,
                        hanako.id(),
                        """
                        受け付けました。

                        次の「よくある質問」で解決するかもしれません。
                        ・粗大ごみの出し方を知りたい
                        https://faq.asahi.example/faq/7
                        ・粗大ごみの料金を知りたい
                        https://faq.asahi.example/faq/8
                        ・もうない質問
                        https://faq.asahi.example/faq/9"""));

        assertThat(last().messages()).hasSize(2);
        assertThat(((TextMessage) last().messages().get(0)).text())
                .isEqualTo(
                        """
                        受け付けました。

                        次の「よくある質問」で解決するかもしれません。
                        ・もうない質問
                        https://faq.asahi.example/faq/9""");
        List<FlexBubble> cards = cards();
        assertThat(cards).hasSize(3);
        assertThat(((URIAction) button(cards.get(0), 0).action()).uri())
                .isEqualTo(URI.create("https://faq.asahi.example/faq/7"));
        assertThat(told(cards.get(0))).startsWith("電話かインターネットで申し込みます。 収集日").hasSize(101);
        assertThat(told(cards.get(1))).isEqualTo(TwoArticles.SHORT);
        assertThat(((PostbackAction) button(cards.get(2), 0).action()).data())
                .isEqualTo("madoguchi:solved:abcdefghij");
        assertThat(((PostbackAction) button(cards.get(2), 1).action()).displayText())
                .isEqualTo("オペレーターに聞く");
    }

    private List<FlexBubble> cards() {
        FlexMessage flex = (FlexMessage) last().messages().get(last().messages().size() - 1);
        return ((FlexCarousel) flex.contents()).contents();
    }

    private static String told(FlexBubble card) {
        return ((FlexText) card.body().contents().get(1)).text();
    }

    private static FlexButton button(FlexBubble card, int place) {
        return (FlexButton) card.footer().contents().get(place);
    }

    @Test
    void anOperatorsAnswerShouldKeepItsWordsAndGetACard() {
        send(1, "こちらをご覧ください。\nhttps://faq.asahi.example/faq/7\nよろしくお願いします。");
        assertThat(last().text()).contains("https://faq.asahi.example/faq/7");
        assertThat(cards()).hasSize(1);
    }

    @Test
    void cardsShouldBeLeftOutWhereTheCityDoesNotWantThem() throws IOException {
        try (TestAccount plain =
                new TestAccount(folder.resolve("plain"), Map.of("cards", "false"))) {
            plain.sender.send(answer(1, hanako.id(), "https://faq.asahi.example/faq/7"));
            assertThat(plain.platform.sent().get(0).messages())
                    .singleElement()
                    .isInstanceOf(TextMessage.class);
        }
    }
}
