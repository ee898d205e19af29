// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Playwright;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** The Firefox that people have, without its window; Playwright speaks WebDriver BiDi with it. */
final class Firefox implements Engine {

    /**
     * Of "body {}", a style that Playwright puts into a page, against its policy, to photograph it.
     */
    private static final String ABOUT_A_TOOL = "YjaKGiklmzC6wjXA513HAMmzus8VE61XCOT+SmwNZWA=";

    private final Playwright playwright = Browser.playwright();
    private final com.microsoft.playwright.Browser firefox =
            playwright
                    .firefox()
                    .launch(
                            new BrowserType.LaunchOptions()
                                    .setChannel("moz-firefox")
                                    .setExecutablePath(Path.of("/usr/bin/firefox-esr")));

    @Override
    public Window open(URI site) {
        return new Tab(new Person(firefox.newContext(Browser.options()), site));
    }

    @Override
    public void close() {
        firefox.close();
        playwright.close();
    }

    private record Tab(Person person) implements Window {
        private Locator place(String selector) {
            return person.page().locator(selector).first();
        }

        @Override
        public void go(String address) {
            person.go(address);
        }

        @Override
        public void see(String selector) {
            assertThat(place(selector)).isVisible();
        }

        @Override
        public void see(String selector, String text) {
            assertThat(place(selector)).containsText(text);
        }

        @Override
        public void click(String selector) {
            place(selector).click();
        }

        @Override
        public void type(String selector, String text) {
            place(selector).fill("");
            place(selector).pressSequentially(text);
        }

        @Override
        public void press(String selector, Key key) {
            place(selector).press(key.name);
        }

        @Override
        public Object evaluate(String expression) {
            return person.page().evaluate(expression);
        }

        @Override
        public void resize(int width, int height) {
            person.page().setViewportSize(width, height);
        }

        @Override
        public void photograph(String name) {
            person.photographWindow(name);
        }

        @Override
        public List<String> complaints() {
            return person.complaints().stream()
                    .filter(said -> !said.contains(ABOUT_A_TOOL))
                    .toList();
        }

        @Override
        public void close() {
            person.close();
        }
    }
}
