// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.madoguchi.test.Requirement;

/** An auditor finds out who did what, and that the records are what was written. */
@ExtendWith(OpenDesk.class)
class AuditIT {
    private static final Pattern ANCHOR = Pattern.compile("\\d+:[0-9a-f]{64}");

    private final Desk desk;
    private final Browser browser;
    private final String login = "auditor" + System.nanoTime();
    private HttpApi visitor;

    AuditIT(Desk desk, Browser browser) {
        this.desk = desk;
        this.browser = browser;
    }

    @BeforeEach
    void somebodyHasDoneSomething() {
        visitor = desk.privateSite().from("192.0.2.77");
        assertThat(visitor.signIn(desk.account("supervisor")).statusCode()).isEqualTo(303);
    }

    /** Signs in for the first time. */
    private Person auditor() {
        Desk.Credentials made = desk.newAccount("ADMINISTRATOR", login, "Auditor");
        Person person = browser.visitor();
        person.go("/console");
        person.signIn(made);
        person.changePassword(made.password(), "Kinmokusei-2026");
        person.page().waitForURL(Pattern.compile("^(?!.*/password).*$"));
        return person;
    }

    @Test
    @Requirement({"FJ-220", "FJ-235", "ST-214", "ST-283", "ST-284", "YK-066", "YK-068", "YK-134"})
    void whoDidWhatShouldBeFoundAndTakenOut() throws IOException {
        try (Person auditor = auditor()) {
            auditor.go("/console/audit");
            auditor.page().locator("#audit-user").fill("supervisor");
            auditor.page()
                    .locator("#audit-action")
                    .selectOption(new SelectOption().setLabel("サインインした"));
            auditor.page().locator("#audit-origin").fill("192.0.2.77");
            auditor.button("表示する").click();
            Locator rows = auditor.page().locator("tbody tr");
            assertThat(rows.first()).containsText("サインインした");
            assertThat(rows.first()).containsText("職員");
            assertThat(rows.first()).containsText("supervisor");
            auditor.photograph("35-audit-found");
            assertThat(auditor.barriers()).isEmpty();
            assertThat(auditor.fitsATelephone()).isTrue();

            auditor.page().locator("summary", text("CSVに書き出す")).click();
            Download file =
                    auditor.page().waitForDownload(() -> auditor.link("CSV（UTF-8）").click());
            assertThat(Files.readString(file.path()))
                    .startsWith("\ufeff日時,名前,")
                    .contains("user.sign-in,サインインした", "192.0.2.77");

            auditor.page()
                    .locator("#audit-action")
                    .selectOption(new SelectOption().setLabel("監査記録を書き出した"));
            auditor.page().locator("#audit-user").fill(login);
            auditor.page().locator("#audit-origin").fill("");
            auditor.button("表示する").click();
            assertThat(rows).hasCount(1);
            assertThat(rows.first()).containsText("origin 192.0.2.77");
            assertThat(auditor.complaints()).isEmpty();
        }
    }

    private static Page.LocatorOptions text(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }

    @Test
    @Requirement({"FJ-235", "ST-284", "YK-066"})
    void theTrailShouldProveThatNothingWasChanged() {
        String first = desk.shell("madoguchi:audit-verify");
        assertThat(first).contains("書かれたときのままです");
        Matcher anchor = ANCHOR.matcher(first);
        assertThat(anchor.find()).isTrue();

        assertThat(desk.shell("madoguchi:audit-verify --anchor " + anchor.group()))
                .contains("照らした控え 1 件");
    }

    @Test
    void sessionsShouldBeSeenAndEndedByTheirOwnerAndAnAdministrator() {
        HttpApi owner = desk.privateSite().from("192.0.2.78");
        assertThat(owner.signIn(desk.account("supervisor")).statusCode()).isEqualTo(303);
        try (Person operator = browser.visitor();
                Person auditor = auditor()) {
            operator.go("/console");
            operator.signIn(desk.account("supervisor"));
            operator.go("/console/sessions");
            operator.shouldSee("いまの画面");
            operator.shouldSee("192.0.2.77");
            operator.photograph("36-sessions");
            assertThat(operator.barriers()).isEmpty();
            assertThat(operator.fitsATelephone()).isTrue();

            operator.page().locator("tr", text("192.0.2.77")).first().locator("button").click();
            operator.shouldSee("サインインを終わらせました");
            assertThat(visitor.get("/console/inbox").statusCode()).isEqualTo(303);
            assertThat(owner.get("/console/inbox").statusCode()).isEqualTo(200);

            auditor.go("/console/audit");
            auditor.page().locator("#audit-user").fill("supervisor");
            auditor.page()
                    .locator("#audit-action")
                    .selectOption(new SelectOption().setLabel("サインインを終わらせた"));
            auditor.button("表示する").click();
            auditor.page().locator("tbody a").first().click();
            auditor.link("サインインの状況を見る").click();
            auditor.photograph("37-sessions-of-somebody");
            assertThat(auditor.barriers()).isEmpty();
            auditor.button("すべて終わらせる").click();
            auditor.shouldSee("サインインしている場所はありません");
            assertThat(owner.get("/console/inbox").statusCode()).isEqualTo(303);
            operator.go("/console/inbox");
            assertThat(operator.page().locator("#login")).isVisible();
            assertThat(auditor.complaints()).isEmpty();
        }
    }

    @Test
    @Requirement({"FJ-150", "FJ-229", "ST-323", "YK-125", "YK-134"})
    void theListOfUsersShouldBeAFileWithoutPasswords() throws IOException {
        try (Person auditor = auditor()) {
            auditor.go("/console/users");
            auditor.page().locator("summary", text("ファイルに書き出す")).click();
            auditor.photograph("38-users-export");
            assertThat(auditor.barriers()).isEmpty();
            Download file =
                    auditor.page().waitForDownload(() -> auditor.link("CSV（UTF-8）").click());

            assertThat(Files.readString(file.path()))
                    .startsWith("\ufeff職員番号,ログイン名,名前,役割,課コード,所属する課,状態\r\n")
                    .contains(",gomi,田村 大輔,", ",1501,")
                    .contains("," + login + ",Auditor,")
                    .doesNotContain("argon2");
            auditor.go("/console/audit?kind=users");
            assertThat(auditor.page().locator("tbody tr").first()).containsText("職員の一覧を書き出した");
            assertThat(auditor.complaints()).isEmpty();
        }
    }

    @Test
    @Requirement("FJ-261")
    void accountsShouldComeFromAFileAndTheMonthsReportShouldTellOfThem(@TempDir Path folder)
            throws IOException {
        String fresh = "fresh" + System.nanoTime();
        try (Person auditor = auditor()) {
            auditor.go("/console/users/import");
            assertThat(auditor.barriers()).isEmpty();
            check(auditor, staffFile(folder, fresh, "魔法使い"));
            auditor.shouldSee("役割「魔法使い」はありません");
            auditor.photograph("40-users-import");
            assertThat(auditor.barriers()).isEmpty();

            check(auditor, staffFile(folder, fresh, "オペレーター"));
            auditor.button("1件を取り込む").click();
            String password = auditor.page().locator("[data-first-password]").textContent().strip();
            assertThat(auditor.barriers()).isEmpty();
            HttpApi newcomer = desk.privateSite().from("192.0.2.78");
            assertThat(newcomer.signIn(new Desk.Credentials(fresh, password)).headers())
                    .satisfies(
                            answer ->
                                    assertThat(answer.firstValue("Location").orElse(""))
                                            .contains("/console/password"));

            auditor.go("/console/users/changes");
            Locator row = auditor.page().locator("tr", text(fresh));
            assertThat(row).containsText("付与");
            assertThat(row).containsText("伊藤 葵");
            assertThat(row).containsText("オペレーター");
            assertThat(row).containsText("Auditor");
            assertThat(row).containsText("4月に採用");
            auditor.photograph("41-users-changes");
            assertThat(auditor.barriers()).isEmpty();
            assertThat(auditor.fitsATelephone()).isTrue();

            auditor.go("/console/users/access");
            auditor.photograph("42-access");
            assertThat(auditor.barriers()).isEmpty();
            assertThat(auditor.fitsATelephone()).isTrue();
            auditor.go("/console/second-factor");
            auditor.photograph("43-second-factor");
            assertThat(auditor.barriers()).isEmpty();
            assertThat(auditor.fitsATelephone()).isTrue();
            assertThat(auditor.complaints()).isEmpty();
        }
    }

    private static void check(Person person, Path file) {
        person.page().locator("#file").setInputFiles(file);
        person.button("内容を確かめる").click();
        person.shouldSee("を確かめました");
    }

    /** As a spreadsheet of an office saves it. */
    private static Path staffFile(Path folder, String login, String role) throws IOException {
        return Files.writeString(
                folder.resolve("staff.csv"),
                "ログイン名,名前,役割,理由\r\n" + login + ",伊藤 葵," + role + ",4月に採用\r\n",
                Charset.forName("windows-31j"));
    }

    @Test
    @Requirement("FJ-197")
    void whoeverLeavesShouldBeOutAtOnceAndTheRecordShouldSayWhy() {
        String leaver = "leaver" + System.nanoTime();
        Desk.Credentials account = desk.newAccount("OPERATOR", leaver, "Leaver");
        HttpApi atWork = desk.privateSite().from("192.0.2.79");
        assertThat(atWork.signIn(account).statusCode()).isEqualTo(303);
        assertThat(atWork.get("/console/password").statusCode()).isEqualTo(200);
        try (Person auditor = auditor()) {
            auditor.go("/console/users");
            auditor.page().locator("tr", text(leaver)).locator("a").click();
            auditor.page().locator("input[name=active]").uncheck();
            auditor.page().locator("#reason").fill("3月末で退職");
            auditor.photograph("39-user-retired");
            assertThat(auditor.barriers()).isEmpty();
            auditor.button("保存する").click();
            auditor.page().waitForURL(Pattern.compile(".*done=user-saved.*"));

            assertThat(atWork.get("/console/password").statusCode()).isEqualTo(303);
            assertThat(atWork.signIn(account).statusCode()).isEqualTo(422);
            auditor.go("/console/audit?kind=user&subject=" + leaver + "&action=user.retire");
            Locator record = auditor.page().locator("tbody tr");
            assertThat(record).hasCount(1);
            assertThat(record).containsText("職員を停止した");
            assertThat(record).containsText("reason: 3月末で退職");
            assertThat(record).containsText("Auditor");
            auditor.go("/console/audit?kind=user&subject=" + leaver + "&action=user.create");
            assertThat(record).containsText("職員を加えた");
            assertThat(auditor.complaints()).isEmpty();
        }
    }
}
