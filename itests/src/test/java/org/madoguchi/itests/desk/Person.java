// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** Somebody at a browser window, with an eye on what the browser complains about. */
final class Person implements AutoCloseable {
    static final int WIDE = 1440;
    static final int HIGH = 900;
    private static final int PHONE_WIDE = 390;
    private static final int PHONE_HIGH = 844;
    private static final String AXE = resource("/axe.min.js");

    private final BrowserContext context;
    private final URI site;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    Person(BrowserContext context, URI site) {
        this.context = context;
        this.site = site;
        page = context.newPage();
        page.onConsoleMessage(
                message -> {
                    // that a page was refused is the answer, not a fault of the page
                    if (message.type().equals("error")
                            && !message.text().contains("status of 422")) {
                        complaints.add(
                                page.url()
                                        + ": "
                                        + message.text()
                                        + " ("
                                        + message.location()
                                        + ")");
                    }
                });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        page.onDialog(
                dialog -> {
                    complaints.add("a dialog said " + dialog.message());
                    dialog.dismiss();
                });
    }

    Page page() {
        return page;
    }

    /** A path of the site, or a whole address. */
    void go(String address) {
        page.navigate(site.resolve(address).toString());
    }

    void signIn(Desk.Credentials account) {
        page.locator("#login").fill(account.login());
        page.locator("#password").fill(account.password());
        page.locator("form[action='/console/sign-in'] button").click();
        page.waitForURL(Pattern.compile("^(?!.*/sign-in).*$"));
    }

    /** Where the first sign-in leads. */
    void changePassword(String before, String after) {
        page.locator("#old").fill(before);
        page.locator("#new").fill(after);
        page.locator("#again").fill(after);
        button("変更する").click();
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    void shouldSee(String text) {
        assertThat(page.locator("body")).containsText(text);
    }

    /**
     * What the browser complained about since it was opened: errors of scripts, of the CSP,
     * dialogs.
     */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** The page as it looks on a desk and on a telephone. */
    void photograph(String name) {
        // the console scrolls its columns, not the page
        shoot(name + "-1440", !page.url().contains("/console"));
        holdAsATelephone();
        shoot(name + "-390", true);
        page.setViewportSize(WIDE, HIGH);
    }

    /** The window as it is. */
    void photographWindow(String name) {
        shoot(name, false);
    }

    private void shoot(String name, boolean whole) {
        Photographs.take(
                name,
                file ->
                        page.screenshot(
                                new Page.ScreenshotOptions().setPath(file).setFullPage(whole)));
    }

    /**
     * Rules of accessibility that the page breaks badly, with where. Without what axe loads anew by
     * itself: in a shadow root that is against the pages' security policy, and the browser
     * complains.
     */
    List<String> barriers() {
        page.evaluate(AXE);
        Object found =
                page.evaluate(
                        """
                        async () => (await axe.run({ resultTypes: ['violations'], preload: false })).violations
                            .filter(v => ['serious', 'critical'].includes(v.impact))
                            .flatMap(v => v.nodes.map(n => v.id + ' ' + n.target.join(' ')))
                        """);
        return ((List<?>) found).stream().map(String::valueOf).toList();
    }

    /** The page needs no scrolling sideways on a telephone. */
    boolean fitsATelephone() {
        holdAsATelephone();
        Object width = page.evaluate("document.documentElement.scrollWidth");
        page.setViewportSize(WIDE, HIGH);
        return ((Number) width).intValue() <= PHONE_WIDE;
    }

    /** Once its scripts have run: what they fold on a narrow page would stay folded on the desk. */
    private void holdAsATelephone() {
        page.waitForLoadState();
        page.setViewportSize(PHONE_WIDE, PHONE_HIGH);
    }

    @Override
    public void close() {
        context.close();
    }

    private static String resource(String name) {
        try (InputStream in =
                Objects.requireNonNull(Person.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
