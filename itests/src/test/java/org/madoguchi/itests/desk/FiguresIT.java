// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.madoguchi.test.Requirement;

/** A supervisor looks at the month, hands in its report and its history. */
@ExtendWith(OpenDesk.class)
class FiguresIT {
    /** Of the paper, in pixels of a sheet of style. */
    private static final int A4_WIDE = 794;

    private static final int A4_HIGH = 1123;

    private static final String SERVICES = "庁内サービス（職員からの問い合わせ）";

    private final Desk desk;
    private final Browser browser;
    private final HttpApi supervisor;
    private final String mark = Long.toString(System.nanoTime(), Character.MAX_RADIX);

    FiguresIT(Desk desk, Browser browser) {
        this.desk = desk;
        this.browser = browser;
        supervisor = desk.program("supervisor", "192.0.2.146");
    }

    private String written(String subject) {
        desk.post()
                .send(
                        Letter.from("figures" + mark + "@example.jp", "数野 計", subject + mark)
                                .text(subject + "について教えてください。"));
        return desk.cases().withSubject(subject + mark);
    }

    private static void done(HttpResponse<String> answer) {
        assertThat(answer.statusCode() / 100).as(answer.body()).isEqualTo(2);
    }

    /** The first service of the classification. */
    private JsonNode service() {
        JsonNode topics = HttpApi.json(supervisor.get("/api/v1/topics"));
        JsonNode root = first(topics, "name", SERVICES);
        return StreamSupport.stream(topics.spliterator(), false)
                .filter(topic -> topic.get("parent").equals(root.get("id")))
                .findFirst()
                .orElseThrow();
    }

    /** One that can be asked. */
    private JsonNode department() {
        JsonNode departments = HttpApi.json(supervisor.get("/api/v1/departments"));
        return StreamSupport.stream(departments.spliterator(), false)
                .filter(each -> !each.get("mail").asText().isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode first(JsonNode all, String field, String name) {
        return StreamSupport.stream(all.spliterator(), false)
                .filter(each -> each.get(field).get("ja").asText().contains(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Requirement({
        "FJ-017", "FJ-032", "FJ-038", "FJ-161", "FJ-250", "FJ-251", "FJ-255", "FJ-256", "FJ-260",
        "FJ-264", "ST-002", "ST-087", "ST-089", "ST-104", "ST-147", "ST-155", "ST-228", "ST-229",
        "ST-230", "ST-231", "ST-233", "ST-234", "ST-235", "ST-243", "ST-245", "ST-246", "YK-008",
        "YK-014", "YK-025", "YK-087", "SP-009", "SP-018", "SP-028", "SP-030", "SP-031"
    })
    void aSupervisorShouldSplitTheMonthAndHandInItsReportAndHistory() throws IOException {
        JsonNode service = service();
        String handedOn = written("端末が動かない");
        String alone = written("メールの送り方");
        for (String id : List.of(handedOn, alone)) {
            done(
                    supervisor.putJson(
                            "/api/v1/cases/" + id + "/topics",
                            Map.of("topics", List.of(service.get("id").asText()))));
        }
        JsonNode department = department();
        done(
                supervisor.postJson(
                        "/api/v1/cases/" + handedOn + "/escalations",
                        Map.of(
                                "department",
                                department.get("id").asText(),
                                "question",
                                "ご確認ください。",
                                "reasons",
                                List.of("no-faq"))));
        done(
                supervisor.postJson(
                        "/api/v1/cases/" + alone + "/close", Map.of("disposition", "opinion")));
        try (Person chief = browser.signedIn("supervisor")) {
            Page page = chief.page();
            chief.go("/console/board");
            page.locator(".rail").getByText("集計").click();
            assertThat(page.locator(".figures-tiles")).isVisible();
            assertThat(chief.barriers()).isEmpty();
            chief.photograph("146-figures-days");
            String name = service.get("name").get("ja").asText();
            page.locator(".figures-tabs").getByText("分類", exactly()).click();
            page.locator("#topic").selectOption(new SelectOption().setLabel(SERVICES));
            chief.button("表示する").click();
            Locator row = page.locator(".figures-table tr", has(name)).first();
            assertThat(row.locator("td").nth(1)).hasText("2");
            assertThat(row.locator("td").nth(2)).hasText("1");
            assertThat(chief.barriers()).isEmpty();
            assertThat(chief.fitsATelephone()).isTrue();
            chief.photograph("147-figures-topics");
            page.locator("summary", has("表を保存")).click();
            Download book = page.waitForDownload(() -> chief.link("Excel（xlsx）").click());
            assertThat(sheets(book)).containsExactly("xl/worksheets/sheet1.xml");
            for (String sheet :
                    List.of("CHANNEL", "DEPARTMENT", "REASON", "OUTCOME", "HOURS", "CALLS")) {
                chief.go("/console/figures?show=" + sheet);
                assertThat(page.locator("h1")).containsText("案件の集計");
                assertThat(chief.barriers()).as(sheet).isEmpty();
                chief.photograph("148-figures-" + sheet.toLowerCase(Locale.ROOT));
            }
            chief.go("/console/figures?show=TOPIC_MONTHS&span=FISCAL_YEAR");
            assertThat(page.locator(".chart-keys li").first()).isVisible();
            assertThat(page.locator(".figures-table tr", has(name)).first()).containsText("2");
            assertThat(chief.barriers()).isEmpty();
            assertThat(chief.fitsATelephone()).isTrue();
            chief.photograph("148a-figures-topic-months");
            chief.go("/console/figures?show=MONTHS&span=FISCAL_YEAR");
            chief.shouldSee("1か月あたり（案件のあった");
            chief.photograph("148b-figures-months");
            chief.go("/console/figures");
            page.locator(".page-head a", has("月報")).first().click();
            chief.shouldSee("よく使ったFAQ");
            chief.shouldSee(department.get("name").asText());
            for (String chart : List.of("日ごとの受付", "曜日ごとの受付", "時間帯ごとの受付")) {
                assertThat(page.locator(".figures-report figure", has(chart)).first()).isVisible();
            }
            assertThat(chief.barriers()).isEmpty();
            chief.photograph("149-figures-report");
            reportShouldFillThePaper(page);
            Download report = page.waitForDownload(() -> chief.link("Excel（xlsx）").click());
            assertThat(sheets(report)).contains("xl/worksheets/sheet12.xml");
            chief.link("案件の集計").click();
            page.locator("summary", has("対応履歴票")).click();
            page.locator("#history-reason").fill("月次報告の提出");
            Download history = page.waitForDownload(() -> chief.button("CSV（UTF-8）").click());
            assertThat(Files.readString(history.path(), StandardCharsets.UTF_8))
                    .contains(handedOn, alone, "端末が動かないについて教えてください。", "FAQに答えがないため", "問い合わせた人の部署");
            assertThat(chief.complaints()).isEmpty();
        }
        apiShouldSayTheSame(service.get("id").asText());
    }

    /** Other tables, columns and headings, and as before again. */
    @Test
    @Requirement({"ST-083", "ST-243"})
    void aSupervisorShouldChooseWhatTheReportAndTheHistorySay() throws IOException {
        String id = written("様式の相談");
        try (Person chief = browser.signedIn("supervisor")) {
            Page page = chief.page();
            chief.go("/console/figures");
            chief.link("月報の様式").click();
            page.locator("[name=heading]").fill("運営状況報告 " + mark);
            page.locator("[name=part][value=calls]").uncheck();
            page.locator("[name='part-channel']").fill("受付手段");
            page.locator("[name=column][value='department.most']").uncheck();
            page.locator("[name='column-received']").fill("受付件数");
            assertThat(chief.barriers()).isEmpty();
            assertThat(chief.fitsATelephone()).isTrue();
            chief.photograph("152-report-form");
            Page preview = page.context().waitForPage(() -> chief.button("プレビュー（新しいタブ）").click());
            assertThat(preview.locator("h1")).hasText("運営状況報告 " + mark);
            assertThat(preview.locator(".figures-report")).containsText("受付手段");
            preview.close();
            chief.button("保存する").click();
            chief.shouldSee("様式を保存しました。");
            chief.go("/console/figures/report?span=MONTH");
            assertThat(page.locator("h1")).hasText("運営状況報告 " + mark);
            assertThat(page.locator(".figures-report h2", has("受付手段"))).hasCount(1);
            assertThat(page.locator(".figures-report h2", has("電話")).first()).isVisible();
            assertThat(page.locator(".figures-report")).containsText("受付件数");
            chief.photograph("153-report-of-its-own");
            chief.go("/console/figures/report?span=WEEK");
            assertThat(page.locator("h1")).hasText("週報");

            chief.go("/console/figures/form/HISTORY");
            page.locator("[name=column][value=person]").uncheck();
            page.locator("[name='column-question']").fill("ご質問");
            chief.button("保存する").click();
            chief.shouldSee("様式を保存しました。");
            chief.go("/console/figures");
            page.locator("summary", has("対応履歴票")).click();
            page.locator("#history-reason").fill("様式の確認");
            Download history = page.waitForDownload(() -> chief.button("CSV（UTF-8）").click());
            String file = Files.readString(history.path(), StandardCharsets.UTF_8);
            assertThat(file.lines().findFirst().orElseThrow())
                    .contains("ご質問", "地区")
                    .doesNotContain("問い合わせた人,");
            assertThat(file).contains(id).doesNotContain("数野 計");

            for (String report : List.of("MONTH", "HISTORY")) {
                chief.go("/console/figures/form/" + report);
                chief.button("はじめの様式に戻す").click();
                chief.shouldSee("様式を保存しました。");
            }
            chief.go("/console/figures/report?span=MONTH");
            assertThat(page.locator("h1")).hasText("月報");
            assertThat(chief.complaints()).isEmpty();
        }
    }

    private static void reportShouldFillThePaper(Page page) {
        assertThat(
                        page.evaluate(
                                "[...document.querySelectorAll('.figures-report .table-scroll')]"
                                        + ".every(each => each.scrollWidth <= each.clientWidth)"))
                .as("no column is cut off")
                .isEqualTo(true);
        page.setViewportSize(A4_WIDE, A4_HIGH);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(
                        page.evaluate(
                                "document.querySelector('.figures-report').clientWidth"
                                        + " > innerWidth * 0.9"))
                .isEqualTo(true);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        page.setViewportSize(Person.WIDE, Person.HIGH);
    }

    private void apiShouldSayTheSame(String topic) {
        String today = LocalDate.now(ZoneId.of("Asia/Tokyo")).toString();
        JsonNode groups =
                HttpApi.json(
                                supervisor.get(
                                        "/api/v1/figures/by?split=TOPIC&first="
                                                + today
                                                + "&last="
                                                + today
                                                + "&topic="
                                                + topic))
                        .get("items");
        assertThat(groups).hasSize(1);
        assertThat(groups.get(0).get("counts").get("received").asLong()).isEqualTo(2);
        assertThat(groups.get(0).get("counts").get("closedAtFirstLine").asLong()).isEqualTo(1);
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }

    private static Page.LocatorOptions has(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }

    private static Set<String> sheets(Download book) throws IOException {
        Set<String> names = new HashSet<>();
        try (ZipFile zip = new ZipFile(book.path().toFile())) {
            zip.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.startsWith("xl/worksheets/sheet"))
                    .forEach(names::add);
        }
        return names;
    }
}
