// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.Charset;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.madoguchi.test.Requirement;

/** What an operator has at hand when answering: ways, registers, links and labels. */
@ExtendWith(OpenDesk.class)
class AnswersIT {
    private static final Charset SHIFT_JIS = Charset.forName("windows-31j");

    private final Desk desk;
    private final Browser browser;
    private final String stamp = Long.toString(System.nanoTime());

    AnswersIT(Desk desk, Browser browser) {
        this.desk = desk;
        this.browser = browser;
    }

    private Person administrator() {
        Desk.Credentials made = desk.newAccount("ADMINISTRATOR", "daicho" + stamp, "Daicho");
        Person person = browser.visitor();
        person.go("/console");
        person.signIn(made);
        person.changePassword(made.password(), "Kinmokusei-2026");
        person.page().waitForURL(Pattern.compile("^(?!.*/password).*$"));
        return person;
    }

    private String asked(String citizen, String subject, String text) {
        desk.post().send(Letter.from(citizen, "方違 花子", subject).text(text));
        return desk.cases().withSubject(subject);
    }

    @Test
    @Requirement("FJ-034")
    void anAnswerShouldLeaveByTheWayThatTheCitizenWants() {
        String citizen = "ways" + stamp + "@example.jp";
        String other = "home" + citizen;
        String caseId = asked(citizen, "返信先の試験 " + stamp, "自宅にお願いします。\r\n");
        try (Person author = browser.signedIn("operator1")) {
            Page page = author.page();
            author.go("/console/cases/" + caseId);
            assertThat(page.locator(".ways summary")).containsText(citizen);
            page.locator(".ways summary").click();
            page.locator("[name=way][value='new email']").check();
            page.locator("#way-address").fill(other);
            page.locator("#way-again").fill("x" + other);
            page.locator("#reply-text").fill("ご自宅のアドレスにお送りします。");
            author.button("承認に出す").click();
            assertThat(page.locator("#composer-problem")).containsText("宛先が違います");
            assertThat(page.locator("#way-address")).hasValue(other);
            page.locator("#way-again").fill(other);
            author.photograph("90-another-way");
            assertThat(author.barriers()).isEmpty();
            author.button("承認に出す").click();
            assertThat(page.locator(".concerns label")).containsText("やり取りのない宛先");
            page.locator("#way-again").fill(other);
            page.locator(".concerns input").check();
            author.button("承認に出す").click();
            assertThat(page.locator("#case-head")).containsText("承認待ち");
            assertThat(author.complaints()).isEmpty();
        }
        try (Person approver = browser.signedIn("supervisor")) {
            approver.go("/console/cases/" + caseId);
            assertThat(approver.page().locator("#timeline")).containsText(other);
            for (Locator concern : approver.page().locator(".approval .concerns input").all()) {
                concern.check();
            }
            approver.button("承認して送る").click();
            approver.shouldSee("承認しました");
        }
        MimeMessage mail =
                desk.post().receive(other, "the answer", each -> Post.text(each).contains("ご自宅の"));
        desk.post()
                .send(
                        Letter.from(other, "方違 花子", "Re: 返信先の試験 " + stamp)
                                .inReplyTo(Post.header(mail, "Message-ID"))
                                .text("自宅で受け取りました。\r\n"));
        await("the answer from there in the same case")
                .until(() -> desk.cases().file(caseId).toString().contains("自宅で受け取りました"));
        assertThat(desk.cases().file(caseId).toString()).doesNotContain("異なるアドレスから");
    }

    @Test
    @Requirement({"FJ-164", "ST-061", "ST-088", "SP-007", "SP-008", "SP-012"})
    void registersLinksAndLabelsShouldStandBesideTheCase() {
        String citizen = "staff" + stamp + "@example.jp";
        String terminal = "PC-" + stamp;
        String site = "https://www.city.asahi.example/" + stamp;
        try (Person administrator = administrator()) {
            Page page = administrator.page();
            take(
                    administrator,
                    "contacts",
                    "職員番号,氏名,フリガナ,部署,メールアドレス,言語\r\n"
                            + "S"
                            + stamp
                            + ",台帳 花子,ダイチョウ ハナコ,市民課,"
                            + citizen
                            + ",ja\r\n"
                            + IntStream.range(0, 600)
                                    .mapToObj(n -> "S" + stamp + "-" + n + ",職員 " + n + ",,総務課,,")
                                    .collect(Collectors.joining("\r\n")));
            administrator.go("/console/registers/contacts?q=S" + stamp + "-599");
            assertThat(page.locator("tbody tr")).hasCount(1);
            administrator.photograph("91-register");
            assertThat(administrator.barriers()).isEmpty();
            assertThat(administrator.fitsATelephone()).isTrue();
            take(
                    administrator,
                    "terminals",
                    "端末番号,種別,設置場所,所属,利用者\r\n" + terminal + ",ノートPC,本庁3階,市民課,台帳 花子\r\n");
            administrator.go("/console/settings/links");
            page.locator("#new-entry").fill("市のサイト " + stamp);
            page.locator("#new-entry").press("Enter");
            page.locator("#category").fill("市");
            page.locator("#text").fill("ftp://www.city.asahi.example/");
            page.locator("button[value=save]").click();
            assertThat(page.locator(".notice-error")).containsText("https://");
            page.locator("#text").fill(site);
            page.locator("button[value=save]").click();
            assertThat(page.locator("#text")).hasValue(site);
            assertThat(administrator.barriers()).isEmpty();
        }
        String caseId = asked(citizen, terminal, "画面が映りません。\r\n");
        try (Person operator = browser.signedIn("operator1")) {
            Page page = operator.page();
            operator.go("/console/cases/" + caseId);
            assertThat(page.locator("#contact-panel")).containsText("S" + stamp);
            assertThat(page.locator("#contact-panel .terminal")).containsText("本庁3階");
            page.keyboard().press("g");
            assertThat(page.locator("#link-words")).isFocused();
            page.locator("#link-words").fill(stamp);
            Locator link = page.locator("#links-list a[href='" + site + "']");
            assertThat(link).hasAttribute("rel", "noopener noreferrer");
            page.locator("#links-list li:not([hidden]) button").click();
            assertThat(page.locator("#reply-text"))
                    .hasValue(Pattern.compile("[\\s\\S]*" + site + "[\\s\\S]*"));
            page.locator("#new-tag").fill("要確認" + stamp);
            page.locator("#new-tag").press("Enter");
            assertThat(page.locator("#tags-panel .tag")).containsText("要確認" + stamp);
            operator.photograph("92-at-hand");
            assertThat(operator.barriers()).isEmpty();
            operator.go("/console/list?view=ALL&tag=" + "要確認" + stamp);
            assertThat(page.locator("#row-list tr")).hasCount(1);
            page.locator("#row-list [data-pick]").check();
            page.locator("#bulk-bar summary", new Page.LocatorOptions().setHasText("タグ")).click();
            page.locator("#bulk-tags").fill("要確認" + stamp);
            page.locator("button[name=tag][value=remove]").click();
            operator.shouldSee("1件からタグを外しました");
            operator.go("/console/list?view=ALL&q=" + stamp + "&asker=市民課");
            assertThat(page.locator("#row-list tr")).hasCount(1);
            operator.go("/console/list?view=ALL&q=" + stamp + "&asker=総務課");
            operator.shouldSee("この条件に合う案件はありません");
            operator.go("/console/directory?q=市民課");
            page.locator("a[href*='/console/directory/departments/']").first().click();
            operator.link("この課の職員からの問い合わせの一覧").click();
            assertThat(page.locator(".chip").first()).containsText("問い合わせた職員の所属");
            operator.photograph("92b-asked-by-a-department");
            assertThat(operator.barriers()).isEmpty();
            operator.go("/console/search?q=" + terminal);
            assertThat(page.locator(".results")).containsText("本庁3階");
            assertThat(operator.complaints()).isEmpty();
        }
    }

    private static void take(Person person, String register, String text) {
        Page page = person.page();
        person.go("/console/registers/" + register + "/import");
        page.locator("#file")
                .setInputFiles(new FilePayload("daicho.csv", "text/csv", text.getBytes(SHIFT_JIS)));
        person.button("内容を確かめる").click();
        assertThat(page.locator("#report-title")).isVisible();
        assertThat(person.barriers()).isEmpty();
        page.locator("form[action$='/import/start'] button").click();
        assertThat(page.locator("#job .notice-success"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(30_000));
    }
}
