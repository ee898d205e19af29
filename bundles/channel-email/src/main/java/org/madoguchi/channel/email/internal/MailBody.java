// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimePartDataSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.channel.Attachment;

/**
 * The parts of a mail, sorted into readable text and attachments. A part that cannot be read is
 * noted and kept as an attachment or left to the original; it never stops the others.
 */
final class MailBody {
    private static final int MAX_DEPTH = 20;
    private static final int MAX_PARTS = 300;
    private static final int MAX_TEXT_BYTES = 2 * 1024 * 1024;
    private static final int MAX_NESTED_HEADER_BYTES = 256 * 1024;

    private static final Map<String, String> SUFFIXES =
            Map.of(
                    "image/jpeg", ".jpg",
                    "image/png", ".png",
                    "image/gif", ".gif",
                    "application/pdf", ".pdf",
                    "text/plain", ".txt",
                    "text/html", ".html",
                    "text/calendar", ".ics",
                    "message/rfc822", ".eml",
                    "message/delivery-status", ".txt",
                    "text/rfc822-headers", ".txt");

    private final MessageDigest digest;
    private final StringBuilder text = new StringBuilder();
    private final List<Attachment> attachments = new ArrayList<>();
    private final List<InternetHeaders> nested = new ArrayList<>();
    private final Set<LocalizedText> problems = new LinkedHashSet<>();
    private int parts;

    private MailBody(MessageDigest digest) {
        this.digest = digest;
    }

    /**
     * @param digest takes the decoded bytes of every part
     */
    static MailBody read(MimePart mail, MessageDigest digest) {
        MailBody body = new MailBody(digest);
        body.add(mail, 0, true);
        return body;
    }

    String text() {
        return text.toString();
    }

    List<Attachment> attachments() {
        return attachments;
    }

    /** Headers of mails within this mail, such as the one that a bounce returns. */
    List<InternetHeaders> nested() {
        return nested;
    }

    Set<LocalizedText> problems() {
        return problems;
    }

    /**
     * @param readable whether text of this part belongs to the message's text; false within
     *     alternatives that were not chosen, of which only files are kept
     */
    private void add(MimePart part, int depth, boolean readable) {
        if (depth > MAX_DEPTH || ++parts > MAX_PARTS) {
            problems.add(Texts.text("problem.too-many-parts"));
            return;
        }
        try {
            StructuredHeader type = header(part, "Content-Type");
            if (type.value().startsWith("multipart/")) {
                addChildren(part, type, depth, readable);
            } else {
                addLeaf(part, type, readable);
            }
        } catch (MessagingException | IOException e) {
            problems.add(Texts.text("problem.structure"));
        }
    }

    private void addChildren(MimePart part, StructuredHeader type, int depth, boolean readable)
            throws MessagingException {
        MimeMultipart multipart = new MimeMultipart(new MimePartDataSource(part));
        List<MimePart> children = new ArrayList<>();
        for (int i = 0; i < multipart.getCount() && i <= MAX_PARTS; i++) {
            BodyPart child = multipart.getBodyPart(i);
            if (child instanceof MimePart mimeChild) {
                children.add(mimeChild);
            }
        }
        if (!multipart.isComplete()) {
            problems.add(Texts.text("problem.structure"));
        }
        if (type.value().equals("multipart/alternative") && readable) {
            addAlternatives(children, depth);
        } else {
            for (MimePart child : children) {
                add(child, depth + 1, readable);
            }
        }
    }

    /**
     * Plain text first; the others in their order until one has words. Files are kept of all of
     * them.
     */
    private void addAlternatives(List<MimePart> children, int depth) throws MessagingException {
        List<MimePart> ordered = new ArrayList<>(children);
        List<MimePart> plain = new ArrayList<>();
        for (MimePart child : children) {
            if (isText(header(child, "Content-Type").value(), "text/plain")) {
                plain.add(child);
            }
        }
        ordered.removeAll(plain);
        ordered.addAll(0, plain);
        boolean found = false;
        for (MimePart child : ordered) {
            int before = text.length();
            add(child, depth + 1, !found);
            found |= !text.substring(before).isBlank();
        }
    }

    private void addLeaf(MimePart part, StructuredHeader type, boolean readable)
            throws MessagingException, IOException {
        String mediaType = type.value().isEmpty() ? "text/plain" : type.value();
        StructuredHeader disposition = header(part, "Content-Disposition");
        String name = disposition.parameter("filename");
        if (name.isBlank()) {
            name = type.parameter("name");
        }
        PartContent content = PartContent.measure(part, digest);
        digest.update((byte) 0);
        if (!content.isSound()) {
            problems.add(Texts.text("problem.encoding"));
        }
        boolean words = isText(mediaType, "text/plain") || isText(mediaType, "text/html");
        if (words && name.isBlank() && !disposition.value().equals("attachment")) {
            if (readable) {
                appendText(content, mediaType, type);
            }
            return;
        }
        if (mediaType.equals("message/rfc822") || mediaType.equals("text/rfc822-headers")) {
            addNested(content);
        }
        if (mediaType.endsWith("/ms-tnef") || name.equalsIgnoreCase("winmail.dat")) {
            problems.add(Texts.text("problem.tnef"));
        }
        attachments.add(
                new Attachment(
                        name.isBlank() ? generatedName(mediaType) : name,
                        isMediaType(mediaType) ? mediaType : "application/octet-stream",
                        content));
    }

    private void appendText(PartContent content, String mediaType, StructuredHeader type)
            throws IOException {
        byte[] bytes;
        try (InputStream in = content.open()) {
            bytes = in.readNBytes(MAX_TEXT_BYTES);
        }
        JapaneseText.Decoded decoded = JapaneseText.decode(bytes, type.parameter("charset"));
        // a text that was cut within a character is not the sender's fault
        if (!decoded.sound() && content.size() <= MAX_TEXT_BYTES) {
            problems.add(Texts.text("problem.charset"));
        }
        String words = decoded.text();
        if (mediaType.equals("text/html")) {
            words = HtmlText.of(words);
        } else if (type.parameter("format").equalsIgnoreCase("flowed")) {
            words = Flowed.join(words, type.parameter("delsp").equalsIgnoreCase("yes"));
        }
        words = words.replace("\r\n", "\n").replace('\r', '\n').replace("\u0000", "").strip();
        if (!words.isEmpty()) {
            text.append(text.length() == 0 ? "" : "\n\n").append(words);
        }
    }

    private void addNested(PartContent content) throws MessagingException, IOException {
        byte[] head;
        try (InputStream in = content.open()) {
            head = in.readNBytes(MAX_NESTED_HEADER_BYTES);
        }
        nested.add(new InternetHeaders(new ByteArrayInputStream(head)));
    }

    private String generatedName(String mediaType) {
        return "attachment-" + (attachments.size() + 1) + SUFFIXES.getOrDefault(mediaType, ".bin");
    }

    private static boolean isText(String mediaType, String wanted) {
        return mediaType.equals(wanted) || (mediaType.isEmpty() && wanted.equals("text/plain"));
    }

    private static boolean isMediaType(String value) {
        return value.length() <= 100 && value.matches("[a-z0-9!#$&^_.+-]+/[a-z0-9!#$&^_.+-]+");
    }

    private static StructuredHeader header(MimePart part, String name) throws MessagingException {
        String[] values = part.getHeader(name);
        return values == null ? StructuredHeader.EMPTY : StructuredHeader.parse(values[0]);
    }
}
