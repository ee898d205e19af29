// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.madoguchi.itests.Sources;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.MutableCapabilities;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.remote.HttpCommandExecutor;
import org.openqa.selenium.remote.RemoteWebDriver;
import org.openqa.selenium.remote.http.ClientConfig;

/**
 * The engine of Safari as WebKitGTK has it. There is no such thing as WebKit without a window, so
 * it has a screen that nobody looks at.
 */
final class WebKit implements Engine {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path complaints;
    private final Process screen;
    private final Process driver;
    private final URI address;

    WebKit() {
        try {
            complaints = Files.createTempFile("madoguchi-webkit", ".txt");
            screen =
                    new ProcessBuilder(
                                    "Xvfb",
                                    "-displayfd",
                                    "1",
                                    "-screen",
                                    "0",
                                    "1600x1000x24",
                                    "-nolisten",
                                    "tcp")
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            BufferedReader said = screen.inputReader();
            String number = Objects.requireNonNull(said.readLine(), "Xvfb does not start");
            int port = Desk.freePorts(1);
            address = URI.create("http://127.0.0.1:" + port);
            ProcessBuilder starting =
                    new ProcessBuilder("WebKitWebDriver", "--port=" + port)
                            .redirectOutput(complaints.toFile())
                            .redirectError(ProcessBuilder.Redirect.DISCARD);
            starting.environment().put("DISPLAY", ":" + number);
            starting.environment().put("TZ", "Asia/Tokyo");
            driver = starting.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await("WebKitWebDriver").atMost(PATIENCE).until(this::listens);
    }

    private boolean listens() {
        try {
            new Socket(address.getHost(), address.getPort()).close();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** One at a time: the driver takes no second one. */
    @Override
    public Window open(URI site) {
        MutableCapabilities wanted = new MutableCapabilities();
        wanted.setCapability(
                "webkitgtk:browserOptions",
                Map.of(
                        "binary",
                        Sources.ROOT.resolve("itests/webkit/window.js").toString(),
                        "args",
                        List.of()));
        try {
            ClientConfig line =
                    ClientConfig.defaultConfig()
                            .baseUrl(address.toURL())
                            .readTimeout(PATIENCE.plus(PATIENCE));
            return new View(new RemoteWebDriver(new HttpCommandExecutor(line), wanted), site);
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        driver.descendants().forEach(ProcessHandle::destroy);
        driver.destroy();
        screen.destroy();
        try {
            Files.delete(complaints);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class View implements Window {
        /** The first match, in the page or in one of its open shadow roots. */
        private static final String FIND =
                """
                const find = root => root.querySelector(arguments[0])
                    ?? [...root.querySelectorAll('*')].filter(e => e.shadowRoot)
                        .map(e => find(e.shadowRoot)).find(found => found) ?? null;
                return find(document);
                """;

        private final RemoteWebDriver view;
        private final URI site;
        private final long heardBefore = heard().size();

        View(RemoteWebDriver view, URI site) {
            this.view = view;
            this.site = site;
        }

        private WebElement place(String selector) {
            return (WebElement)
                    Objects.requireNonNull(view.executeScript(FIND, selector), selector);
        }

        /** Until it can be done: the page may still be loading, or be about to change. */
        private void once(String what, Runnable deed) {
            await(what)
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(50))
                    .ignoreExceptionsMatching(
                            e ->
                                    e instanceof WebDriverException
                                            || e instanceof NullPointerException)
                    .untilAsserted(deed::run);
        }

        @Override
        public void go(String path) {
            view.get(site.resolve(path).toString());
        }

        @Override
        public void see(String selector) {
            once("see " + selector, () -> seen(place(selector).isDisplayed(), selector));
        }

        @Override
        public void see(String selector, String text) {
            once(
                    "see " + text + " in " + selector,
                    () -> seen(place(selector).getText().contains(text), text));
        }

        private static void seen(boolean is, String what) {
            if (!is) {
                throw new AssertionError("not seen: " + what);
            }
        }

        @Override
        public void click(String selector) {
            once("click " + selector, () -> place(selector).click());
        }

        @Override
        public void type(String selector, String text) {
            once(
                    "type into " + selector,
                    () -> {
                        place(selector).clear();
                        place(selector).sendKeys(text);
                        // the first keys are lost while the page is busy
                        String value = String.valueOf(place(selector).getDomProperty("value"));
                        seen(value.length() >= text.length(), text);
                    });
        }

        @Override
        public void press(String selector, Key key) {
            place(selector).sendKeys(key.code);
        }

        @Override
        public Object evaluate(String expression) {
            return view.executeScript("return " + expression);
        }

        @Override
        public void resize(int width, int height) {
            view.manage().window().setSize(new Dimension(width, height));
            // the page hears of it by and by
            once("width " + width, () -> seen(evaluate("innerWidth").equals((long) width), "it"));
            view.executeAsyncScript(
                    "requestAnimationFrame(() => requestAnimationFrame(arguments[0]))");
        }

        @Override
        public void photograph(String name) {
            Photographs.take(name, this::save);
        }

        private void save(Path file) {
            try {
                Files.createDirectories(file.getParent());
                Files.write(file, view.getScreenshotAs(OutputType.BYTES));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public List<String> complaints() {
            return heard().stream().skip(heardBefore).toList();
        }

        private List<String> heard() {
            try {
                return Files.readAllLines(complaints);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            view.quit();
        }
    }
}
