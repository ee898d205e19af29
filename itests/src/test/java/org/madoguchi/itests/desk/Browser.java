// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A real Chromium without a window. */
final class Browser implements AutoCloseable {
    /** Chromium built without windows takes a third less of the processors than with. */
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium-headless-shell");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final Desk desk;

    private Browser(Playwright playwright, Desk desk) {
        this.playwright = playwright;
        this.desk = desk;
        chromium =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(CHROMIUM)
                                        .setArgs(
                                                List.of(
                                                        "--no-sandbox",
                                                        "--disable-dev-shm-usage")));
    }

    static Browser open(Desk desk) {
        return new Browser(playwright(), desk);
    }

    static Playwright playwright() {
        return Playwright.create(
                new Playwright.CreateOptions()
                        .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }

    /** Somebody on the public site. */
    Person citizen() {
        return new Person(newContext(), desk.publicUrl());
    }

    /** Somebody whose browser runs no scripts. */
    Person citizenWithoutScript() {
        return new Person(newContext(false), desk.publicUrl());
    }

    /**
     * Somebody on the public site who counts as a person: a browser without a window says so in its
     * name and is taken for a program.
     */
    Person reader() {
        return new Person(
                chromium.newContext(
                        options()
                                .setUserAgent(
                                        "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101"
                                                + " Firefox/140.0")),
                desk.publicUrl());
    }

    /** Somebody at the console's door. */
    Person visitor() {
        return new Person(newContext(), desk.privateUrl());
    }

    /** Somebody of the sample city at work. */
    Person signedIn(String login) {
        Person person = visitor();
        person.go("/console");
        person.signIn(desk.account(login));
        return person;
    }

    /** Each person has cookies of their own. */
    private com.microsoft.playwright.BrowserContext newContext() {
        return newContext(true);
    }

    private com.microsoft.playwright.BrowserContext newContext(boolean script) {
        return chromium.newContext(options().setJavaScriptEnabled(script));
    }

    /** Without motion: what is measured of a colour must not be one on its way to another. */
    static com.microsoft.playwright.Browser.NewContextOptions options() {
        return new com.microsoft.playwright.Browser.NewContextOptions()
                .setReducedMotion(ReducedMotion.REDUCE)
                .setLocale("ja-JP")
                .setTimezoneId("Asia/Tokyo")
                .setViewportSize(Person.WIDE, Person.HIGH);
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
