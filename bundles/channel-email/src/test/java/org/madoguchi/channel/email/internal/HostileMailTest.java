// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.InboundMessage;

/**
 * Mail that is made to hurt: it becomes a message all the same, in little processor time and with
 * little memory used on the way. The small ones are in the corpus, folder {@code hostile}.
 */
class HostileMailTest {
    private static final Duration TIME = Duration.ofSeconds(5);
    private static final long MEGABYTE = 1024 * 1024;
    private static final String HEAD =
            "From: =?UTF-8?B?5L2Q6JekIOiKseWtkA==?= <hanako@example.jp>\r\nSubject: question\r\n";

    private final MailReader reader =
            new MailReader(
                    new ChannelId("email-main"),
                    new DeskAddress("desk@asahi.example"),
                    Optional.empty());

    @TempDir Path folder;

    /** Writes a mail piece by piece. */
    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    /**
     * @param megabytes that may be allocated in all while the mail is read
     */
    private InboundMessage read(Writing mail, int megabytes) throws IOException {
        Path file = folder.resolve("mail.eml");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            mail.to(out);
        }
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long cpu = thread.getCurrentThreadCpuTime();
        long allocated = thread.getCurrentThreadAllocatedBytes();
        try (ParsedMail parsed = reader.read(file, Instant.EPOCH)) {
            assertThat(Duration.ofNanos(thread.getCurrentThreadCpuTime() - cpu)).isLessThan(TIME);
            assertThat((thread.getCurrentThreadAllocatedBytes() - allocated) / MEGABYTE)
                    .isLessThan(megabytes);
            assertThat(parsed.message().original().size()).isEqualTo(Files.size(file));
            return parsed.message();
        }
    }

    private static void print(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(UTF_8));
    }

    private static void assertFromHanako(InboundMessage message) {
        assertThat(message.sender().name()).isEqualTo("佐藤 花子");
        assertThat(message.subject()).isEqualTo("question");
    }

    @Test
    void tenThousandHeadersShouldBeRead() throws IOException {
        InboundMessage message =
                read(
                        out -> {
                            for (int i = 0; i < 10_000; i++) {
                                print(out, "X-Filler-" + i + ": " + "x".repeat(60) + "\r\n");
                            }
                            print(out, HEAD + "\r\n本文");
                        },
                        50);

        assertFromHanako(message);
        assertThat(message.text()).isEqualTo("本文");
    }

    @Test
    void headerLineOfAMegabyteShouldNotHideTheOthers() throws IOException {
        InboundMessage message =
                read(
                        out ->
                                print(
                                        out,
                                        "References: "
                                                + "<a@example.jp> ".repeat(70_000)
                                                + "\r\n"
                                                + HEAD
                                                + "To: "
                                                + "desk@asahi.example, ".repeat(50_000)
                                                + "\r\n\r\n本文"),
                        100);

        assertFromHanako(message);
        assertThat(message.text()).isEqualTo("本文");
        assertThat(message.thread().references()).containsExactly("<a@example.jp>");
    }

    @Test
    void headersWithoutEndShouldBeCut() throws IOException {
        InboundMessage message =
                read(
                        out -> {
                            print(out, HEAD);
                            for (int i = 0; i < 300_000; i++) {
                                print(out, "X-Filler: " + i + " " + "x".repeat(40) + "\r\n");
                            }
                        },
                        200);

        assertFromHanako(message);
    }

    @Test
    void longFoldedSubjectShouldBeCut() throws IOException {
        InboundMessage message =
                read(
                        out ->
                                print(
                                        out,
                                        "Subject: "
                                                + "=?UTF-8?B?5L2Q6JekIOiKseWtkA==?=\r\n "
                                                        .repeat(40_000)
                                                + "\r\n\r\n本文"),
                        100);

        assertThat(message.subject()).startsWith("佐藤 花子佐藤 花子").hasSize(500);
    }

    @Test
    void thousandMultipartsWithinEachOtherShouldStayClosedBelowTheLimit() throws IOException {
        InboundMessage message =
                read(
                        out -> {
                            print(out, HEAD);
                            for (int i = 0; i < 1000; i++) {
                                print(
                                        out,
                                        "Content-Type: multipart/mixed; boundary=b"
                                                + i
                                                + "\r\n\r\n--b"
                                                + i
                                                + "\r\n");
                            }
                            print(out, "Content-Type: text/plain\r\n\r\nbottom\r\n");
                        },
                        50);

        assertFromHanako(message);
        assertThat(message.problems()).contains(Texts.text("problem.too-many-parts"));
    }

    @Test
    void hundredThousandPartsShouldBeTakenUpToTheLimit() throws IOException {
        InboundMessage message =
                read(
                        out -> {
                            print(out, HEAD + "Content-Type: multipart/mixed; boundary=b\r\n\r\n");
                            for (int i = 0; i < 100_000; i++) {
                                print(
                                        out,
                                        "--b\r\nContent-Type: application/pdf; name="
                                                + i
                                                + ".pdf\r\n\r\n%PDF\r\n");
                            }
                            print(out, "--b--\r\n");
                        },
                        100);

        assertFromHanako(message);
        assertThat(message.attachments()).hasSize(MimeTree.MAX_PARTS - 1);
        assertThat(message.problems()).containsExactly(Texts.text("problem.too-many-parts"));
    }

    @Test
    void twentyMegabytesShouldComeOutWholeWithoutFillingTheMemory() throws Exception {
        MessageDigest sent = MessageDigest.getInstance("SHA-256");
        Path file = folder.resolve("large.eml");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            print(
                    out,
                    HEAD
                            + "Content-Type: application/octet-stream; name=\"drawing.bin\"\r\n"
                            + "Content-Transfer-Encoding: base64\r\n\r\n");
            byte[] line = new byte[57];
            Random random = new Random(20);
            try (DigestOutputStream counted =
                    new DigestOutputStream(OutputStream.nullOutputStream(), sent)) {
                for (int i = 0; i < 20 * MEGABYTE / line.length; i++) {
                    random.nextBytes(line);
                    counted.write(line);
                    out.write(Base64.getEncoder().encode(line));
                    print(out, "\r\n");
                }
            }
        }
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long allocated = thread.getCurrentThreadAllocatedBytes();
        MessageDigest received = MessageDigest.getInstance("SHA-256");
        try (ParsedMail parsed = reader.read(file, Instant.EPOCH)) {
            Attachment drawing = parsed.message().attachments().get(0);
            try (InputStream in = new DigestInputStream(drawing.content().open(), received)) {
                assertThat(in.transferTo(OutputStream.nullOutputStream()))
                        .isEqualTo(drawing.content().size())
                        .isEqualTo(20 * MEGABYTE / 57 * 57);
            }
        }

        assertThat(received.digest()).isEqualTo(sent.digest());
        assertThat((thread.getCurrentThreadAllocatedBytes() - allocated) / MEGABYTE).isLessThan(10);
    }

    @Test
    void messageIdOfTenThousandCharactersShouldBecomeAShortId() throws IOException {
        InboundMessage message =
                read(
                        out ->
                                print(
                                        out,
                                        HEAD
                                                + "Message-ID: <"
                                                + "x".repeat(10_000)
                                                + "@example.jp>\r\n\r\n本文"),
                        20);

        assertThat(message.externalId()).hasSizeLessThanOrEqualTo(255);
        assertThat(message.thread().messageId()).isEmpty();
    }

    @Test
    void textOfTenMegabytesInOneLineShouldBeCutWithANote() throws IOException {
        InboundMessage message =
                read(
                        out -> {
                            print(out, HEAD + "Content-Type: text/plain; charset=UTF-8\r\n\r\n");
                            for (int i = 0; i < 100_000; i++) {
                                print(out, "とても長い一行".repeat(5));
                            }
                        },
                        200);

        assertThat(message.text()).hasSize(InboundMessage.MAX_TEXT);
        assertThat(message.problems()).hasSize(1);
    }

    @Test
    void htmlOfManyOpenTagsShouldBeRead() throws IOException {
        InboundMessage message =
                read(
                        out -> {
                            print(out, HEAD + "Content-Type: text/html; charset=UTF-8\r\n\r\n");
                            print(out, "<div><b><i class=x>".repeat(30_000) + "底");
                        },
                        400);

        assertThat(message.text()).contains("底");
    }

    @Test
    void noiseOfFiveMegabytesShouldBeKeptAsItIs() throws IOException {
        byte[] noise = new byte[(int) (5 * MEGABYTE)];
        new Random(5).nextBytes(noise);

        InboundMessage message = read(out -> out.write(noise), 200);

        assertThat(message.problems()).containsExactly(Texts.text("problem.unreadable"));
        assertThat(message.externalId()).startsWith("sha256:");
    }

    @Test
    void everyCutOfAMailShouldStillBecomeAMessage() throws IOException {
        byte[] whole =
                Files.readAllBytes(
                        Path.of("src/test/resources/corpus/program/exchange-winmail.eml"));
        Path file = folder.resolve("cut.eml");
        for (int length = 0; length < whole.length; length += 7) {
            Files.write(file, Arrays.copyOf(whole, length));
            try (ParsedMail parsed = reader.read(file, Instant.EPOCH)) {
                parsed.message().attachments().forEach(each -> each.content().bytes());
                assertThat(parsed.message().externalId()).isNotEmpty();
            }
        }
    }

    @Test
    void everyFlippedByteOfAMailShouldStillBecomeAMessage() throws IOException {
        byte[] whole =
                Files.readAllBytes(
                        Path.of("src/test/resources/corpus/program/exchange-winmail.eml"));
        Path file = folder.resolve("flipped.eml");
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            byte[] damaged = whole.clone();
            for (int flips = 0; flips < 5; flips++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            Files.write(file, damaged);
            try (ParsedMail parsed = reader.read(file, Instant.EPOCH)) {
                parsed.message().attachments().forEach(each -> each.content().bytes());
                assertThat(parsed.message().original().bytes()).isEqualTo(damaged);
            }
        }
    }
}
