// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.madoguchi.test.Requirement;

/** A citizen with a telephone and operators at their desks talk, whatever happens in between. */
@ExtendWith(OpenDesk.class)
class ChatIT {
    private static final double PATIENCE = 120_000;

    private final Desk desk;
    private final Browser browser;
    private Person citizen;
    private Person operator;

    ChatIT(Desk desk, Browser browser) {
        this.desk = desk;
        this.browser = browser;
    }

    @BeforeEach
    void sitDown() {
        citizen = browser.citizen();
        citizen.page().setViewportSize(390, 844);
        operator = browser.signedIn("operator1");
        operator.go("/console/chat");
        duty(operator, true);
    }

    @AfterEach
    void goHome() {
        duty(operator, false);
        citizen.close();
        operator.close();
    }

    private static void duty(Person who, boolean on) {
        who.go("/console/chat");
        Locator button = who.button(on ? "チャットを受ける" : "受けるのをやめる");
        if (button.count() > 0) {
            button.click();
        }
        assertThat(who.page().locator(".chat-duty")).containsText(on ? "チャットを受けています" : "受けていません");
    }

    private Locator log() {
        return citizen.page().locator(".madoguchi-chat .log");
    }

    private Locator field() {
        return citizen.page().locator(".madoguchi-chat textarea");
    }

    private void say(String words) {
        field().fill(words);
        citizen.page().locator(".madoguchi-chat .writer button").click();
    }

    private Locator choice(String name) {
        return citizen.page()
                .locator(
                        ".madoguchi-chat .offer button",
                        new Page.LocatorOptions().setHasText(name));
    }

    private void openWidget() {
        citizen.go("/");
        citizen.page().locator(".launcher").click();
        assertThat(log()).containsText("こんにちは");
    }

    /** Asks and has the operator come. */
    private void beginWith(String question) {
        openWidget();
        say(question);
        choice("オペレーターと話す").click();
        assertThat(log()).containsText("オペレーターを呼んでいます");
        take(operator, question);
        assertThat(log()).containsText("オペレーターにつながりました");
    }

    private static Locator row(Person who, String question) {
        return who.page()
                .locator(".chat-row", new Page.LocatorOptions().setHasText(question))
                .first();
    }

    private static void take(Person who, String question) {
        Locator row = row(who, question);
        assertThat(row).isVisible(patiently());
        row.locator("a").click();
        who.button("対応する").click();
        assertThat(who.page().locator("#chat-head")).containsText("対応中");
    }

    private static LocatorAssertions.IsVisibleOptions patiently() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE);
    }

    private static LocatorAssertions.ContainsTextOptions patience() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE);
    }

    private static void answer(Person who, String words) {
        Locator field = who.page().locator("#reply-text");
        field.fill(words);
        field.press("Enter");
        assertThat(who.page().locator("#chat-log")).containsText(words);
        assertThat(field).hasValue("");
    }

    /** Texts of the bubbles, in their order. */
    private List<String> bubbles() {
        return log().locator(".lines .said").allTextContents();
    }

    @Test
    @Requirement({
        "FJ-001", "FJ-005", "FJ-007", "FJ-009", "FJ-017", "FJ-078", "FJ-079", "FJ-106", "FJ-108",
        "FJ-140", "FJ-145", "ST-052", "ST-057", "ST-059", "ST-132"
    })
    void aCitizenShouldFindArticlesFirstAndThenAnOperatorWhoAnswers() {
        openWidget();
        citizen.photographWindow("60-chat-begin");
        assertThat(citizen.barriers()).isEmpty();
        say("粗大ごみの出し方を教えてください");
        assertThat(log()).containsText("こちらの「よくある質問」はいかがですか");
        assertThat(log().locator(".cards a").first()).containsText("粗大ごみ");
        // the short answer, whole
        assertThat(log().locator(".cards")).containsText("決められた日の朝8時30分までに出してください。");
        assertThat(log().locator(".ways a"))
                .hasAttribute("href", Pattern.compile(".*/form/inquiry"));
        citizen.photographWindow("61-chat-articles");
        assertThat(citizen.barriers()).isEmpty();
        choice("オペレーターと話す").click();
        assertThat(log()).containsText("オペレーターを呼んでいます");
        assertThat(row(operator, "粗大ごみの出し方")).containsText("待機中", patience());
        operator.photograph("62-chat-queue");
        assertThat(operator.barriers()).isEmpty();

        take(operator, "粗大ごみの出し方を教えてください");
        assertThat(log()).containsText("オペレーターにつながりました");
        operator.page()
                .locator("#canned")
                .selectOption(new com.microsoft.playwright.options.SelectOption().setIndex(1));
        Locator reply = operator.page().locator("#reply-text");
        assertThat(reply).not().hasValue("");
        answer(operator, reply.inputValue().strip() + "\n佐藤です。");
        assertThat(log()).containsText("お問い合わせいただきありがとうございます");
        assertThat(log()).containsText("佐藤です。");
        answer(operator, "お待たせしました。大きさを教えてください。");
        assertThat(log()).containsText("大きさを教えてください");
        say("幅2メートルくらいの棚です");
        assertThat(operator.page().locator("#chat-log")).containsText("幅2メートルくらいの棚です");
        operator.photograph("63-chat-desk");
        assertThat(operator.barriers()).isEmpty();
        citizen.photographWindow("64-chat-talk");
        assertThat(citizen.barriers()).isEmpty();

        // the page is left and comes back, on both sides
        field().fill("書きかけの文");
        citizen.page().reload();
        assertThat(log()).containsText("幅2メートルくらいの棚です");
        assertThat(field()).hasValue("書きかけの文");
        operator.page().reload();
        assertThat(operator.page().locator("#chat-log")).containsText("幅2メートルくらいの棚です");
        answer(operator, "<b>2,000円</b>の処理券を貼ってください。");
        assertThat(log()).containsText("<b>2,000円</b>の処理券");
        citizen.go("/faq/search?q=ごみ");
        assertThat(log()).containsText("処理券");

        operator.page().locator("summary[data-key=c]").click();
        operator.page().locator("#chat-head button[value=answered]").click();
        assertThat(operator.page().locator("#chat-head")).containsText("終了");
        assertThat(log()).containsText("オペレーターがチャットを終了しました");
        citizen.photographWindow("65-chat-end");
        operator.page().locator("#chat-list a[href='/console/chat/ended']").click();
        Locator over =
                operator.page()
                        .locator(
                                "tbody tr",
                                new Page.LocatorOptions().setHasText("粗大ごみの出し方を教えてください"))
                        .first();
        assertThat(over).containsText("が終了しました");
        assertThat(over.locator("a[href^='/console/cases/']")).isVisible();
        assertThat(operator.barriers()).isEmpty();
        assertThat(operator.fitsATelephone()).isTrue();
        operator.photograph("65a-chats-ended");
        assertThat(bubbles())
                .hasSize(5)
                .containsSubsequence(
                        "粗大ごみの出し方を教えてください",
                        "お待たせしました。大きさを教えてください。",
                        "幅2メートルくらいの棚です",
                        "<b>2,000円</b>の処理券を貼ってください。");
        assertThat(citizen.complaints()).isEmpty();
        assertThat(operator.complaints()).isEmpty();
    }

    @Test
    @Requirement({"FJ-107"})
    void theCategoryThatACitizenChoosesShouldBeSeenByTheOperator() {
        openWidget();
        Locator topics = citizen.page().locator(".madoguchi-chat select");
        topics.selectOption(new com.microsoft.playwright.options.SelectOption().setIndex(1));
        String chosen = topics.inputValue();
        say("分類のある質問です");
        choice("オペレーターと話す").click();
        assertThat(row(operator, "分類のある質問です")).containsText(chosen, patience());
        take(operator, "分類のある質問です");
        operator.page().locator("summary[data-key=c]").click();
        operator.button("チャットだけを終了する").click();
        assertThat(log()).containsText("終了しました");
    }

    @Test
    void nothingShouldBeLostOrDoubledWhileTheChannelIsAway() {
        beginWith("切れやすい回線からの質問です");
        answer(operator, "はい、どうぞ。");
        assertThat(log()).containsText("はい、どうぞ。");

        desk.shell("bundle:stop org.madoguchi.channel.chat");
        assertThat(citizen.page().locator(".madoguchi-chat .notice"))
                .containsText("一時的に接続できません", patience());
        say("届いていますか（1）");
        say("届いていますか（2）");
        answer(operator, "こちらからは送っています。");
        citizen.page().reload();
        try (Person other = browser.citizen()) {
            other.go("/");
            assertThat(other.page().locator("a[href='/chat']")).hasCount(0);
        }
        desk.shell("bundle:start org.madoguchi.channel.chat");

        // who loaded the page meanwhile has no button in it: the next page has
        await("the chat is on the pages again")
                .until(() -> desk.publicSite().get("/").body().contains("channel-chat/widget.js"));
        citizen.page().reload();
        assertThat(log()).containsText("こちらからは送っています。", patience());
        assertThat(operator.page().locator("#chat-log")).containsText("届いていますか（2）", patience());
        answer(operator, "いま届きました。");
        assertThat(log()).containsText("いま届きました。");
        assertThat(bubbles())
                .containsExactlyInAnyOrder(
                        "切れやすい回線からの質問です",
                        "はい、どうぞ。",
                        "こちらからは送っています。",
                        "届いていますか（1）",
                        "届いていますか（2）",
                        "いま届きました。");
        end();
    }

    private void end() {
        operator.page().locator("summary[data-key=c]").click();
        operator.button("チャットだけを終了する").click();
        assertThat(log()).containsText("終了しました");
    }

    @Test
    @Requirement({"FJ-109", "FJ-142"})
    void aChatShouldBeHandedToTheSupervisorWithAllThatWasSaid() {
        try (Person supervisor = browser.signedIn("supervisor")) {
            duty(supervisor, true);
            beginWith("責任者に聞きたい質問です");
            try (Person second = browser.signedIn("operator2")) {
                second.go("/console/chat");
                row(second, "責任者に聞きたい質問です").locator("a").click();
                assertThat(second.page().locator(".chat-note")).containsText("ほかのオペレーター");
                assertThat(second.button("対応する")).hasCount(0);
            }
            answer(operator, "責任者に代わります。");
            operator.page().locator("summary[data-key=t]").click();
            operator.page()
                    .locator(".menu-item", new Page.LocatorOptions().setHasText("に引き継ぐ"))
                    .first()
                    .click();
            assertThat(log()).containsText("別のオペレーターに引き継ぎました");

            Locator row = row(supervisor, "責任者に聞きたい質問です");
            assertThat(row).isVisible(patiently());
            row.locator("a").click();
            assertThat(supervisor.page().locator("#chat-log")).containsText("責任者に代わります。");
            answer(supervisor, "お電話代わりました。");
            assertThat(log()).containsText("お電話代わりました。");
            assertThat(operator.page().locator(".chat-note")).containsText("ほかのオペレーター", patience());
            supervisor.page().locator("summary[data-key=t]").click();
            supervisor.button("待ち行列に戻す").click();
            assertThat(log()).containsText("次のオペレーターを呼んでいます");
            take(operator, "責任者に聞きたい質問です");
            end();
            duty(supervisor, false);
        }
    }

    @Test
    @Requirement({"FJ-141", "FJ-143", "FJ-144"})
    void aChatShouldBecomeOneCaseThatIsAnsweredByMail() {
        beginWith("道路の街灯が消えています");
        answer(operator, "担当の課から後日お答えします。");
        operator.button("メールアドレスを尋ねる").click();
        Locator mail = citizen.page().locator(".madoguchi-chat input[type=email]");
        mail.fill("hanako");
        choice("登録する").click();
        assertThat(citizen.page().locator(".madoguchi-chat .wrong")).containsText("メールアドレスの形");
        citizen.photographWindow("66-chat-mail");
        assertThat(citizen.barriers()).isEmpty();
        mail.fill("chat-hanako@example.jp");
        choice("登録する").click();
        assertThat(log()).containsText("メールアドレスを承りました：chat-hanako@example.jp");
        assertThat(operator.page().locator(".context"))
                .containsText("chat-hanako@example.jp", patience());

        operator.button("案件にする").click();
        assertThat(operator.page()).hasURL(Pattern.compile(".*/console/cases/.*"));
        Locator timeline = operator.page().locator("#timeline");
        assertThat(timeline).containsText("市民：道路の街灯が消えています");
        assertThat(timeline).containsText("担当の課から後日お答えします。");
        assertThat(timeline.locator(".entry.inbound")).hasCount(1);
        assertThat(operator.page().locator(".case-channel")).containsText("チャット");
        assertThat(operator.page().locator(".case-assignee")).not().containsText("未割当");
        assertThat(operator.page().locator("#sheet-reply")).containsText("chat-hanako@example.jp");
        operator.photograph("67-case-from-chat");
        String caseId = operator.page().locator("#work").getAttribute("data-case");
        escalate();

        operator.go("/console/chat");
        row(operator, "道路の街灯が消えています").locator("a").click();
        answer(operator, "承りました。");
        end();
        operator.go("/console/cases/" + caseId);
        assertThat(timeline.locator(".entry.inbound")).hasCount(1);
        assertThat(timeline).containsText("承りました。");
        assertThat(timeline).containsText("オペレーターが終了しました");
        try (Person section = browser.signedIn("gomi")) {
            section.go("/console/cases/" + caseId);
            section.shouldSee("市民：道路の街灯が消えています");
        }
        assertThat(citizen.complaints()).isEmpty();
        assertThat(operator.complaints()).isEmpty();
    }

    private void escalate() {
        operator.page().locator("#tab-escalation").click();
        operator.page().locator("#department").fill("1501 ごみ減量課");
        operator.page().locator("#question-text").fill("修理の予定を教えてください。");
        operator.button("依頼する").click();
        assertThat(operator.page().locator("#case-head")).containsText("所管課待ち");
    }

    @Test
    @Requirement({"ST-015", "ST-059", "ST-079", "ST-241"})
    void whoFindsNobodyShouldLeaveAMessageThatBecomesACase() {
        duty(operator, false);
        openWidget();
        assertThat(log()).containsText("ただいま対応できるオペレーターがいません");
        say("夜間に出た騒音について相談です");
        Locator mail = citizen.page().locator(".madoguchi-chat input[type=email]");
        mail.fill("chat-yoru@example.jp");
        citizen.photographWindow("68-chat-nobody");
        choice("預けて終了する").click();
        assertThat(log()).containsText("chat-yoru@example.jp にメールでお答えします");
        await("the case").until(() -> desk.cases().count("夜間に出た騒音について相談です") == 1);
        choice("新しく相談する").click();
        assertThat(log()).containsText("こんにちは");
        assertThat(log()).not().containsText("騒音");

        operator.go("/console/faq/figures?show=CHATS&span=THIS_MONTH");
        assertThat(operator.page().locator(".usage-numbers tbody tr").last().locator("td").last())
                .hasText(Pattern.compile("[1-9]\\d*"));
        assertThat(operator.barriers()).isEmpty();
        operator.photograph("68a-chat-figures");
        operator.page().locator("main").getByText("見つからなかった検索語").click();
        assertThat(operator.page()).hasURL(Pattern.compile(".*order=WITHOUT_RESULT.*"));
        await("the question is among the searches")
                .until(
                        () -> {
                            operator.go("/console/faq/figures?show=SEARCHES&span=THIS_MONTH");
                            return operator.page()
                                    .locator("main")
                                    .innerText()
                                    .contains("夜間に出た騒音について相談です");
                        });
    }

    @Test
    @Requirement("ST-068")
    void aPageOfItsOwnShouldDoTheSameByTheKeyboardAlone() {
        citizen.page().setViewportSize(Person.WIDE, Person.HIGH);
        citizen.go("/chat");
        assertThat(log()).containsText("こんにちは");
        assertThat(citizen.barriers()).isEmpty();
        citizen.photograph("69-chat-page");
        field().focus();
        citizen.page().keyboard().type("図書館の開館時間");
        citizen.page().keyboard().press("Enter");
        assertThat(choice("これで解決した")).isVisible();
        choice("これで解決した").focus();
        citizen.page().keyboard().press("Enter");
        assertThat(log()).containsText("ご利用ありがとうございました");
        assertThat(citizen.complaints()).isEmpty();
        assertThat(citizen.fitsATelephone()).isTrue();
    }

    @Test
    @Requirement("FJ-183")
    void whoIsNotInTheRoomShouldNeitherReadNorWrite() {
        HttpApi stranger = desk.publicSite().from("203.0.113.77");

        assertThat(stranger.get("/chat/api/room").statusCode()).isEqualTo(401);
        assertThat(stranger.get("/chat/events").statusCode()).isEqualTo(401);
        assertThat(
                        stranger.postJson(
                                        "/chat/api/messages",
                                        Map.of("id", "message-1", "text", "こんにちは"))
                                .statusCode())
                .isEqualTo(401);
        assertThat(stranger.get("/console/chat").statusCode()).isEqualTo(404);
        assertThat(
                        stranger.postJson("/chat/api/rooms", Map.of("topic", "x".repeat(2_000_000)))
                                .statusCode())
                .isEqualTo(413);
        assertThat(stranger.postJson("/chat/api/rooms", Map.of("room", "1")).statusCode())
                .isEqualTo(400);
    }
}
