// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.madoguchi.test.Requirement;

/** The staff directory through a reorganisation, and the desk that looks things up in it. */
@ExtendWith(OpenDesk.class)
class DirectoryIT {
    private static final Charset SHIFT_JIS = Charset.forName("windows-31j");

    private final Desk desk;
    private final Browser browser;

    DirectoryIT(Desk desk, Browser browser) {
        this.desk = desk;
        this.browser = browser;
    }

    private Person administrator() {
        Desk.Credentials made =
                desk.newAccount("ADMINISTRATOR", "jinji" + System.nanoTime(), "Jinji");
        Person person = browser.visitor();
        person.go("/console");
        person.signIn(made);
        person.changePassword(made.password(), "Kinmokusei-2026");
        person.page().waitForURL(Pattern.compile("^(?!.*/password).*$"));
        return person;
    }

    /** Chooses, checks and does it. */
    private static void take(Person person, String act, Charset coding, String text) {
        check(person, act, coding, text);
        person.page().locator("form[action$='/import/start'] button").click();
        person.page().waitForURL(Pattern.compile(".*/console/directory\\?done=.*"));
    }

    private static void check(Person person, String act, Charset coding, String text) {
        person.go("/console/directory/import");
        person.page().locator("input[name=act][value=" + act + "]").check();
        person.page()
                .locator("#file")
                .setInputFiles(new FilePayload("file.csv", "text/csv", text.getBytes(coding)));
        person.button("内容を確かめる").click();
        assertThat(person.page().locator("#report-title")).isVisible();
    }

    private static Locator found(Person person, String words) {
        Locator box = person.page().locator("#directory-words");
        box.fill("");
        box.pressSequentially(words);
        return person.page().locator("#directory-found .found").first();
    }

    @Test
    @Requirement({"FJ-030", "FJ-226", "ST-011", "ST-093", "ST-095", "YK-017", "YK-145"})
    void aReorganisationShouldBeTakenInAndFoundByTheDesk() throws IOException {
        try (Person administrator = administrator();
                Person operator = browser.signedIn("operator1")) {
            take(
                    administrator,
                    "DEPARTMENTS",
                    StandardCharsets.UTF_8,
                    """
                    課コード,名前,よみ,種別,上位の課コード,代表メールアドレス,市民に案内する電話番号,内線,建物,階・窓口,担当する業務,取次時間,緊急連絡先
                    7700,銀河部,ぎんがぶ,部・局,,,000-000-7700,,天文台,,,毎日 0:00～24:00; 祝日 0:00～24:00,
                    7701,星空課,ほしぞらか,課・室,7700,hoshi@asahi.example,,7701,,3階,流星群の観測,,
                    7702,月面課,げつめんか,課・室,7700,tsuki@asahi.example,000-000-7702,7702,,4階,月の写真,毎日 休み; 祝日 休み,当直 000-000-7790
                    7790,あさひ天文協会,あさひてんもんきょうかい,関連団体,,tenmon@asahi.example,000-000-7790,,,,望遠鏡の貸出し,,
                    """);
            take(
                    administrator,
                    "PEOPLE",
                    SHIFT_JIS,
                    "社員番号,氏名,フリガナ,所属,職名,内線番号,生年月日\r\n77001,銀河 鉄郎,ｷﾞﾝｶﾞ ﾃﾂﾛｳ,星空課,係長,7711,1980/1/1\r\n");

            operator.page().keyboard().press("d");
            operator.page().waitForURL(Pattern.compile(".*/console/directory"));
            assertThat(found(operator, "hoshizo")).containsText("銀河部 › 星空課");
            assertThat(found(operator, "リュウセイ")).hasCount(0);
            assertThat(found(operator, "流星群")).containsText("天文台 3階");
            assertThat(found(operator, "7701")).containsText("転送できます（24:00まで）");
            assertThat(found(operator, "ぎんがて")).containsText("係長");
            assertThat(found(operator, "月面課")).containsText("担当の電話番号は 000-000-7702 です。");
            operator.photograph("60-directory");
            assertThat(operator.barriers()).isEmpty();
            assertThat(operator.fitsATelephone()).isTrue();
            operator.page().keyboard().press("ArrowDown");
            operator.page().keyboard().press("Enter");
            operator.page().waitForURL(Pattern.compile(".*/departments/7702"));
            operator.shouldSee("当直 000-000-7790");
            assertThat(operator.barriers()).isEmpty();

            // what would be done is told first, and a wrong line stops all of it
            check(
                    administrator,
                    "DEPARTMENTS",
                    StandardCharsets.UTF_8,
                    "課コード,名前,取次時間\n7701,天体課,土曜だけ\n7799x/,課,\n");
            assertThat(administrator.page().locator(".problem-list tbody tr")).hasCount(2);
            assertThat(administrator.page().locator("form[action$='/import/start']")).hasCount(0);
            String april = "課コード,名前,状態,引き継ぐ課コード\n7701,天体課,利用中,\n7702,月面課,廃止,7701\n";
            check(administrator, "DEPARTMENTS", StandardCharsets.UTF_8, april);
            assertThat(administrator.page().locator(".problem-list")).containsText("星空課 → 天体課");
            administrator.photograph("61-directory-import");
            assertThat(administrator.barriers()).isEmpty();
            take(administrator, "DEPARTMENTS", StandardCharsets.UTF_8, april);

            check(administrator, "DEPARTMENTS", StandardCharsets.UTF_8, "課コード,建物\n7701,新庁舎\n");
            administrator.page().locator("#day").fill(LocalDate.now().plusDays(40).toString());
            administrator.page().locator("form[action$='/import/start'] button").click();
            assertThat(administrator.page().locator(".planned")).containsText("file.csv");
            assertThat(administrator.barriers()).isEmpty();
            administrator.page().locator(".planned li:has-text('Jinji') button").last().click();

            operator.go("/console/directory");
            assertThat(found(operator, "星空")).containsText("旧名称：星空課");
            assertThat(found(operator, "月面課")).containsText("廃止（いまは 天体課）");

            escalateToTheRelatedBody(operator);

            administrator.go("/console/directory/import");
            Download file =
                    administrator
                            .page()
                            .waitForDownload(
                                    () ->
                                            administrator
                                                    .page()
                                                    .locator(
                                                            "a[href*='what=departments'][href$=CSV]")
                                                    .click());
            assertThat(Files.readString(file.path()))
                    .startsWith("\ufeff課コード,名前,よみ,")
                    .contains("7701,天体課,ほしぞらか,課・室,7700");
            assertThat(operator.complaints()).isEmpty();
            assertThat(administrator.complaints()).isEmpty();
        }
    }

    private void escalateToTheRelatedBody(Person operator) {
        String token =
                desk.shell("madoguchi:token-create admin directory")
                        .lines()
                        .filter(line -> line.startsWith("mdg_"))
                        .findFirst()
                        .orElseThrow();
        String id =
                HttpApi.json(
                                desk.privateSite()
                                        .withToken(token)
                                        .postJson(
                                                "/api/v1/cases",
                                                Map.of("subject", "望遠鏡", "text", "借りられますか。"),
                                                (int) System.nanoTime()))
                        .get("id")
                        .asText();
        operator.go("/console/cases/" + id);
        operator.page().locator("#tab-escalation").click();
        operator.page().locator("#department").pressSequentially("ぼうえん 望遠");
        operator.page().locator("#department").fill("");
        operator.page().locator("#department").pressSequentially("天文");
        Locator choice = operator.page().locator("#department-found button").first();
        assertThat(choice).containsText("あさひ天文協会");
        operator.page().locator("#department").press("ArrowDown");
        operator.page().keyboard().press("Enter");
        assertThat(operator.page().locator("#department")).hasValue("7790 あさひ天文協会");
        operator.page().locator("#question-text").fill("在庫を教えてください。");
        operator.page().locator("#sheet-escalation [data-submit]").click();
        assertThat(operator.page().locator("#work")).containsText("あさひ天文協会");
    }
}
