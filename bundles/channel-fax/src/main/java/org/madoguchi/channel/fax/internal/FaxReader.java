// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.fax.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.madoguchi.api.Content;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.channel.Party;
import org.madoguchi.channel.fax.internal.FaxSettings.Receiving;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From a received TIFF to the desk's terms: the pages as PDF and as pictures, and their text where
 * there is a program that reads it. It never gives up: what cannot be read is a problem that the
 * operator sees, and the TIFF is kept byte for byte.
 */
final class FaxReader {
    private static final Logger log = LoggerFactory.getLogger("org.madoguchi.channel.fax");

    /** Shown beside the text; the PDF has all pages. */
    private static final int PICTURES = 20;

    private static final long MEGABYTE = 1024L * 1024L;

    private final ChannelId channel;
    private final Receiving limits;
    private final TextReader reader;

    /**
     * @param pages in the PDF
     * @param pictures of the first ones
     */
    private record Drawn(int pages, List<Path> pictures) {}

    FaxReader(ChannelId channel, Receiving limits, TextReader reader) {
        this.channel = channel;
        this.limits = limits;
        this.reader = reader;
    }

    /**
     * @throws IOException when the machine fails: no space, no such file. The FAX must be kept
     */
    ReadFax read(Path file) throws IOException {
        Path folder = Files.createTempDirectory("madoguchi-fax");
        try {
            return new ReadFax(message(file, folder), folder);
        } catch (IOException | RuntimeException e) {
            ReadFax.delete(folder);
            throw e;
        }
    }

    private InboundMessage message(Path file, Path folder) throws IOException {
        Optional<ReceivedName> name = ReceivedName.read(file.getFileName().toString());
        List<LocalizedText> problems = new ArrayList<>();
        if (name.isEmpty()) {
            problems.add(Texts.text("problem.name"));
        } else if (!name.get().complete()) {
            problems.add(Texts.text("problem.partial"));
        }
        boolean small = Files.size(file) <= limits.maxBytes();
        if (!small) {
            problems.add(
                    Texts.text(
                            "problem.large",
                            Files.size(file) / MEGABYTE,
                            limits.maxBytes() / MEGABYTE));
        }
        Drawn drawn = small ? drawn(file, folder, problems) : new Drawn(0, List.of());
        String text = text(drawn, problems);
        InboundMessage.Builder message =
                InboundMessage.from(
                                channel,
                                name.map(ReceivedName::externalId).orElse(hash(file)),
                                name.map(ReceivedName::at).orElse(changed(file)),
                                Content.of(file),
                                "image/tiff")
                        .sender(new Party(name.map(ReceivedName::sender).orElse(Address.NONE), ""))
                        .subject(Texts.text("subject", drawn.pages()).ja() + ReadText.title(text))
                        .text(text);
        if (drawn.pages() > 0) {
            message.attachment(file(pdf(folder), "FAX.pdf", "application/pdf"));
        }
        for (int i = 0; i < Math.min(drawn.pictures().size(), PICTURES); i++) {
            message.attachment(
                    file(drawn.pictures().get(i), "FAX-" + (i + 1) + ".png", "image/png"));
        }
        problems.forEach(message::problem);
        return message.build();
    }

    private static Attachment file(Path file, String name, String type) throws IOException {
        return new Attachment(name, type, Content.of(file));
    }

    private static Path pdf(Path folder) {
        return folder.resolve("fax.pdf");
    }

    /** Writes the PDF and, page by page, the pictures. */
    private Drawn drawn(Path file, Path folder, List<LocalizedText> problems) throws IOException {
        List<Path> pictures = new ArrayList<>();
        int count = 0;
        try (FaxPdf document = new FaxPdf()) {
            try (TiffPages pages = new TiffPages(file)) {
                Optional<PageImage> page = page(pages, 0, problems);
                while (page.isPresent() && count < limits.mostPages()) {
                    document.add(page.get());
                    if (count < Math.max(PICTURES, limits.ocrPages())) {
                        Path picture = folder.resolve("page-" + count + ".png");
                        ImageIO.write(page.get().squared(), "png", picture.toFile());
                        pictures.add(picture);
                    }
                    count++;
                    page = page(pages, count, problems);
                }
                if (page.isPresent()) {
                    problems.add(Texts.text("problem.pages", limits.mostPages()));
                }
            }
            if (count > 0) {
                document.save(Files.newOutputStream(pdf(folder)));
            }
        }
        return new Drawn(count, pictures);
    }

    private static Optional<PageImage> page(
            TiffPages pages, int number, List<LocalizedText> problems) {
        try {
            return pages.page(number);
        } catch (IOException e) {
            log.debug("page {} cannot be read", number + 1, e);
            problems.add(Texts.text("problem.damaged", number + 1));
            return Optional.empty();
        }
    }

    private String text(Drawn drawn, List<LocalizedText> problems) {
        if (drawn.pages() == 0) {
            return "";
        }
        if (!reader.isThere()) {
            problems.add(Texts.text("problem.no-reader"));
            return "";
        }
        StringBuilder text = new StringBuilder();
        long end = System.nanoTime() + limits.ocrLimit().toNanos();
        int wanted = Math.min(drawn.pages(), limits.ocrPages());
        for (int i = 0; i < wanted; i++) {
            Duration left = Duration.ofNanos(end - System.nanoTime());
            try {
                if (left.isNegative()) {
                    throw new IOException("no time left");
                }
                text.append(ReadText.clean(reader.read(drawn.pictures().get(i), left)))
                        .append("\n\n");
            } catch (IOException e) {
                log.debug("page {} not read", i + 1, e);
                problems.add(Texts.text("problem.not-read", i + 1));
                return text.toString().strip();
            }
        }
        if (wanted < drawn.pages()) {
            problems.add(Texts.text("problem.not-read", wanted + 1));
        }
        return text.toString().strip();
    }

    private static Instant changed(Path file) throws IOException {
        return Files.getLastModifiedTime(file).toInstant();
    }

    private static String hash(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
            in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
