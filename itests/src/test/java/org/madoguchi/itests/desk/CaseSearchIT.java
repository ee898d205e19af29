// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.madoguchi.test.Requirement;

/** A case can be found by what is written in it, as soon as it is there. */
@ExtendWith(OpenDesk.class)
class CaseSearchIT {
    private final Desk desk;
    private final HttpApi reader;

    CaseSearchIT(Desk desk) {
        this.desk = desk;
        reader = desk.program("supervisor", "192.0.2.101");
    }

    @Test
    void aMailShouldBeFoundByAnyWordOfItsBodyItsSenderAndItsAttachment(Browser browser) {
        String mark = Long.toString(System.nanoTime());
        desk.post()
                .send(
                        Letter.from("sakura@example.jp", "桜木 もみじ", "樹木のこと " + mark)
                                .textWithFile(
                                        "公園のケヤキが倒れそうです。電話は０９０－１２３４－" + mark.substring(0, 4),
                                        "倒木の写真" + mark + ".txt",
                                        "text/plain",
                                        new byte[] {1}));
        String id = desk.cases().withSubject("樹木のこと " + mark);

        for (String words :
                List.of(
                        "ヤキが倒 " + mark,
                        "ｹﾔｷ " + mark,
                        "けやき " + mark,
                        "桜木もみじ " + mark,
                        "sakura@example " + mark,
                        "写真" + mark,
                        "0901234" + mark.substring(0, 4),
                        id)) {
            await(words).untilAsserted(() -> assertThat(found(words)).containsExactly(id));
        }
        try (Person operator = browser.signedIn("operator2")) {
            operator.go("/console/inbox?view=ALL_OPEN&q=" + encoded("ケヤキが " + mark));
            operator.shouldSee("樹木のこと " + mark);
            operator.photograph("30-case-search");
            assertThat(operator.complaints()).isEmpty();
        }
    }

    /** Two letters about one thing become one case, and what is about another thing leaves it. */
    @Test
    void twoCasesShouldBecomeOneAndOneTwo(Browser browser) {
        String mark = Long.toString(System.nanoTime(), Character.MAX_RADIX);
        List<String> ids = new ArrayList<>();
        for (String subject : List.of("街灯が消えた" + mark, "街灯の件の追加" + mark)) {
            desk.post()
                    .send(
                            Letter.from("lamp" + mark + "@example.jp", "灯野 明", subject)
                                    .text(subject + "です。"));
            ids.add(desk.cases().withSubject(subject));
        }
        try (Person operator = browser.signedIn("operator2")) {
            operator.go("/console/cases/" + ids.get(0));
            Page page = operator.page();
            page.locator("#case-title").focus();
            page.keyboard().press("l");
            assertThat(page.locator("#related-other")).isFocused();
            page.keyboard().type("2026-999999");
            page.keyboard().press("Enter");
            assertThat(page.locator("#related-problem")).containsText("見つかりません");
            page.locator("#related-panel .earlier a").click();
            assertThat(page.locator(".related-other")).containsText(ids.get(1));
            operator.photograph("32-case-related");
            assertThat(operator.barriers()).isEmpty();
            assertThat(operator.fitsATelephone()).isTrue();
            page.locator("[name=act][value=take]").click();
            operator.shouldSee("統合しました");
            assertThat(page.locator("#timeline .inbound")).hasCount(2);
            operator.photograph("33-case-merged");
            await("found in the case that is left")
                    .untilAsserted(
                            () ->
                                    assertThat(found("追加" + mark + "です"))
                                            .containsExactly(ids.get(0)));

            operator.go("/console/cases/" + ids.get(1));
            assertThat(page.locator(".merged a")).hasText("#" + ids.get(0));
            page.locator(".merged a").click();
            page.locator(".split-off button").click();
            operator.shouldSee("別の案件に分けました");
            assertThat(page.locator("#timeline .inbound")).hasCount(1);
            assertThat(page.locator("#related-panel")).containsText("分割元");
            assertThat(operator.barriers()).isEmpty();
            assertThat(operator.complaints()).isEmpty();
        }
    }

    /** From a heap of cases to a few that are dealt with, kept, and taken away as a file. */
    @Test
    @Requirement({"FJ-124", "FJ-125", "FJ-126", "FJ-128", "FJ-129", "ST-148", "ST-156", "ST-252"})
    void theListShouldBeNarrowedSortedKeptWorkedOnAndTakenAway(Browser browser) throws IOException {
        String mark = Long.toString(System.nanoTime(), Character.MAX_RADIX);
        List<String> ids = new ArrayList<>();
        for (String subject : List.of("街灯" + mark, "樹木" + mark, "側溝" + mark)) {
            desk.post().send(Letter.from("heap@example.jp", "山田 多恵", subject).text("見てください"));
            ids.add(desk.cases().withSubject(subject));
        }
        try (Person chief = browser.signedIn("supervisor");
                Person operator = browser.signedIn("operator2")) {
            narrowAndSort(chief, mark);
            chooseAndSort(chief, ids);
            assign(chief, ids.get(2));
            findMine(operator, mark);
            String view = "通報 " + mark;
            keep(chief, view);
            takeAway(chief, mark);

            operator.go("/console/list?view=ALL");
            operator.page().locator(".view", new Page.LocatorOptions().setHasText(view)).click();
            assertThat(operator.page().locator(".case-row")).hasCount(3);
            assertThat(operator.page().locator("[data-export]")).hasCount(0);
            assertThat(chief.complaints()).isEmpty();
            assertThat(operator.complaints()).isEmpty();
        }
    }

    private static void narrowAndSort(Person chief, String mark) {
        chief.go("/console/list?view=ALL_OPEN");
        Page page = chief.page();
        page.locator("#row-list .row-link").first().focus();
        page.keyboard().press("/");
        page.keyboard().type(mark);
        page.keyboard().press("Enter");
        page.waitForURL("**q=" + mark + "*");
        assertThat(page.url()).doesNotContain("person=").doesNotContain("state=");
        Locator rows = page.locator(".case-row");
        assertThat(rows).hasCount(3);
        for (String direction : List.of("ascending", "descending")) {
            chief.link("件名").click();
            assertThat(page.locator("th.column-subject")).hasAttribute("aria-sort", direction);
            assertThat(seen(page))
                    .isSortedAccordingTo(
                            direction.equals("ascending")
                                    ? Comparator.naturalOrder()
                                    : Comparator.reverseOrder());
        }
        page.locator("#list-person").fill("山田多恵");
        page.locator("#list-state").selectOption("NEW");
        page.locator("[data-filter] .button-primary").click();
        assertThat(page.locator(".chip")).hasCount(3);
        assertThat(rows).hasCount(3);
        page.locator("#list-person").fill("佐々木");
        page.locator("#list-person").press("Enter");
        chief.shouldSee("この条件に合う案件はありません");
        page.locator(".chip", new Page.LocatorOptions().setHasText("佐々木")).click();
        assertThat(rows).hasCount(3);
        page.waitForLoadState(); // rows are there before the keys are listened to
    }

    /** With the keyboard alone. */
    private static void chooseAndSort(Person chief, List<String> ids) {
        Page page = chief.page();
        page.keyboard().press("j");
        page.keyboard().press("x");
        assertThat(page.locator(".bulk-count")).hasText("1件を選択中");
        page.keyboard().press("Shift+X");
        assertThat(page.locator(".bulk-count")).hasText("3件を選択中");
        chief.photograph("31-case-list");
        assertThat(chief.barriers()).isEmpty();
        assertThat(chief.fitsATelephone()).isTrue();
        page.locator("#bulk-bar summary", new Page.LocatorOptions().setHasText("分類")).click();
        page.locator("#bulk-topic").selectOption(new SelectOption().setIndex(1));
        chief.button("この分類を付ける").click();
        chief.shouldSee("3件に分類を付けました。");
        String topic = page.locator("#bulk-topic option").nth(1).getAttribute("value");
        String found =
                page.url().replaceAll("&bulk=[^&]*", "").replace("&state=NEW", "")
                        + "&topic="
                        + topic;
        await("the index has them")
                .until(
                        () -> {
                            chief.go(found);
                            return page.locator(".case-row").count() == ids.size();
                        });
    }

    /**
     * What is closed meanwhile is told and keeps nothing else from being done; and it is undone.
     */
    private void assign(Person chief, String closed) {
        Page page = chief.page();
        HttpApi supervisor = desk.program("supervisor", "192.0.2.103");
        HttpResponse<String> done =
                supervisor.postJson(
                        "/api/v1/cases/" + closed + "/close", Map.of("disposition", "duplicate"));
        assertThat(done.statusCode() / 100).as(done.body()).isEqualTo(2);
        assignAll(page);
        chief.shouldSee("2件の担当者を決めました。");
        assertThat(page.locator(".bulk-refused")).containsText("#" + closed + " この案件は完了しています");
        chief.photograph("32-case-list-result");
        chief.button("元に戻す").click();
        chief.shouldSee("2件を元に戻しました。");
        assertThat(page.locator("#row-list")).not().containsText("鈴木 健");
        assignAll(page);
        chief.shouldSee("2件の担当者を決めました。");
    }

    private static void assignAll(Page page) {
        page.locator("[data-pick-all]").check();
        page.locator("#bulk-bar summary", new Page.LocatorOptions().setHasText("担当者")).click();
        page.locator("#bulk-bar .menu-item", new Page.LocatorOptions().setHasText("鈴木 健")).click();
    }

    /** The cases are the new person's, and each has both steps in its history. */
    private static void findMine(Person operator, String mark) {
        operator.go("/console/list?view=MINE&q=" + mark);
        Page page = operator.page();
        assertThat(page.locator(".case-row")).hasCount(2);
        page.locator(".subject-link").first().press("Enter");
        Locator history = page.locator("#timeline");
        assertThat(history).containsText("鈴木 健 を担当にしました");
        assertThat(history).containsText("担当を外しました");
    }

    private static List<String> seen(Page page) {
        return page.locator(".subject-link").allInnerTexts().stream()
                .map(subject -> subject.replace("未読", "").strip())
                .toList();
    }

    private static void keep(Person chief, String view) {
        Page page = chief.page();
        chief.go(page.url().replaceAll("&bulk=[^&]*", "").replace("ALL_OPEN", "ALL"));
        assertThat(page.locator(".case-row")).hasCount(3);
        page.locator("summary", new Page.LocatorOptions().setHasText("ビューに保存")).click();
        page.locator("#view-name").fill(view);
        page.locator(".save-form [name=shared]").check();
        chief.button("保存する").click();
        Locator kept = page.locator(".view[aria-current=page]");
        assertThat(kept).containsText(view);
        assertThat(kept.locator(".count")).hasText("3");
        assertThat(page.locator("h1")).containsText(view);
    }

    private static void takeAway(Person chief, String mark) throws IOException {
        Page page = chief.page();
        page.locator("summary", new Page.LocatorOptions().setHasText("書き出す")).click();
        page.locator("#export-reason").fill("月次報告のため " + mark);
        Download file = page.waitForDownload(() -> chief.button("CSV（UTF-8）").click());
        byte[] bytes = Files.readAllBytes(file.path());
        assertThat(bytes).startsWith(0xef, 0xbb, 0xbf);
        List<String> lines =
                new String(bytes, StandardCharsets.UTF_8).substring(1).lines().toList();
        assertThat(lines.get(0)).isEqualTo("番号,状態,件名,利用者,チャネル,担当,分類,期限,最後の動き");
        // the order that is seen
        assertThat(lines.subList(1, lines.size()))
                .map(line -> line.split(",")[2])
                .containsExactlyElementsOf(seen(page));

        // the menu closes by itself once the file is on its way
        assertThat(page.locator("#export-reason")).isHidden();
        page.locator("summary", new Page.LocatorOptions().setHasText("書き出す")).click();
        page.locator("#export-reason").fill("統計のため " + mark);
        page.locator("[data-export] [name=anonymous]").check();
        Download figures = page.waitForDownload(() -> chief.button("CSV（UTF-8）").click());
        assertThat(Files.readString(figures.path()).lines().findFirst().orElse(""))
                .endsWith("状態,チャネル,分類,期限,最後の動き");
        assertThat(Files.readString(figures.path())).doesNotContain("山田").doesNotContain(mark);
        chief.go("/console/list/export/columns");
        chief.shouldSee("個人が分からない形では");
    }

    @Test
    @Requirement("FJ-185")
    void wordsThatMeanSomethingToASearchEngineShouldBeLookedForAsTheyStand() {
        for (String words :
                List.of("*", "a OR b) AND (", "\"", "[1 TO 9]", "😀".repeat(30), "%_!", "~~~")) {
            assertThat(found(words)).hasSizeLessThanOrEqualTo(50);
        }
    }

    private List<String> found(String words) {
        JsonNode answer =
                HttpApi.json(
                        reader.get("/api/v1/cases?view=ALL_OPEN&limit=50&text=" + encoded(words)));
        return answer.get("items").findValuesAsText("id");
    }

    private static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }
}
