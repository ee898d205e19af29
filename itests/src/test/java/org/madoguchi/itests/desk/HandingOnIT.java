// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.madoguchi.test.Requirement;

/** A question is handed on with all that is needed. */
@ExtendWith(OpenDesk.class)
class HandingOnIT {
    private static final String SUGGESTED = "現地を確かめ、ふたを替えます。";

    private final Desk desk;
    private final Browser browser;
    private final String mark = Long.toString(System.nanoTime(), Character.MAX_RADIX);

    HandingOnIT(Desk desk, Browser browser) {
        this.desk = desk;
        this.browser = browser;
    }

    @Test
    @Requirement({"FJ-029", "FJ-031", "FJ-147", "ST-089", "ST-094", "ST-164"})
    void nothingShouldBeForgottenOnTheWayToTheDepartment() {
        String citizen = "tokumei" + mark + "@example.jp";
        String subject = "側溝のふた " + mark;
        try (Person admin = browser.visitor();
                Person operator = browser.signedIn("operator1")) {
            decide(admin);
            try {
                desk.post().send(Letter.from(citizen, "", subject).text("ふたが割れています。\r\n"));
                String id = desk.cases().withSubject(subject);
                operator.go("/console/cases/" + id);
                askTheDepartment(operator);
                seeWhatIsUrgent(id);
                nameWhoMayNotSeeIt(operator);
                nameWhoIsThere(operator);
            } finally {
                admin.go("/console/settings/handling");
                admin.page().locator("[name=rule]").all().forEach(Locator::uncheck);
                admin.page().locator("[data-submit]").click();
                admin.shouldSee("受付のきまりを保存しました");
            }
            assertThat(admin.complaints()).isEmpty();
            assertThat(operator.complaints()).isEmpty();
        }
    }

    private void decide(Person admin) {
        Desk.Credentials account = desk.newAccount("ADMINISTRATOR", "kimari" + mark, "Kimari");
        admin.go("/console");
        admin.signIn(account);
        admin.changePassword(account.password(), "Kimari-no-kagi-9");
        admin.shouldSee("Kimari");
        admin.go("/console/settings/handling");
        admin.page().locator("[name=rule]").all().forEach(Locator::check);
        looksWell(admin, "87-handling-rules");
        admin.page().locator("[data-submit]").click();
        admin.shouldSee("受付のきまりを保存しました");
    }

    private static void askTheDepartment(Person operator) {
        Page page = operator.page();
        page.locator("#reply-text").fill(SUGGESTED);
        page.locator("#tab-escalation").click();
        page.locator("details:has(#suggested-answer) summary").click();
        operator.button("返信の欄の文を写す").click();
        assertThat(page.locator("#suggested-answer")).hasValue(SUGGESTED);
        page.locator("#department").fill("1501 ごみ減量課");
        page.locator("#question-text").fill("現地を確かめて、お電話してください。");
        operator.button("依頼する").click();
        assertThat(page.locator("#composer-problem")).containsText("お名前が必要です");
        page.locator("[name=reason][value=wish]").check();
        page.locator("#without-contact").fill("名乗りたくないとのこと");
        assertThat(page.locator("#suggested-answer")).hasValue(SUGGESTED);
        page.locator("details:has(#call-number) summary").click();
        page.locator("#call-number").fill("0466-25-1111");
        page.locator("#call-day").fill(LocalDate.now().plusDays(2).toString());
        page.locator("[name=call-from]").fill("10:00");
        page.locator("[name=call-to]").fill("12:00");
        looksWell(operator, "88-call-back");
        operator.button("依頼する").click();
        assertThat(page.locator("#case-head")).containsText("所管課待ち");
        assertThat(page.locator("#details-panel")).containsText("折り返しの希望");
    }

    private void seeWhatIsUrgent(String id) {
        try (Person section = browser.signedIn("gomi")) {
            section.go("/console");
            Locator first = section.page().locator(".case-card").first();
            assertThat(first).containsText(mark);
            assertThat(first).containsText("10:00～12:00");
            assertThat(first).containsText("0466-25-1111");
            looksWell(section, "89-call-backs-of-the-department");
            section.go("/console/cases/" + id);
            section.shouldSee("名乗りたくないとのこと");
            section.shouldSee("回答案が入っています");
            assertThat(section.page().locator("#answer")).hasValue(SUGGESTED);
            looksWell(section, "89b-suggested-answer");
            section.page().locator("#answer").fill(SUGGESTED + " 急ぎます。");
            section.go("/console/cases/" + id);
            assertThat(section.page().locator("#answer")).hasValue(SUGGESTED + " 急ぎます。");
            assertThat(section.complaints()).isEmpty();
        }
        assertThat(
                        Post.text(
                                desk.post()
                                        .receive(
                                                Town.WASTE_DEPARTMENT,
                                                "the request",
                                                mail -> Post.subject(mail).contains(mark))))
                .contains("折り返し電話の希望")
                .doesNotContain("0466-25-1111");
    }

    /** The author hears at once that somebody cannot be told. */
    private static void nameWhoMayNotSeeIt(Person operator) {
        Page page = operator.page();
        page.locator("#tab-note").click();
        page.locator("#note-text").fill("@田村 大輔 さん、お願いします。");
        page.locator("#sheet-note [data-submit]").click();
        assertThat(page.locator("#composer-problem")).containsText("田村 大輔さんは案件のメモを見られない");
        String offers = page.url().replaceFirst("/cases/.*", "/mentions/offers?q=%E9%AB%98");
        assertThat(page.request().get(offers).text()).contains("高橋 真由美");
    }

    /** Who is named hears of it on the page that is open. */
    private void nameWhoIsThere(Person operator) {
        try (Person chief = browser.signedIn("supervisor")) {
            chief.go("/console/board");
            assertThat(chief.page().locator("#live[data-state=on]")).isVisible();
            Locator counter = chief.page().locator("#mention-counter");
            int before = unread(counter);
            operator.page().locator("#note-text").fill("@高橋 真由美 さん、確認をお願いします。");
            operator.page().locator("#sheet-note [data-submit]").click();
            assertThat(operator.page().locator("#timeline")).containsText("確認をお願いします");
            await("the number of what is unread").until(() -> unread(counter) == before + 1);
            assertThat(chief.complaints()).isEmpty();
        }
    }

    private static int unread(Locator counter) {
        String digits = counter.textContent().replaceAll("[^0-9]", "");
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }

    private static void looksWell(Person person, String picture) {
        person.photograph(picture);
        assertThat(person.barriers()).isEmpty();
        assertThat(person.fitsATelephone()).isTrue();
    }
}
