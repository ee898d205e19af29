// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.madoguchi.test.Requirement;

/** A supervisor watches the desk, gives work to people and teams, and says how it was done. */
@ExtendWith(OpenDesk.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BoardIT {
    private static final String PASSWORD = "Kinmokusei-2026";
    private static final Pattern TOTAL = Pattern.compile("class=\"case-total\"[^>]*>([\\d,]+)");
    private static final Pattern FIGURE =
            Pattern.compile(
                    "href=\"(/console/list[^\"]*)\"[^>]*>(?:(?!</li>|</tr>|</h2>).)*?"
                            + "<(?:strong|td)[^>]*>(\\d+)</",
                    Pattern.DOTALL);

    private final Desk desk;
    private final Browser browser;
    private final String mark = Long.toString(System.nanoTime(), Character.MAX_RADIX);
    private final HttpApi supervisor;
    private final Desk.Credentials boss;
    private final HttpApi program;

    BoardIT(Desk desk, Browser browser) {
        this.desk = desk;
        this.browser = browser;
        supervisor = desk.program("supervisor", "192.0.2.61");
        Desk.Credentials made = desk.newAccount("ADMINISTRATOR", "boss" + mark, "Boss" + mark);
        newcomer(made).close();
        boss = new Desk.Credentials(made.login(), PASSWORD);
        HttpApi signedIn = desk.privateSite().from("192.0.2.62");
        signedIn.signIn(boss);
        program = desk.privateSite().from("192.0.2.62").withToken(signedIn.newToken());
    }

    /** Signs in for the first time. */
    private Person newcomer(Desk.Credentials made) {
        Person person = browser.visitor();
        person.go("/console");
        person.signIn(made);
        person.changePassword(made.password(), PASSWORD);
        person.page().waitForURL(Pattern.compile("^(?!.*/password).*$"));
        return person;
    }

    private String handedIn(String subject) {
        HttpResponse<String> made =
                program.postJson(
                        "/api/v1/cases",
                        Map.of(
                                "contact",
                                Map.of("name", "試験 花子", "email", "board@example.jp"),
                                "subject",
                                subject,
                                "text",
                                "ボードの試験です。"),
                        subject.hashCode());
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return HttpApi.json(made).get("id").asText();
    }

    private JsonNode summary(String id) {
        return HttpApi.json(supervisor.get("/api/v1/cases/" + id)).get("summary");
    }

    private static Locator column(Person person, String name) {
        return person.page()
                .locator(".board-column")
                .filter(
                        new Locator.FilterOptions()
                                .setHas(
                                        person.page()
                                                .getByRole(
                                                        AriaRole.HEADING,
                                                        new com.microsoft.playwright.Page
                                                                        .GetByRoleOptions()
                                                                .setName(name))));
    }

    @Test
    @Requirement({"FJ-147", "FJ-127", "FJ-129"})
    void aSupervisorShouldGiveWorkToPeopleAndTeamsAndNumbersShouldAddUp() {
        program.postJson(
                "/api/v1/users",
                Map.of(
                        "account",
                        Map.of(
                                "login",
                                "fresh" + mark,
                                "name",
                                "Fresh" + mark,
                                "roles",
                                List.of("OPERATOR")),
                        "password",
                        PASSWORD));
        String team = "環境" + mark;
        try (Person administrator = browser.visitor()) {
            administrator.go("/console");
            administrator.signIn(boss);
            administrator.go("/console/teams/new");
            administrator.page().locator("#team-name").fill("仮の名" + mark);
            administrator.page().locator("label:has-text('鈴木 健') input").check();
            administrator.page().locator("label:has-text('田村 大輔') input").check();
            administrator.button("保存する").click();
            administrator.link("仮の名" + mark).click();
            administrator.page().locator("#team-name").fill(team);
            administrator.button("保存する").click();
            administrator.shouldSee(team);
            assertThat(administrator.barriers()).isEmpty();
        }
        String one = handedIn("ボード一 " + mark);
        String two = handedIn("ボード二 " + mark);
        String fresh = accountOf("Fresh" + mark);
        for (String id : List.of(one, two)) {
            supervisor.postJson("/api/v1/cases/" + id + "/assignee", Map.of("user", fresh));
        }

        try (Person chief = browser.signedIn("supervisor")) {
            chief.go("/console/board");
            assertThat(chief.page().locator("#live")).hasAttribute("data-state", "on");
            Locator column = column(chief, "Fresh" + mark);
            assertThat(column).containsText("ボード一 " + mark);
            assertThat(column).containsText("ボード二 " + mark);
            chief.photograph("60-board");
            chief.page()
                    .locator("#case-" + one)
                    .dragTo(chief.page().locator("li[data-drop]:has-text('" + team + "')"));
            chief.shouldSee("1件をチームに渡しました。");
            assertThat(summary(one).get("assignee").isNull()).isTrue();
            assertThat(summary(one).get("team").asText()).isEqualTo(teamOf(team));
            chief.page().keyboard().press("u");
            chief.shouldSee("1件を元に戻しました。");
            assertThat(summary(one).get("assignee").asText()).isEqualTo(fresh);
            assertThat(summary(one).get("team").isNull()).isTrue();

            // without a pick the key is for the case where the focus is
            assertThat(chief.page().locator("#live")).hasAttribute("data-state", "on");
            chief.page().locator("#case-" + two).focus();
            chief.page().keyboard().press("a");
            assertThat(chief.page().locator("#board-find")).isFocused();
            chief.page().keyboard().type("高橋");
            chief.page().keyboard().press("Enter");
            chief.shouldSee("1件の担当者を決めました。");
            assertThat(column(chief, "高橋 真由美")).containsText("ボード二 " + mark);
            assertThat(summary(two).get("assigneeName").asText()).isEqualTo("高橋 真由美");

            // somebody else's change is seen without a touch
            supervisor.postJson("/api/v1/cases/" + one + "/team", Map.of("team", teamOf(team)));
            assertThat(chief.page().locator("li[data-drop]:has-text('" + team + "') .count"))
                    .hasText(Integer.toString(teamCases(chief, team)));
            assertThat(column(chief, "Fresh" + mark)).not().containsText("ボード一 " + mark);
            assertThat(chief.barriers()).isEmpty();
            assertThat(chief.fitsATelephone()).isTrue();
            assertThat(chief.complaints()).isEmpty();
        }
        demandThatNumbersAddUp();
    }

    private int teamCases(Person chief, String team) {
        String href =
                chief.page()
                        .locator("li[data-drop]:has-text('" + team + "') a")
                        .getAttribute("href");
        HttpApi person = desk.privateSite().from("192.0.2.63");
        person.signIn(desk.account("supervisor"));
        return total(person.get(href).body());
    }

    private static int total(String page) {
        Matcher found = TOTAL.matcher(page);
        assertThat(found.find()).isTrue();
        return Integer.parseInt(found.group(1).replace(",", ""));
    }

    private void demandThatNumbersAddUp() {
        HttpApi person = desk.privateSite().from("192.0.2.63");
        person.signIn(desk.account("supervisor"));
        await("the numbers of the board are those of the lists")
                .untilAsserted(
                        () -> {
                            String board = person.get("/console/board/live").body();
                            Map<String, Integer> figures = new LinkedHashMap<>();
                            Matcher found = FIGURE.matcher(board);
                            while (found.find()) {
                                figures.put(
                                        found.group(1).replace("&amp;", "&"),
                                        Integer.valueOf(found.group(2)));
                            }
                            assertThat(figures).hasSizeGreaterThan(15);
                            Map<String, Integer> lists = new LinkedHashMap<>();
                            figures.keySet()
                                    .forEach(
                                            href ->
                                                    lists.put(
                                                            href, total(person.get(href).body())));
                            assertThat(figures).isEqualTo(lists);
                        });
    }

    private String accountOf(String name) {
        for (JsonNode each : HttpApi.json(supervisor.get("/api/v1/users/operators"))) {
            if (each.get("name").asText().equals(name)) {
                return each.get("id").asText();
            }
        }
        throw new IllegalStateException("no operator " + name);
    }

    private String teamOf(String name) {
        for (JsonNode each : HttpApi.json(supervisor.get("/api/v1/teams"))) {
            if (each.get("name").asText().equals(name)) {
                return each.get("id").asText();
            }
        }
        throw new IllegalStateException("no team " + name);
    }

    @Test
    @Requirement("ST-043")
    void whoWaitsOnTheTelephoneShouldLightALampOnEverybodysPageUntilNobodyDoes() {
        try (Person operator = browser.signedIn("operator2");
                Person citizen = browser.signedIn("supervisor")) {
            operator.go("/console/inbox");
            citizen.go("/sample/carriers");
            Locator call = citizen.page().locator("form.practice-call button");
            for (int calls = 0; calls < 3; calls++) {
                call.click();
                assertThat(citizen.page().locator("[id^='hang-up-']")).hasCount(calls + 1);
            }
            Locator lamp = operator.page().locator(".queue-light.alert");
            assertThat(lamp).containsText("警告");
            assertThat(operator.page().locator("#queue-alert")).containsText("しきい値");
            assertThat(operator.fitsATelephone()).isTrue();
            assertThat(operator.barriers()).isEmpty();
            for (int calls = 3; calls > 0; calls--) {
                citizen.page().locator("[id^='hang-up-']").first().click();
                assertThat(citizen.page().locator("[id^='hang-up-']")).hasCount(calls - 1);
            }
            assertThat(operator.page().locator(".queue-light")).hasCount(0);
            assertThat(operator.complaints()).isEmpty();
        }
    }

    @Test
    @Requirement("ST-215")
    void anAnswerShouldBeMarkedAndItsAuthorShouldReadTheMark() {
        HttpApi operator = desk.program("operator2", "192.0.2.64");
        String id = handedIn("評価の試験 " + mark);
        HttpResponse<String> reply =
                operator.postJson("/api/v1/cases/" + id + "/replies", Map.of("text", "ご案内します。"));
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(201);
        String answer = HttpApi.json(reply).get("id").asText();
        supervisor.postJson("/api/v1/replies/" + answer + "/approve", Map.of());
        await("the answer is sent")
                .until(() -> desk.cases().file(id).toString().contains("\"state\":\"SENT\""));
        try (Person chief = browser.signedIn("supervisor")) {
            chief.go("/console/quality");
            assertThat(chief.barriers()).isEmpty();
            assertThat(chief.fitsATelephone()).isTrue();
            chief.page().locator("tr:has-text('#" + id + "') a.button").click();
            assertThat(chief.page().locator("#operator option:checked")).hasText("鈴木 健");
            chief.page()
                    .locator("fieldset.scores")
                    .first()
                    .getByLabel("4", new Locator.GetByLabelOptions().setExact(true))
                    .check();
            chief.page().locator("#remark").fill("ていねいでした " + mark);
            assertThat(chief.barriers()).isEmpty();
            chief.button("評価を保存する").click();
            chief.shouldSee("評価を保存しました。");
            assertThat(chief.page().locator("tr:has-text('#" + id + "')")).hasCount(0);
            assertThat(chief.complaints()).isEmpty();
        }
        try (Person author = browser.signedIn("operator2")) {
            author.go("/console/quality/mine");
            author.shouldSee("ていねいでした " + mark);
            assertThat(author.barriers()).isEmpty();
            author.go("/console/quality");
            author.shouldSee("権限");
        }
    }
}
