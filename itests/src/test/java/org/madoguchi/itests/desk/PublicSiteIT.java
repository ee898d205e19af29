// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.LoadState;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
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
    @ValueSource(
            strings = {
                "/",
                "/faq/search?q=ごみ",
                "/faq/search?q=xyzzy",
                "/faq/category?name=くらし",
                "/contact",
                "/form/inquiry"
            })
    @Requirement("FJ-097")
    void everyPageShouldFitATelephoneAndBarNobody(String path) {
        try (Person citizen = browser.citizen()) {
            citizen.go(path);
            assertThat(citizen.fitsATelephone()).isTrue();
            assertThat(citizen.barriers()).isEmpty();
            assertThat(citizen.complaints()).isEmpty();
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
    void theChromeShouldChangeItsLanguageAndTheLettersTheirSize() {
        try (Person citizen = browser.citizen()) {
            citizen.go("/faq/search?q=ごみ");
            citizen.link("English").click();
            citizen.shouldSee("Still need help?");
            assertThat(citizen.page().locator("#q")).hasValue("ごみ");
            citizen.link("Larger text").click();
            assertThat(citizen.page().locator("html")).hasClass("text-large");
            assertThat(citizen.page().locator("#q")).hasValue("ごみ");
        }
    }

    @Test
    void theFirstLoadShouldBeLight() {
        try (Person citizen = browser.citizen()) {
            long[] bytes = {0};
            citizen.page().onResponse(response -> bytes[0] += response.body().length);
            citizen.go("/");
            citizen.page().waitForLoadState(LoadState.NETWORKIDLE);
            assertThat(bytes[0]).isPositive().isLessThan(100_000);
        }
    }

    @Test
    void searchEnginesShouldFindEveryPublicQuestionAndNoOther() {
        HttpApi robot = desk.publicSite();
        String map = robot.get("/sitemap.xml").body();
        assertThat(map.split("<loc>[^<]*/faq/\\d+</loc>").length - 1).isGreaterThan(60);
        String page =
                robot.get(map.replaceAll("(?s).*?<loc>[^<]*(/faq/\\d+)</loc>.*", "$1")).body();
        assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThan(50_000);
        assertThat(page)
                .contains("https://schema.org/FAQPage", "rel=\"canonical\"")
                .doesNotContain("【窓口向け】", "【職員向け】");
    }
}
