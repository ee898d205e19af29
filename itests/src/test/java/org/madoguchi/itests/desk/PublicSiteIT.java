// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.madoguchi.test.Requirement;

/** A citizen looks something up. */
@ExtendWith(OpenDesk.class)
class PublicSiteIT {
    private final Desk desk;
    private final Browser browser;

    PublicSiteIT(Desk desk, Browser browser) {
        this.desk = desk;
        this.browser = browser;
    }

    @Test
    @Requirement({"FJ-091", "ST-135"})
    void typingShouldSuggestQuestionsThatTheKeyboardChooses() {
        try (Person citizen = browser.citizen()) {
            citizen.go("/");
            Locator box = citizen.page().locator("#q");
            box.pressSequentially("そだ");
            Locator option = citizen.page().locator("#suggestions [role=option]");
            assertThat(option.first()).containsText("粗大ごみ");
            assertThat(citizen.page().locator("#suggest-status")).containsText("候補が");
            box.press("ArrowDown");
            assertThat(box).hasAttribute("aria-activedescendant", "suggestion-0");
            assertThat(option.first()).hasAttribute("aria-selected", "true");
            assertThat(citizen.barriers()).isEmpty();
            citizen.photograph("30-suggestions");
            box.press("Escape");
            assertThat(option.first()).isHidden();
            box.press("ArrowDown");
            box.press("Enter");
            assertThat(citizen.page()).hasURL(Pattern.compile(".*/faq/\\d+$"));
            assertThat(citizen.page().locator("h1")).containsText("粗大ごみ");
            assertThat(citizen.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/, 30-home",
        "/?lang=en, 31-home-en",
        "/faq/search?q=ごみ, 32-results",
        "/faq/search?q=ごみ&lang=en, 33-results-en",
        "/faq/search?q=xyzzy, 34-no-result",
        "/faq/search, 35-search",
        "/faq/categories, 36-categories",
        "/faq/categories?lang=ko, 37-categories-ko",
        "/contact, 38-contact",
        "/accessibility, 38-accessibility",
        "/accessibility?lang=en, 38-accessibility-en",
        "/form/inquiry, 39-form"
    })
    @Requirement({"FJ-078", "FJ-097", "FJ-105", "ST-120", "ST-133"})
    void everyPageShouldFitATelephoneAndBarNobody(String path, String photograph) {
        try (Person citizen = browser.citizen()) {
            citizen.go(path);
            chatShouldWaitAtTheLowerRight(citizen.page());
            shouldBarNobody(citizen);
            citizen.photograph(photograph);
            // at once: half way between two themes nothing can be read
            citizen.page()
                    .emulateMedia(
                            new Page.EmulateMediaOptions()
                                    .setColorScheme(ColorScheme.DARK)
                                    .setReducedMotion(ReducedMotion.REDUCE));
            assertThat(citizen.barriers()).isEmpty();
            citizen.photograph(photograph + "-dark");
        }
    }

    @Test
    void aPageThatIsNotThereShouldLeadOn() {
        try (Person citizen = browser.citizen()) {
            citizen.go("/no/such/page");
            citizen.shouldSee("ページが見つかりません");
            assertThat(citizen.barriers()).isEmpty();
            assertThat(citizen.fitsATelephone()).isTrue();
            citizen.photograph("39-missing");
            citizen.page().locator(".tile").first().click();
            assertThat(citizen.page().locator(".questions a").first()).isVisible();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    @Requirement({"FJ-092", "FJ-076"})
    void thePicturesOfLifeShouldLeadToAnArticle(String language) {
        try (Person citizen = browser.citizen()) {
            citizen.go("/?lang=" + language);
            citizen.page().locator(".tile").first().click();
            shouldBarNobody(citizen);
            citizen.photograph("40-category-" + language);
            citizen.page().locator(".questions a").first().click();
            assertThat(citizen.page().locator(".answer")).isVisible();
            shouldBarNobody(citizen);
            citizen.photograph("41-article-" + language);
            citizen.page().locator(".facts a[href^='/faq/department/']").first().click();
            assertThat(citizen.page().locator(".questions a").first()).isVisible();
            shouldBarNobody(citizen);
        }
    }

    @Test
    void onPaperShouldBeTheAnswerAndWhereItIsFrom() {
        try (Person citizen = browser.citizen()) {
            Page page = citizen.page();
            citizen.go("/faq/search?q=粗大ごみ");
            page.locator(".result a").first().click();
            assertThat(page.locator("#print")).isVisible();
            assertThat(page.locator(".on-paper")).isHidden();
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            for (String said : List.of(".brand", ".question", ".answer", ".facts", ".foot-name")) {
                assertThat(page.locator(said)).isVisible();
            }
            assertThat(page.locator(".on-paper"))
                    .containsText(page.url().replaceAll(".*/faq", "/faq"));
            for (String used : List.of(".settings", "#q", "#print", ".feedback", ".launcher")) {
                assertThat(page.locator(used)).isHidden();
            }
            // as wide as A4 between its margins
            page.setViewportSize(658, 930);
            citizen.photograph("41-article-print");
            page.setViewportSize(658, 930);
            assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {375, 768, 1280})
    @Requirement({"ST-115", "ST-113", "FJ-002"})
    void searchingAndReadingShouldWorkAtEveryWidth(int width) {
        try (Person citizen = browser.citizen()) {
            citizen.page().setViewportSize(width, 800);
            citizen.go("/");
            citizen.page().locator("#q").fill("じゅうみんひょう");
            citizen.page().locator("form[role=search] button").click();
            citizen.page().locator(".result a").first().click();
            assertThat(citizen.page().locator("h1")).containsText("住民票");
            assertThat(citizen.page().locator(".answer")).isVisible();
            assertThat(citizen.page().locator("a.way").first()).isVisible();
        }
    }

    @Test
    @Requirement("ST-122")
    void resultsShouldBeNarrowedToACategoryAndWidenedAgain() {
        try (Person citizen = browser.citizen()) {
            citizen.go("/faq/search?q=届出");
            Locator choice = citizen.page().locator(".facets li a").first();
            String name = choice.locator("span").first().textContent();
            choice.click();
            assertThat(citizen.page().locator(".facets-now")).containsText(name);
            assertThat(citizen.page().locator(".result").first()).isVisible();
            citizen.page().locator(".facets-now a").click();
            assertThat(citizen.page().locator(".facets-now")).hasCount(0);
        }
    }

    @Test
    @Requirement({"FJ-081", "ST-134"})
    void theChromeShouldChangeItsLanguageAndTheLettersTheirSize() {
        try (Person citizen = browser.citizen()) {
            citizen.go("/faq/search?q=ごみ");
            citizen.page().locator(".languages summary").click();
            citizen.link("한국어").click();
            citizen.shouldSee("해결되지 않을 때");
            assertThat(citizen.page().locator("html")).hasAttribute("lang", "ko");
            assertThat(citizen.page().locator(".result-text").first()).hasAttribute("lang", "ja");
            citizen.page().locator(".languages summary").click();
            citizen.link("English").click();
            citizen.shouldSee("Still need help?");
            assertThat(citizen.page().locator("#q")).hasValue("ごみ");
            citizen.link("Larger text").click();
            assertThat(citizen.page().locator("html")).hasClass("text-large");
            assertThat(citizen.page().locator("#q")).hasValue("ごみ");
            // as wide as a screen of 1280 pixels at 400 % (WCAG 1.4.10)
            citizen.page().setViewportSize(320, 800);
            Object width = citizen.page().evaluate("document.documentElement.scrollWidth");
            assertThat(((Number) width).intValue()).isLessThanOrEqualTo(320);
        }
    }

    @Test
    void theKeyboardShouldFindEverythingInItsOrder() {
        try (Person citizen = browser.citizen()) {
            citizen.go("/");
            for (String next :
                    List.of(
                            "a.skip",
                            "a.brand",
                            ".languages summary",
                            ".settings > a",
                            "#q",
                            ".search button",
                            ".words a")) {
                citizen.page().keyboard().press("Tab");
                assertThat(citizen.page().locator(":focus")).isVisible();
                assertThat(
                                (Boolean)
                                        citizen.page()
                                                .evaluate(
                                                        "s => document.activeElement.matches(s)",
                                                        next))
                        .as(next)
                        .isTrue();
            }
            citizen.go("/contact");
            citizen.page().keyboard().press("Tab");
            citizen.page().keyboard().press("Enter");
            assertThat(citizen.page().locator("#main")).isFocused();
            citizen.page().locator(".languages summary").focus();
            citizen.page().keyboard().press("Enter");
            assertThat(citizen.link("English")).isVisible();
            citizen.page().keyboard().press("Escape");
            assertThat(citizen.link("English")).isHidden();
            assertThat(citizen.page().locator(".languages summary")).isFocused();
        }
    }

    @Test
    @Requirement({"FJ-072", "FJ-087", "FJ-094"})
    void whoWasNotHelpedShouldSaySoAndBeLedOn() {
        try (Person citizen = browser.reader()) {
            citizen.go("/faq/search?q=粗大ごみ");
            citizen.page().locator(".result a").first().click();
            assertThat(citizen.page().locator("#comment")).isHidden();
            citizen.page().getByLabel("解決しなかった").check();
            citizen.page().locator("#comment").fill("料金が分かりませんでした");
            shouldBarNobody(citizen);
            citizen.photograph("42-verdict");
            citizen.button("送信する").click();
            citizen.shouldSee("ありがとうございました");
            assertThat(citizen.page().locator("a.way[href^='/form/inquiry?article=']")).isVisible();
            assertThat(citizen.page().locator("a.way[href^='/chat']")).isVisible();
            shouldBarNobody(citizen);
            citizen.photograph("43-thanks");
        }
    }

    @Test
    @Requirement({"FJ-093", "ST-131"})
    void whatIsReadMuchShouldRiseOnTheFirstPage() {
        try (Person citizen = browser.reader()) {
            citizen.go("/faq/search?q=図書館");
            String article = citizen.page().locator(".result a").first().getAttribute("href");
            for (int i = 0; i < 5; i++) {
                citizen.go(article);
            }
            await().pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(
                            () -> {
                                citizen.go("/");
                                assertThat(
                                                citizen.page()
                                                        .locator(
                                                                ".ranking a[href='"
                                                                        + article
                                                                        + "']"))
                                        .hasCount(
                                                1,
                                                new LocatorAssertions.HasCountOptions()
                                                        .setTimeout(100));
                            });
            citizen.photograph("44-ranking");
            citizen.page().locator(".ranking a[href='" + article + "']").click();
            assertThat(citizen.page().locator(".answer")).isVisible();
        }
    }

    @Test
    void nothingShouldNeedAScript() {
        try (Person citizen = browser.citizenWithoutScript()) {
            citizen.go("/");
            citizen.page().locator("#q").fill("粗大ごみ");
            citizen.page().locator("#q").press("Enter");
            citizen.page().locator(".result a").first().click();
            assertThat(citizen.page().locator(".answer")).isVisible();
            citizen.page().locator(".languages summary").click();
            citizen.link("Português").click();
            assertThat(citizen.page().locator("html")).hasAttribute("lang", "pt");
        }
    }

    @Test
    void theFirstLoadShouldBeLight() {
        try (Person citizen = browser.citizen()) {
            List<Response> answers = new CopyOnWriteArrayList<>();
            citizen.page().onResponse(answers::add);
            citizen.go("/");
            citizen.page().waitForLoadState(LoadState.NETWORKIDLE);
            long travelled =
                    answers.stream()
                            .mapToLong(answer -> answer.request().sizes().responseBodySize)
                            .sum();
            long unpacked = answers.stream().mapToLong(answer -> answer.body().length).sum();
            assertThat(travelled).isPositive().isLessThan(60_000);
            assertThat(unpacked).isLessThan(150_000);
            assertThat(answers)
                    .allMatch(answer -> answer.url().startsWith(desk.publicUrl().toString()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/faq/search?q=%2B-%26%26%7C%7C%21%28%29%7B%7D%5B%5D%5E%22~*%3F%3A%5C%2F+AND+OR",
                "/faq/search?q=%01%02%e3%81%94%E3%81%BF%0d%0a",
                "/faq/search?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&category=%3Cb%3E&page=-1",
                "/faq/search?q=ごみ&page=99999999999",
                "/faq/search/suggest?q=%C3%28%ED%A0%80",
                "/?lang=../../x",
                "/faq/category/999999999999999999?page=x",
                "/faq/department/0",
                "/faq/1/files/1/x",
                "/faq/99999999999999999999"
            })
    void whateverIsAskedForShouldBeAnsweredCalmly(String path) {
        HttpResponse<String> answer =
                desk.publicSite().get(path.replace("ごみ", "%E3%81%94%E3%81%BF"));
        assertThat(answer.statusCode()).isIn(200, 400, 404);
        assertThat(answer.body()).doesNotContain("<script>alert", "Exception");
    }

    @Test
    void aWholeBookShouldNotBeSearched() {
        HttpApi stranger = desk.publicSite();
        assertThat(stranger.get("/faq/search?q=" + "a".repeat(5_000)).statusCode()).isEqualTo(200);
        assertThat(stranger.isRefused("/faq/search?q=" + "a".repeat(100_000))).isTrue();
    }

    @Test
    @Requirement({"FJ-075", "FJ-098", "ST-114", "ST-117"})
    void searchEnginesShouldFindEveryPublicQuestionAndNoOther() {
        HttpApi robot = desk.publicSite();
        String map = robot.get("/sitemap.xml").body();
        assertThat(map.split("<loc>[^<]*/faq/\\d+</loc>").length - 1).isGreaterThan(300);
        String page =
                robot.get(map.replaceAll("(?s).*?<loc>[^<]*(/faq/\\d+)</loc>.*", "$1")).body();
        assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThan(50_000);
        assertThat(page)
                .contains("\"@type\":\"FAQPage\"", "rel=\"canonical\"", "hreflang=\"en\"")
                .doesNotContain("【窓口向け】", "【職員向け】", "noindex");
        assertThat(robot.get("/robots.txt").body()).contains("Sitemap: ");
    }

    private static void chatShouldWaitAtTheLowerRight(Page page) {
        Locator launcher = page.locator("button.launcher");
        assertThat(launcher).isVisible();
        assertThat(launcher).hasText(Pattern.compile("\\S{2,}"));
        BoundingBox box = launcher.boundingBox();
        assertThat(box.x + box.width).isGreaterThan(page.viewportSize().width - 60.0);
        assertThat(box.y + box.height).isGreaterThan(page.viewportSize().height - 60.0);
    }

    /**
     * At both widths: no finding that bars, nothing to scroll sideways, nothing said by the CSP.
     */
    private static void shouldBarNobody(Person citizen) {
        assertThat(citizen.barriers()).isEmpty();
        assertThat(citizen.fitsATelephone()).isTrue();
        citizen.page().setViewportSize(390, 844);
        assertThat(citizen.barriers()).isEmpty();
        citizen.page().setViewportSize(Person.WIDE, Person.HIGH);
        assertThat(citizen.complaints()).isEmpty();
    }
}
