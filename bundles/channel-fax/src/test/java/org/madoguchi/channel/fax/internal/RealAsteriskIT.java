// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.fax.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.awaitility.Awaitility.await;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.channel.ChannelHealth;
import org.madoguchi.api.channel.Delivery;
import org.madoguchi.api.channel.OutboundMessage;
import org.madoguchi.channel.fax.internal.FaxSettings.Receiving;
import org.madoguchi.platform.asterisk.AmiAccount;
import org.madoguchi.test.Asterisk;
import org.madoguchi.test.Requirement;

/**
 * FAX machines of citizens, played by a real Asterisk with spandsp: they print, are busy, hang up.
 */
class RealAsteriskIT {
    private static final Duration TRANSMISSION = Duration.ofMinutes(2);

    /** Dots from the upper edge. */
    private static final int HEADER = 80;

    private static Asterisk asterisk;

    @TempDir Path folder;

    private FaxHealth health;
    private FaxLine line;
    private FaxSender sender;

    @BeforeAll
    static void startAsterisk() {
        asterisk = new Asterisk();
    }

    @AfterAll
    static void removeAsterisk() {
        asterisk.close();
    }

    @BeforeEach
    void open() {
        health = new FaxHealth(Desk.CHANNEL, event -> {}, Clock.systemUTC());
        open(asterisk.secret());
        await().until(() -> isUp());
    }

    private void open(String secret) {
        line =
                new FaxLine(
                        new AmiAccount("127.0.0.1", asterisk.port("AMI"), "madoguchi-fax", secret),
                        FaxPagesTest.sending(folder).ring(),
                        health);
        sender =
                new FaxSender(
                        FaxPagesTest.sending(folder),
                        FaxPagesTest.pages(folder),
                        new Attempts(folder, Desk.CHANNEL, Clock.systemUTC()),
                        line,
                        health,
                        Clock.systemUTC());
        line.open();
    }

    private boolean isUp() {
        return health.current().state() == ChannelHealth.State.UP;
    }

    @AfterEach
    void close() {
        line.close();
    }

    @Test
    @Requirement("YK-110")
    void aMessageShouldComeOutOfTheCitizensMachine() throws IOException {
        OutboundMessage message = Desk.message(1, "0355550101");
        List<Path> before = files(asterisk.path("CITIZEN_FAX"));
        Delivery.Accepted sent = (Delivery.Accepted) sender.send(message);
        assertThat(sent.carrierRef()).isEqualTo("madoguchi-fax-main-1-1");
        assertThat(sent.copy())
                .hasValueSatisfying(
                        copy ->
                                assertThat(new String(copy.content().bytes(), 0, 5, US_ASCII))
                                        .isEqualTo("%PDF-"));
        List<Path> printed = files(asterisk.path("CITIZEN_FAX"));
        printed.removeAll(before);
        assertThat(printed).hasSize(1);
        assertThat(pages(printed.get(0))).isEqualTo(2);
        assertThat(header(printed.get(0))).contains("ASAHI CITY").contains(" 035019 ");
        // Asterisk remembers: whoever was killed meanwhile need not send again
        assertThat(sender.trace(message)).contains(new Delivery.Accepted("madoguchi-fax-main-1-1"));
        assertThat(sender.send(message)).isEqualTo(new Delivery.Accepted("madoguchi-fax-main-1-1"));
        assertThat(files(asterisk.path("CITIZEN_FAX"))).hasSize(before.size() + 1);
        assertThat(documents()).isEmpty();
    }

    @Test
    void whatACitizenSendsShouldBeInTheFolderWithNumberAndTime() throws IOException {
        Path letter = folder.resolve("letter.tif");
        FaxTiff.write(letter(), letter);
        asterisk.citizenFaxes("0355550101", letter);
        await().atMost(TRANSMISSION).until(() -> !files(asterisk.path("FAX_IN")).isEmpty());
        Path received = files(asterisk.path("FAX_IN")).get(0);
        FaxReader reader =
                new FaxReader(
                        Desk.CHANNEL,
                        new Receiving(
                                200,
                                10_000_000,
                                Optional.of(Path.of("/usr/bin/tesseract")),
                                20,
                                Duration.ofSeconds(60)),
                        new Tesseract(Optional.of(Path.of("/usr/bin/tesseract"))));
        try (ReadFax fax = reader.read(received)) {
            assertThat(fax.message().sender().address().value()).isEqualTo("+81355550101");
            assertThat(fax.message().problems()).isEmpty();
            assertThat(fax.message().text()).contains("粗大ごみ受付センターに電話でお申し込みください");
        }
        Files.delete(received);
    }

    @Test
    void aBusyLineAndOneThatNobodyAnswersShouldBeTriedAgain() {
        assertThat(reason(sender.send(Desk.message(2, "0355550102")))).isEqualTo("相手が話し中でした。");
        assertThat(reason(sender.send(Desk.message(3, "0355550103")))).isEqualTo("相手が出ませんでした。");
        assertThat(reason(sender.send(Desk.message(4, "0355550188")))).startsWith("つながりませんでした");
    }

    @Test
    void somebodysTelephoneShouldNotBeCalledAThirdTime() {
        OutboundMessage message = Desk.message(5, "0355550104");
        assertThat(reason(sender.send(message))).contains("FAXではありません");
        assertThat(sender.send(message)).isInstanceOf(Delivery.Refused.class);
    }

    @Test
    void aCallShouldBeFollowedThoughTheChannelIsUpdated() throws Exception {
        OutboundMessage message = Desk.message(6, "0355550101");
        CompletableFuture<Delivery> sending =
                CompletableFuture.supplyAsync(() -> sender.send(message));
        await().until(() -> started("madoguchi-fax-main-6-1"));
        // the channel is updated: this one goes, the call goes on
        line.close();
        assertThatThrownBy(sending::get).isInstanceOf(ExecutionException.class);
        open(asterisk.secret());
        await().until(this::isUp);
        // the pages go with the first answer, and the document with them
        Optional<Delivery> traced =
                await().atMost(TRANSMISSION)
                        .until(() -> sender.trace(message), Optional::isPresent);
        assertThat(documents()).isEmpty();
        assertThat(traced)
                .get(type(Delivery.Accepted.class))
                .satisfies(sent -> assertThat(sent.copy()).isPresent())
                .extracting(Delivery.Accepted::carrierRef)
                .isEqualTo("madoguchi-fax-main-6-1");
    }

    @Test
    void aDeadAsteriskShouldLeaveNothingUncertainThatIsNot() {
        OutboundMessage begun = Desk.message(7, "0355550101");
        CompletableFuture<Delivery> sending =
                CompletableFuture.supplyAsync(() -> sender.send(begun));
        await("paper begins to come out")
                .atMost(TRANSMISSION)
                .until(() -> !files(asterisk.path("CITIZEN_FAX"), ".part").isEmpty());
        asterisk.kill();
        await().until(() -> health.current().state() == ChannelHealth.State.DOWN);
        assertThat(reason(sender.send(Desk.message(8, "0355550101")))).contains("つながりません");
        asterisk.startAgain();
        await().until(this::isUp);
        // it had been answered and nobody knows how far it came
        assertThatThrownBy(sending::get).isInstanceOf(ExecutionException.class);
        assertThat(sender.trace(begun)).isEmpty();
        assertThat(reason(sender.trace(Desk.message(9, "0355550101")).orElseThrow()))
                .isEqualTo("まだ発信していませんでした。");
    }

    private static boolean started(String name) {
        return asterisk.console("database", "get", "madoguchi-fax", name).contains("STARTED");
    }

    private static String reason(Delivery delivery) {
        assertThat(delivery).isInstanceOf(Delivery.Deferred.class);
        LocalizedText reason = ((Delivery.Deferred) delivery).reason();
        return reason.ja();
    }

    private static List<Sheet> letter() throws IOException {
        return new LetterPages(
                        JapaneseFont.find(Optional.empty()),
                        Desk.CITY,
                        Clock.systemUTC().instant(),
                        "0355550101")
                .text(Desk.TEXT);
    }

    /**
     * The line above the first page, as a program reads it: the font's noughts look like eights,
     * and how often a digit comes in a row cannot be told, so that 0355550199 is 035019.
     */
    private String header(Path tiff) throws IOException {
        BufferedImage strip = new BufferedImage(2 * 1728, 2 * HEADER, BufferedImage.TYPE_BYTE_GRAY);
        try (TiffPages pages = new TiffPages(tiff)) {
            Graphics2D pen = strip.createGraphics();
            pen.drawImage(
                    pages.page(0).orElseThrow().dots(),
                    0,
                    0,
                    2 * 1728,
                    2 * HEADER,
                    0,
                    0,
                    1728,
                    HEADER,
                    null);
            pen.dispose();
        }
        Path picture = folder.resolve("header.png");
        ImageIO.write(strip, "png", picture.toFile());
        Process reading =
                new ProcessBuilder(
                                "/usr/bin/tesseract",
                                picture.toString(),
                                "-",
                                "-l",
                                "eng",
                                "--psm",
                                "7")
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        return new String(reading.getInputStream().readAllBytes(), US_ASCII)
                .replaceAll("[8O]", "0")
                .replaceAll("([0-9])\\1+", "$1");
    }

    private static int pages(Path tiff) throws IOException {
        try (TiffPages pages = new TiffPages(tiff)) {
            int count = 0;
            while (pages.page(count).isPresent()) {
                count++;
            }
            return count;
        }
    }

    private List<Path> documents() throws IOException {
        return files(folder);
    }

    private static List<Path> files(Path folder) throws IOException {
        return files(folder, ".tif");
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .collect(Collectors.toCollection(ArrayList::new));
        }
    }
}
