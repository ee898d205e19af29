// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.fax.internal;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.Party;
import org.madoguchi.channel.testkit.FakeDesk;
import org.madoguchi.channel.testkit.FarEnd;
import org.madoguchi.test.Asterisk;

/** Asterisk, the folder it receives into, and a citizen's FAX machine. */
final class FaxTown implements FarEnd {
    private static final Clock CLOCK = Clock.systemUTC();

    /** More than the line that Asterisk prints above a page moves it down. */
    private static final int HEADER = 60;

    private final Asterisk asterisk;
    private final Path outbox;
    private final List<String> marks = new ArrayList<>();
    private int sent;

    FaxTown(Asterisk asterisk, Path outbox) {
        this.asterisk = asterisk;
        this.outbox = outbox;
    }

    /** What comes is a picture of a text. */
    @Override
    public Set<Ability> abilities() {
        return EnumSet.complementOf(EnumSet.of(Ability.TEXT));
    }

    /** Paper takes its time. */
    @Override
    public Duration patience() {
        return Duration.ofSeconds(100);
    }

    @Override
    public void start() throws IOException {
        asterisk.goOn();
        asterisk.startAgain();
    }

    @Override
    public void stop() {
        asterisk.stop();
    }

    @Override
    public void hang() {
        asterisk.halt();
    }

    @Override
    public Opened open(FakeDesk desk) throws Exception {
        FaxSettings settings = settings(Map.of());
        FaxHealth health = new FaxHealth(settings.id(), desk, CLOCK);
        FaxLine line = new FaxLine(settings.asterisk(), settings.sending().ring(), health);
        FaxSender sender =
                new FaxSender(
                        settings.sending(),
                        new FaxPages(settings.sending(), Desk.CITY, CLOCK),
                        new Attempts(outbox, settings.id(), CLOCK),
                        line,
                        health,
                        CLOCK);
        TextReader none = new Tesseract(Optional.empty());
        FaxCheck check = new FaxCheck(settings, line, none, health);
        FaxReader reader = new FaxReader(settings.id(), settings.receiving(), none);
        DefaultCamelContext camel = new DefaultCamelContext();
        camel.start();
        camel.addRoutes(new FaxRoutes(settings, reader, desk, health, CLOCK));
        line.open();
        return new Opened(
                new FaxChannel(settings, sender, check, health),
                () -> {
                    camel.stop();
                    line.close();
                });
    }

    private FaxSettings settings(Map<String, String> wrong) {
        Map<String, Object> values =
                new HashMap<>(
                        Map.of(
                                "felix.fileinstall.filename",
                                "file:/etc/org.madoguchi.channel.fax-main.cfg",
                                "id",
                                "fax-main",
                                "ami.port",
                                asterisk.port("AMI"),
                                ".ami.secret",
                                asterisk.secret(),
                                "inbox",
                                asterisk.path("FAX_IN"),
                                "outbox",
                                outbox,
                                "dial",
                                "PJSIP/{number}@outside",
                                "station.number",
                                "0355550199",
                                "station.header",
                                "ASAHI CITY",
                                "limit.megabytes",
                                "1"));
        values.putAll(wrong);
        return FaxSettings.read(values);
    }

    /** As Asterisk leaves it; the call itself is {@link RealAsteriskIT}'s. */
    @Override
    public void send(String text) throws IOException {
        sent++;
        Path whole = outbox.resolve("letter.part");
        FaxTiff.write(letter().text(text), whole);
        Files.move(whole, name("complete"), StandardCopyOption.ATOMIC_MOVE);
    }

    private Path name(String end) {
        return asterisk.path("FAX_IN")
                .resolve("20261128T010203Z_0355550199_0355550101_1." + sent + "_" + end + ".tif");
    }

    @Override
    public void redeliver() throws IOException {
        sent--;
        send("again");
    }

    @Override
    public int untold() throws IOException {
        return files(asterisk.path("FAX_IN")).size();
    }

    @Override
    public Map<String, Act> attacks() {
        return Map.of(
                "no TIFF", () -> drop("no TIFF at all".getBytes(StandardCharsets.UTF_8)),
                "an empty file", () -> drop(new byte[0]),
                "a huge file", () -> drop(new byte[2 * 1024 * 1024]),
                "a folder", () -> Files.createDirectories(name("folder")),
                "a name that says nothing",
                        () -> Files.write(asterisk.path("FAX_IN").resolve("x y.tif"), new byte[9]));
    }

    private void drop(byte[] content) throws IOException {
        sent++;
        Files.write(name("partial"), content);
    }

    @Override
    public Party citizen() {
        return new Party(new Address(AddressKind.FAX, "0355550101"), "髙橋 一郎");
    }

    /** What is no number is called by nobody. */
    @Override
    public Party nobody() {
        return new Party(new Address(AddressKind.FAX, "#7"), "髙橋 一郎");
    }

    @Override
    public String wording(String mark) {
        marks.add(mark);
        return text(mark);
    }

    private static String text(String mark) {
        return "お問い合わせの件（" + mark + "）についてお答えします。";
    }

    /** Which text was printed is known by comparing pages: a FAX loses no dot. */
    @Override
    public List<Arrived> arrived() throws IOException {
        List<Arrived> arrived = new ArrayList<>();
        for (Path printed : files(asterisk.path("CITIZEN_FAX"))) {
            try (TiffPages pages = new TiffPages(printed)) {
                BufferedImage page = pages.page(1).orElseThrow().dots();
                for (String mark : marks) {
                    if (shows(page, letter().text(text(mark)).get(0).dots())) {
                        arrived.add(new Arrived(printed.getFileName().toString(), text(mark)));
                    }
                }
            }
        }
        return arrived;
    }

    private static boolean shows(BufferedImage printed, BufferedImage text) {
        for (int down = 0; down < HEADER; down++) {
            if (isSame(printed, text, down)) {
                return true;
            }
        }
        return false;
    }

    /** The first line of text; above is the header, below the page's number. */
    private static boolean isSame(BufferedImage printed, BufferedImage text, int down) {
        for (int y = 150; y < 300; y++) {
            for (int x = 0; x < text.getWidth(); x++) {
                if (printed.getRGB(x, y + down) != text.getRGB(x, y)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static LetterPages letter() throws IOException {
        return new LetterPages(
                JapaneseFont.find(Optional.empty()), Desk.CITY, CLOCK.instant(), "0355550199");
    }

    @Override
    public Map<String, Act> wrongSettings() {
        return Map.of(
                "id", () -> settings(Map.of("id", "FAX 1")),
                "inbox", () -> settings(Map.of("inbox", "/not/there")),
                "dial", () -> settings(Map.of("dial", "PJSIP/trunk")),
                "station.header", () -> settings(Map.of("station.header", "あさひ市")),
                "ami.port", () -> settings(Map.of("ami.port", "many")));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(".tif"))
                    .toList();
        }
    }

    /** The next test begins with empty trays. */
    @Override
    public void close() throws IOException {
        asterisk.goOn();
        asterisk.startAgain();
        for (Path file : files(asterisk.path("FAX_IN"))) {
            Files.delete(file);
        }
        for (Path file : files(asterisk.path("CITIZEN_FAX"))) {
            Files.delete(file);
        }
    }
}
