// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.madoguchi.test.Requirement;

/** A citizen's question becomes an answered case, as everybody who takes part in it sees it. */
@ExtendWith(OpenDesk.class)
class AnsweredCaseIT {
    private static final String TANAKA = "hanako.tanaka@example.jp";
    private static final String SUZUKI = "ichiro.suzuki@example.jp";
    private static final String NAKAGAWA = "nakagawa@example.jp";
    private static final String KIMURA = "kimura@example.jp";

    private final Desk desk;
    private final Browser browser;
    private final Post post;
    private final Person operator;

    AnsweredCaseIT(Desk desk, Browser browser) {
        this.desk = desk;
        this.browser = browser;
        post = desk.post();
        operator = browser.signedIn("operator1");
    }

    @Test
    @Requirement({
        "FJ-001", "FJ-006", "FJ-007", "FJ-008", "FJ-010", "FJ-029", "FJ-031", "FJ-034", "FJ-038",
        "FJ-073", "FJ-101", "FJ-102", "FJ-103", "FJ-104", "FJ-109", "FJ-113", "FJ-118", "FJ-119",
        "FJ-120", "FJ-121", "FJ-122", "FJ-123", "FJ-130", "FJ-131", "FJ-132", "FJ-133", "FJ-134",
        "FJ-124", "FJ-135", "FJ-136", "FJ-137", "FJ-139", "FJ-181", "ST-005", "ST-056", "ST-060",
        "ST-088", "ST-089", "ST-098", "ST-161", "ST-162", "ST-163", "YK-102", "SP-002", "SP-020",
        "SP-021", "SP-033"
    })
    void aCitizensQuestionShouldBecomeAnAnsweredCase() {
        try (CaseSettings settings = new CaseSettings(desk, browser)) {
            settings.classify();
            settings.define();
            settings.giveAReason();
            settings.sayOtherwise();
            answerAndClose(settings);
        }
    }

    private void answerAndClose(CaseSettings settings) {
        operator.go("/console/inbox?view=UNASSIGNED");
        operator.photograph("01-inbox-empty");
        operator.page().evaluate("window.neverReloaded = true");

        Letter question =
                Letter.inJis(
                        TANAKA,
                        "田中 花子",
                        "粗大ごみの申込方法",
                        "古いソファを捨てたいのですが、どうすればよいですか。\r\n料金と日にちも教えてください。\r\n");
        post.send(question);
        Locator row = appears("粗大ごみの申込方法");
        assertThat(operator.page().evaluate("window.neverReloaded === true")).isEqualTo(true);
        assertThat(row).containsText("田中 花子");
        operator.photograph("02-inbox-new-case");
        post.receive(
                TANAKA,
                "the receipt in the administrator's words",
                mail -> Post.subject(mail).startsWith(CaseSettings.SUBJECT));
        settings.sayAsDelivered();

        takeLetterWithAFile();
        takeFormMail();
        String formCase = takeWebForm();

        row = appears("粗大ごみの申込方法");
        row.click();
        assertThat(operator.page().locator("#case-title")).hasText("粗大ごみの申込方法");
        assertThat(operator.page().evaluate("window.neverReloaded === true")).isEqualTo(true);
        String caseId = caseId();
        Locator timeline = operator.page().locator("#timeline");
        assertThat(timeline).containsText("古いソファを捨てたいのですが");
        assertThat(timeline).containsText(TANAKA);
        assertThat(timeline.getByText("届いたままの原本を保存")).isVisible();
        assertThat(operator.page().locator(".candidate-question").first()).containsText("粗大ごみ");
        operator.photograph("03-case-with-faq-candidates");
        assertThat(operator.barriers()).isEmpty();

        operator.page().locator("[data-key=a]").first().click();
        assertThat(operator.page().locator(".case-assignee")).containsText("佐藤 みどり");
        lookUp();
        writeAnswer();
        sayWhatItIsAbout();
        fillIn(caseId);
        findByAnItem(caseId);
        settings.typeWithoutALine(caseId);
        operator.go("/console/cases/" + caseId);
        knowThePerson();
        operator.photograph("04-answer-with-canned-reply");
        operator.button("承認に出す").click();
        assertThat(operator.page().locator("#case-head")).containsText("承認待ち");
        operator.photograph("05-waiting-for-approval");
        assertThat(post.mails(TANAKA)).noneMatch(mail -> Post.subject(mail).startsWith("Re:"));

        approve("approver", caseId, "06-approval");

        MimeMessage answer =
                post.receive(TANAKA, "the answer", mail -> Post.subject(mail).startsWith("Re:"));
        assertThat(Post.subject(answer)).contains("粗大ごみの申込方法");
        assertThat(Post.header(answer, "From")).contains("<" + Town.DESK + ">");
        assertThat(Post.sender(answer)).isEqualTo("あさひ市コンタクトセンター");
        assertThat(Post.header(answer, "In-Reply-To")).isEqualTo(question.messageId());
        assertThat(Post.header(answer, "References")).contains(question.messageId());
        assertThat(Post.text(answer)).contains("粗大ごみ受付センター").contains(caseId);
        assertThat(operator.page().locator("#timeline")).containsText("送信済み");

        writeAgain(answer);
        assertThat(
                        operator.page()
                                .locator("#stale:visible, #timeline:has-text('日曜日でもよいですか')")
                                .first())
                .isVisible(patience());
        operator.go("/console/cases/" + caseId);
        assertThat(operator.page().locator("#timeline")).containsText("日曜日でもよいですか");
        assertThat(desk.cases().count("Re: " + Post.subject(answer))).isZero();
        operator.photograph("07-reply-in-the-same-case");

        close(caseId);
        answerWithTheDepartment(formCase);
        assertThat(operator.complaints()).isEmpty();
    }

    /** The whole way of a form's question is on its one case. */
    private void answerWithTheDepartment(String caseId) {
        operator.go("/console/cases/" + caseId);
        escalate();
        answerAsDepartment(caseId);
        approve("gomi-approver", caseId, "10-department-approval");
        MimeMessage answer =
                post.receive(
                        KIMURA,
                        "the department's answer",
                        mail -> Post.text(mail).contains("来週の水曜日に回収します"));
        assertThat(Post.header(answer, "From")).contains("<" + Town.DESK + ">");
        assertThat(post.mails(KIMURA))
                .filteredOn(mail -> Post.header(mail, "Auto-Submitted").equals("auto-replied"))
                .hasSize(1);
        operator.go("/console/cases/" + caseId);
        for (String step :
                List.of("いつ回収されますか。", "ごみ減量課 に依頼しました", "回答しました", "承認しました", "来週の水曜日に回収します")) {
            assertThat(operator.page().locator("#timeline")).containsText(step);
        }
        operator.photograph("12-whole-trail");
    }

    /** UTF-8, two parts, a file with a Japanese name. */
    private void takeLetterWithAFile() {
        byte[] map = "地図の代わり".repeat(500).getBytes(StandardCharsets.UTF_8);
        post.send(
                Letter.from(SUZUKI, "鈴木 一郎", "道路の穴について")
                        .textWithFile(
                                "公民館の前の道路に穴が開いています。写真の場所です。",
                                "現場の地図（公民館前）.txt",
                                "text/plain",
                                map));
        openByReading("道路の穴について");
        Locator file =
                operator.page()
                        .getByRole(
                                AriaRole.LINK,
                                new Page.GetByRoleOptions()
                                        .setName(Pattern.compile("現場の地図（公民館前）")));
        assertThat(file).isVisible();
        byte[] saved =
                operator.page().request().get(desk.privateUrl() + file.getAttribute("href")).body();
        assertThat(saved).isEqualTo(map);
    }

    /** What the city's web site sends when somebody fills in a section's form there. */
    private void takeFormMail() {
        post.send(
                Letter.from(Town.WEB_SITE, "あさひ市ホームページ", "【お問い合わせフォーム】市民課")
                        .text(
                                "お問い合わせフォームから送信されました。\r\n\r\n"
                                        + "お名前：中川 直樹\r\nメールアドレス："
                                        + NAKAGAWA
                                        + "\r\n件名：住民票の郵送\r\nお問い合わせ内容：住民票を郵送で取れますか。\r\n"
                                        + "手数料も教えてください。\r\n"));
        openByReading("住民票の郵送");
        Locator timeline = operator.page().locator("#timeline");
        assertThat(timeline).containsText("中川 直樹");
        assertThat(timeline).containsText(NAKAGAWA);
        assertThat(timeline).containsText("手数料も教えてください。");
        operator.photograph("02a-case-from-form-mail");
    }

    /** The form behind an article. */
    private String takeWebForm() {
        try (Person citizen = browser.citizen()) {
            citizen.go("/");
            citizen.photograph("02b-portal");
            assertThat(citizen.barriers()).isEmpty();
            citizen.page().locator("input[name=q]").first().fill("不法投棄");
            citizen.page().locator("input[name=q]").first().press("Enter");
            citizen.photograph("02c-portal-search");
            citizen.page()
                    .locator("main a[href^='/faq/']", new Page.LocatorOptions().setHasText("不法投棄"))
                    .first()
                    .click();
            citizen.shouldSee("不法投棄");
            citizen.photograph("02d-portal-article");
            assertThat(citizen.barriers()).isEmpty();
            citizen.page().locator("main a[href*='/form/inquiry?article=']").first().click();
            citizen.page().locator("#text").fill("空き地にタイヤが捨てられています。\nいつ回収されますか。");
            citizen.page().locator("#subject").fill("空き地のタイヤ");
            citizen.page().locator("#name").fill("木村 恵");
            citizen.page().locator("#email").fill(KIMURA);
            citizen.page()
                    .locator("#files")
                    .setInputFiles(
                            new FilePayload(
                                    "タイヤの場所.txt",
                                    "text/plain",
                                    "公園の北側".getBytes(StandardCharsets.UTF_8)));
            citizen.photograph("02e-form");
            assertThat(citizen.barriers()).isEmpty();
            citizen.page().locator("button[name=confirm]").click();
            citizen.shouldSee("いつ回収されますか。");
            citizen.photograph("02f-form-confirmation");
            citizen.page().locator("button[name=send]").click();
            String number = citizen.page().locator("#case-number").textContent().strip();
            citizen.photograph("02g-form-receipt");
            assertThat(citizen.complaints()).isEmpty();

            MimeMessage receipt =
                    post.receive(
                            KIMURA, "the receipt", mail -> Post.subject(mail).contains(number));
            assertThat(Post.header(receipt, "Auto-Submitted")).isEqualTo("auto-replied");

            operator.go("/console/inbox?view=UNASSIGNED");
            appears("空き地のタイヤ").click();
            Locator timeline = operator.page().locator("#timeline");
            assertThat(timeline).containsText("いつ回収されますか。");
            assertThat(timeline).containsText("不法投棄");
            assertThat(timeline).containsText(KIMURA);
            assertThat(caseId()).isEqualTo(number);
            assertThat(operator.page().locator(".case-channel")).containsText("フォーム");
            operator.photograph("02h-case-from-web-form");
            operator.page().evaluate("window.neverReloaded = true");
            return number;
        }
    }

    /** The FAQ is searched and read beside the case, which stays as it is. */
    private void lookUp() {
        Page page = operator.page();
        Locator first = page.locator(".candidate-question a").first();
        page.locator("#reply-text").fill("書きかけです。");
        page.locator("#faq-words").fill("住民票の写し");
        assertThat(first).containsText("住民票");
        Page article = page.waitForPopup(first::click);
        assertThat(article.locator("#faq-question")).containsText("住民票");
        article.close();
        assertThat(page.locator("#case-title")).hasText("粗大ごみの申込方法");
        assertThat(page.locator("#reply-text")).hasValue("書きかけです。");
        page.locator("#faq-words").fill("粗大ごみ");
        assertThat(first).containsText("粗大ごみ");
        page.locator("#reply-text").fill("");
    }

    private void writeAnswer() {
        operator.page().locator("#canned").selectOption(new SelectOption().setIndex(1));
        String canned = operator.page().locator("#reply-text").inputValue();
        assertThat(canned).isNotBlank();
        operator.page().locator("[data-insert]").first().click();
        assertThat(operator.page().locator("#reply-text"))
                .hasValue(Pattern.compile("[\\s\\S]*粗大ごみ受付センター[\\s\\S]*"));
        assertThat(operator.page().locator("#draft-state")).hasText("下書きを保存しました");
    }

    /** By the FAQ that was put into the answer, and with the keyboard alone. */
    private void sayWhatItIsAbout() {
        Page page = operator.page();
        Locator panel = page.locator("#topics-panel");
        panel.locator(".topic-suggested button").first().click();
        assertThat(panel.locator(".topic")).containsText("ごみ・リサイクル");
        page.locator("#case-title").focus();
        page.keyboard().press("b");
        assertThat(panel.locator("[data-topic-words]")).isFocused();
        assertThat(panel.getByLabel("受付の種類").locator("option"))
                .hasText(new String[] {"（選ばない）", "質問", "要望"});
        panel.locator("[data-topic-words]").fill("生活情報");
        page.keyboard().press("Enter");
        operator.photograph("04a-topics");
        assertThat(operator.barriers()).isEmpty();
        page.keyboard().press("Control+Enter");
        assertThat(panel.locator(".topic")).containsText(new String[] {"ごみ・リサイクル", "生活情報"});
        assertThat(page.locator("#timeline")).containsText("分類を変えました");
        assertThat(page.locator("#responsible [data-department]"))
                .containsText(CaseSettings.WASTE_SECTION);
        assertThat(page.locator("#department")).hasValue("1501 " + CaseSettings.WASTE_SECTION);
    }

    /** In the list, by one of its items. */
    private void findByAnItem(String caseId) {
        Page page = operator.page();
        operator.go("/console/list?view=ALL");
        page.locator(".more-fields > summary").click();
        page.locator("#list-item").selectOption(new SelectOption().setLabel("個数"));
        page.locator("#list-item-value").fill("２");
        page.locator("#list-item-value").press("Enter");
        assertThat(page.locator(".chips")).containsText("粗大ごみの聞き取り：個数");
        assertThat(page.locator(".case-row")).hasCount(1);
        assertThat(page.locator(".case-row")).containsText("粗大ごみの申込方法");
        operator.photograph("04e-list-by-item");
        assertThat(operator.barriers()).isEmpty();
        page.locator("#list-item-until").fill("5");
        page.locator("#list-item2").selectOption(new SelectOption().setLabel("品物"));
        page.locator("#list-item2-value").fill("ソファ");
        page.locator("#list-item2-value").press("Enter");
        assertThat(page.locator(".chips")).containsText("個数 ２～5");
        assertThat(page.locator(".case-row")).hasCount(1);
        operator.photograph("04f-list-by-items");
        assertThat(operator.fitsATelephone()).isTrue();
        assertThat(operator.barriers()).isEmpty();
        page.locator("#list-item-value").fill("3");
        page.locator("#list-item-value").press("Enter");
        assertThat(page.locator(".case-row")).hasCount(0);
        operator.go("/console/cases/" + caseId);
        assertThat(page.locator("#department")).hasValue("1501 " + CaseSettings.WASTE_SECTION);
    }

    /** The items that the topic has brought, from key to key. */
    private void fillIn(String caseId) {
        Page page = operator.page();
        assertThat(page.locator("#items-panel")).containsText("粗大ごみの聞き取り");
        page.locator("#case-title").focus();
        page.keyboard().press("i");
        assertThat(page.locator("[data-item=q1] input")).isFocused();
        page.keyboard().type("ソファ");
        page.keyboard().press("Tab");
        page.keyboard().type("99");
        page.keyboard().press("Tab");
        assertThat(page.locator("[data-item=q2] [data-problem]")).containsText("1から20まで");
        page.locator("[data-item=q2] input").fill("２");
        page.keyboard().press("Tab");
        page.keyboard().type("251-0052");
        assertThat(page.locator("[data-item=q3] [data-place]")).hasValue("神奈川県藤沢市藤沢");
        page.keyboard().type("1-1");
        page.keyboard().press("Tab");
        assertThat(page.locator("#items-state")).hasText("保存しました");
        operator.photograph("04b-items");
        assertThat(operator.barriers()).isEmpty();
        assertThat(operator.fitsATelephone()).isTrue();
        operator.go("/console/cases/" + caseId);
        assertThat(page.locator("[data-item=q2] input")).hasValue("2");
        assertThat(page.locator("#timeline")).containsText("収集場所：〒251-0052 神奈川県藤沢市藤沢1-1");
        assertThat(page.locator("#reply-text"))
                .hasValue(Pattern.compile("[\\s\\S]*粗大ごみ受付センター[\\s\\S]*"));
    }

    /** Name, postal code and address, and who else lives there. */
    private void knowThePerson() {
        Page page = operator.page();
        page.locator("#case-title").focus();
        page.keyboard().press("u");
        assertThat(page.locator("#contact-name")).isFocused();
        page.locator("#contact-reading").fill("たなか はなこ");
        page.locator("#contact-age").selectOption("FORTIES");
        page.locator("#contact-postal").focus();
        page.keyboard().type("2510052");
        assertThat(page.locator("#contact-address")).hasValue("神奈川県藤沢市藤沢");
        page.keyboard().type("1-1");
        operator.photograph("04c-contact");
        assertThat(operator.barriers()).isEmpty();
        page.keyboard().press("Control+Enter");
        assertThat(page.locator("#contact-panel")).containsText("〒251-0052 神奈川県藤沢市藤沢1-1");
        String path = page.url();
        openByReading("住民票の郵送");
        page.locator("[data-key=u]").click();
        page.locator("#contact-address").fill("神奈川県藤沢市藤沢１番１号");
        page.keyboard().press("Control+Enter");
        assertThat(page.locator(".namesakes")).containsText("住所が同じ");
        assertThat(page.locator(".namesakes")).containsText("粗大ごみの申込方法");
        operator.photograph("04d-same-address");
        operator.go(path);
    }

    private void approve(String login, String caseId, String photograph) {
        try (Person approver = browser.signedIn(login)) {
            approver.page().locator(".case-card[href$='" + caseId + "']").click();
            approver.photograph(photograph);
            assertThat(approver.barriers()).isEmpty();
            approver.button("承認して送る").click();
            approver.shouldSee("承認しました");
            assertThat(approver.complaints()).isEmpty();
        }
    }

    private void writeAgain(MimeMessage answer) {
        String answersTo = Post.header(answer, "Reply-To");
        Matcher address =
                Pattern.compile("[^<>\\s]+@[^<>\\s]+")
                        .matcher(answersTo.isEmpty() ? Post.header(answer, "From") : answersTo);
        assertThat(address.find()).isTrue();
        post.send(
                Letter.from(TANAKA, "田中 花子", "Re: " + Post.subject(answer))
                        .inReplyTo(Post.header(answer, "Message-ID"))
                        .text("ありがとうございます。収集は日曜日でもよいですか。\r\n\r\n> 粗大ごみ受付センター\r\n"),
                address.group());
    }

    private void escalate() {
        operator.page().locator("#tab-escalation").click();
        operator.page().locator("#department").fill("1501 ごみ減量課");
        for (String reason : List.of("現地の確認・対応が必要なため", CaseSettings.REASON)) {
            operator.page()
                    .locator(".escalation-reasons label", hasText(reason))
                    .locator("input")
                    .check();
        }
        operator.page().locator("#question-text").fill("回収の予定を教えてください。");
        operator.photograph("08-escalation");
        operator.button("依頼する").click();
        assertThat(operator.page().locator("#case-head")).containsText("所管課待ち");
        assertThat(operator.page().locator("#details-panel")).containsText("ごみ減量課");
        assertThat(operator.page().locator("#details-panel"))
                .containsText("理由：現地の確認・対応が必要なため、" + CaseSettings.REASON);
    }

    private static Page.LocatorOptions hasText(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }

    private void answerAsDepartment(String caseId) {
        MimeMessage notice =
                post.receive(
                        Town.WASTE_DEPARTMENT,
                        "the request",
                        mail -> Post.subject(mail).contains(caseId));
        assertThat(Post.text(notice))
                .contains("回収の予定を教えてください。")
                .contains(CaseSettings.REASON)
                .doesNotContain(KIMURA)
                .doesNotContain("木村");
        Matcher link = Pattern.compile("http://\\S+/console/cases/\\S+").matcher(Post.text(notice));
        assertThat(link.find()).isTrue();
        try (Person section = browser.visitor()) {
            section.go(link.group());
            section.signIn(desk.account("gomi"));
            section.shouldSee("回収の予定を教えてください。");
            section.shouldSee("いつ回収されますか。");
            section.shouldSee("木村 恵");
            section.shouldSee(KIMURA);
            section.shouldSee("タイヤの場所.txt");
            lookUpInTheDepartment(section);
            section.page().locator("#answer").fill("来週の水曜日に回収します。ご連絡ありがとうございました。");
            section.photograph("09-department-answers");
            assertThat(section.barriers()).isEmpty();
            section.button("回答する").click();
            section.shouldSee("回答をお預かりしました");
            assertThat(section.complaints()).isEmpty();
        }
    }

    /** What may help to answer is there, and goes into the answer by one key. */
    private static void lookUpInTheDepartment(Person section) {
        Page page = section.page();
        Locator first = page.locator(".candidate-question a").first();
        assertThat(first).isVisible();
        page.locator("#faq-words").fill("粗大ごみ");
        assertThat(first).containsText("粗大ごみ");
        page.locator("h1").click();
        page.keyboard().press("1");
        assertThat(page.locator("#answer")).hasValue(Pattern.compile("[\\s\\S]*粗大ごみ[\\s\\S]*"));
        section.photograph("09-department-and-faq");
        assertThat(section.fitsATelephone()).isTrue();
    }

    private void close(String caseId) {
        operator.go("/console/cases/" + caseId);
        operator.page().locator("summary[data-key=c]").click();
        operator.page().locator("form[action$='/close'] button").first().click();
        assertThat(operator.page().locator("#case-head .state-closed")).isVisible();
        operator.photograph("11-closed");
        operator.go("/console/inbox?view=CLOSED");
        assertThat(operator.page().locator("#row-" + caseId)).isVisible();
    }

    /** A case in the open list, behind the button for new ones when there is one. */
    private Locator appears(String subject) {
        Locator row =
                operator.page()
                        .locator(
                                "#row-list .row-link",
                                new Page.LocatorOptions().setHasText(subject));
        Locator news = operator.page().locator("#news");
        assertThat(row.or(news).locator("visible=true").first()).isVisible(patience());
        if (!row.first().isVisible()) {
            news.click();
        }
        assertThat(row.first()).isVisible();
        return row.first();
    }

    private void openByReading(String subject) {
        operator.go("/console/inbox?view=UNASSIGNED");
        appears(subject).click();
        assertThat(operator.page().locator("#case-title")).hasText(subject);
    }

    private String caseId() {
        return operator.page().locator("#work").getAttribute("data-case");
    }

    private static com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions
            patience() {
        return new com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions()
                .setTimeout(30_000);
    }
}
