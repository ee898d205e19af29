// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.madoguchi.api.Content;
import org.madoguchi.api.channel.Attachment;

/**
 * The parts of a mail, sorted into readable text and attachments. A part that cannot be read is
 * noted and kept as an attachment or left to the original; it never stops the others.
 */
final class MailBody {
    private static final int MAX_TEXT_BYTES = 2 * 1024 * 1024;
    private static final int MAX_NESTED_HEADER_BYTES = 256 * 1024;
    private static final int MAX_NAME_FROM_SUBJECT = 80;
    private static final Set<String> MAILS =
            Set.of("message/rfc822", "message/global", "text/rfc822-headers");
    private static final Set<String> SEALED =
            Set.of("application/pkcs7-mime", "application/x-pkcs7-mime");
    private static final Pattern ACTION = Pattern.compile("(?im)^Action:[ \\t]*([a-z]+)");

    private final RawMail raw;
    private final MessageDigest digest;
    private final Legible legible;
    private final StringBuilder text = new StringBuilder();
    private final List<Attachment> attachments = new ArrayList<>();
    private final List<MailHeaders> nested = new ArrayList<>();
    private final Set<String> deliveries = new LinkedHashSet<>();

    // what is shown when there is no other text
    private String otherwise = "";

    private MailBody(RawMail raw, MessageDigest digest, Legible legible) {
        this.raw = raw;
        this.digest = digest;
        this.legible = legible;
    }

    /**
     * @param digest takes the decoded bytes of every part
     * @param legible takes what could not be read
     */
    static MailBody read(RawMail raw, MimeTree.Tree mail, MessageDigest digest, Legible legible)
            throws IOException {
        MailBody body = new MailBody(raw, digest, legible);
        if (mail.cut()) {
            legible.problem("problem.too-many-parts");
        }
        body.add(mail.mail(), true);
        return body;
    }

    String text() {
        return text.length() == 0 ? otherwise : text.toString();
    }

    List<Attachment> attachments() {
        return attachments;
    }

    /** Headers of mails within this mail, such as the one that a bounce returns. */
    List<MailHeaders> nested() {
        return nested;
    }

    /** What a report says became of a mail: failed, delayed, delivered … */
    Set<String> deliveries() {
        return deliveries;
    }

    /**
     * @param readable whether text of this part belongs to the message's text; false within
     *     alternatives that were not chosen, of which only files are kept
     */
    private void add(MailPart part, boolean readable) throws IOException {
        if (!part.sound()) {
            legible.problem("problem.structure");
        }
        if (part.type().value().equals("multipart/encrypted")) {
            legible.problem("problem.sealed");
        }
        if (part.children().isEmpty()) {
            addLeaf(part, readable);
        } else if (part.type().value().equals("multipart/alternative") && readable) {
            addAlternatives(part.children());
        } else {
            for (MailPart child : part.children()) {
                add(child, readable);
            }
        }
    }

    /**
     * Plain text first; the others in their order until one has words. Files are kept of all of
     * them.
     */
    private void addAlternatives(List<MailPart> children) throws IOException {
        List<MailPart> ordered = new ArrayList<>(children);
        ordered.removeIf(child -> child.type().value().equals("text/plain"));
        List<MailPart> plain = new ArrayList<>(children);
        plain.removeAll(ordered);
        ordered.addAll(0, plain);
        boolean found = false;
        for (MailPart child : ordered) {
            int before = text.length();
            add(child, !found);
            found |= !text.substring(before).isBlank();
        }
    }

    private void addLeaf(MailPart part, boolean readable) throws IOException {
        String mediaType = part.type().value();
        if (part.isMultipart()) {
            // no boundary, or beyond the depth that is looked at
            boolean closed = !part.type().parameter("boundary").isEmpty() && part.sound();
            legible.problem(closed ? "problem.too-many-parts" : "problem.structure");
            if (closed) {
                return;
            }
            mediaType = "text/plain";
        }
        PartContent content = PartContent.measure(raw, part, digest);
        digest.update((byte) 0);
        if (!content.isSound()) {
            legible.problem("problem.encoding");
        }
        String name = part.disposition().parameter("filename");
        if (name.isBlank()) {
            name = part.type().parameter("name");
        }
        boolean words = mediaType.equals("text/plain") || mediaType.equals("text/html");
        if (words && name.isBlank() && !part.disposition().value().equals("attachment")) {
            if (readable) {
                appendText(content, mediaType, part.type());
            }
        } else if (mediaType.endsWith("/ms-tnef") || name.equalsIgnoreCase("winmail.dat")) {
            addWinmail(content, mediaType);
        } else {
            addFile(content, mediaType, name, part.type());
        }
    }

    private void addFile(
            PartContent content, String mediaType, String fileName, StructuredHeader type)
            throws IOException {
        String name = fileName;
        if (MAILS.contains(mediaType)) {
            MailHeaders headers = MailHeaders.parse(begin(content, MAX_NESTED_HEADER_BYTES));
            nested.add(headers);
            if (name.isBlank() && !mediaType.startsWith("text/")) {
                name = nameOfMail(headers);
            }
        } else if (mediaType.equals("text/calendar") && otherwise.isEmpty()) {
            otherwise = legible.text(CalendarText.of(decoded(content, type.parameter("charset"))));
        } else if (mediaType.equals("message/delivery-status")) {
            String status = decoded(content, "");
            Matcher action = ACTION.matcher(status);
            while (action.find()) {
                deliveries.add(action.group(1).toLowerCase(Locale.ROOT));
            }
        } else if (SEALED.contains(mediaType)) {
            legible.problem("problem.sealed");
        }
        attach(name, mediaType, content);
    }

    private static String nameOfMail(MailHeaders mail) {
        String subject = HeaderText.decode(mail.first("Subject"));
        if (subject.isBlank()) {
            return "";
        }
        int end =
                subject.offsetByCodePoints(
                        0,
                        Math.min(
                                subject.codePointCount(0, subject.length()),
                                MAX_NAME_FROM_SUBJECT));
        return subject.substring(0, end) + ".eml";
    }

    private void addWinmail(PartContent content, String mediaType) {
        Tnef.Opened opened = Tnef.open(content);
        if (otherwise.isEmpty()) {
            otherwise = legible.text(opened.text());
        }
        for (Tnef.Wrapped wrapped : opened.files()) {
            attach(
                    wrapped.name(),
                    wrapped.mediaType().strip().toLowerCase(Locale.ROOT),
                    wrapped.content());
        }
        if (!opened.sound()) {
            legible.problem("problem.tnef");
            attach("winmail.dat", mediaType, content);
        }
    }

    private void attach(String name, String mediaType, Content content) {
        attachments.add(
                new Attachment(
                        legible.line(FileName.of(name, mediaType, attachments.size() + 1)),
                        mediaType,
                        content));
    }

    private void appendText(PartContent content, String mediaType, StructuredHeader type)
            throws IOException {
        String words = decoded(content, type.parameter("charset"));
        if (mediaType.equals("text/html")) {
            words = HtmlText.of(words);
        } else if (type.parameter("format").equalsIgnoreCase("flowed")) {
            words = Flowed.join(words, type.parameter("delsp").equalsIgnoreCase("yes"));
        }
        words = legible.text(words);
        if (!words.isEmpty()) {
            text.append(text.length() == 0 ? "" : "\n\n").append(words);
        }
    }

    private String decoded(PartContent content, String charset) throws IOException {
        JapaneseText.Decoded decoded = JapaneseText.decode(begin(content, MAX_TEXT_BYTES), charset);
        // a text that was cut within a character is not the sender's fault
        if (!decoded.sound() && content.size() <= MAX_TEXT_BYTES) {
            legible.problem("problem.charset");
        }
        return decoded.text();
    }

    private static byte[] begin(PartContent content, int most) throws IOException {
        try (InputStream in = content.open()) {
            return in.readNBytes(most);
        }
    }
}
