// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.SharedByteArrayInputStream;
import jakarta.mail.util.SharedFileInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.madoguchi.api.Content;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.channel.Origin;
import org.madoguchi.api.channel.Party;
import org.madoguchi.api.channel.Thread;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mail as it arrived to {@link InboundMessage}. Every mail becomes a message: what cannot be read
 * is noted as a problem, and the original is always there. Safe for use by several threads.
 */
final class MailReader {
    static final String TYPE = "message/rfc822";

    private static final Logger log = LoggerFactory.getLogger("org.madoguchi.channel.email");
    private static final int MAX_HEADER_BYTES = 1024 * 1024;
    private static final int MAX_ID = 180;

    // without a server: only the parser's switches are used
    private final Session session = Session.getInstance(new Properties());
    private final ChannelId channel;
    private final DeskAddress desk;
    private final Optional<FormTemplate> form;

    MailReader(ChannelId channel, DeskAddress desk, Optional<FormTemplate> form) {
        this.channel = channel;
        this.desk = desk;
        this.form = form;
    }

    /**
     * @param raw the mail, byte for byte; must stay until the result is closed
     * @throws IOException when the file cannot be read
     */
    ParsedMail read(Path raw, Instant receivedAt) throws IOException {
        return read(Content.of(raw), () -> new SharedFileInputStream(raw.toFile()), receivedAt);
    }

    /**
     * @param raw the mail, byte for byte; must not change until the result is closed
     */
    ParsedMail read(byte[] raw, Instant receivedAt) throws IOException {
        return read(Content.of(raw), () -> new SharedByteArrayInputStream(raw), receivedAt);
    }

    private interface Opening {
        InputStream open() throws IOException;
    }

    private ParsedMail read(Content original, Opening shared, Instant receivedAt)
            throws IOException {
        byte[] head = headOf(original);
        if (head.length == 0) {
            return unreadable(original, receivedAt);
        }
        InputStream whole = shared.open();
        try {
            MimeMessage mail = new MimeMessage(session, whole);
            return new ParsedMail(message(mail, headersOf(head), original, receivedAt), whole);
        } catch (UncheckedIOException e) {
            whole.close();
            throw e;
        } catch (MessagingException | RuntimeException | StackOverflowError e) {
            // a mail that breaks the reader must not stop the mailbox
            log.warn("{}: a mail cannot be read, taken as it is", channel, e);
            whole.close();
            return unreadable(original, receivedAt);
        }
    }

    /**
     * A mail that is too large to be taken: only its headers are here.
     *
     * @param problem says where the rest is
     */
    InboundMessage headersOnly(byte[] head, Instant receivedAt, LocalizedText problem) {
        InternetHeaders headers = headersOf(head);
        MessageDigest digest = sha256();
        addIdentity(headers, digest);
        Party sender = sender(headers);
        return InboundMessage.from(
                        channel, externalId(headers, digest), receivedAt, Content.of(head), TYPE)
                .sender(sender)
                .subject(subject(headers))
                .thread(MailThread.of(desk, headers, List.of()))
                .origin(MailOrigin.of(headers, sender, desk))
                .problem(problem)
                .build();
    }

    private InboundMessage message(
            MimeMessage mail, InternetHeaders headers, Content original, Instant receivedAt) {
        MessageDigest digest = sha256();
        addIdentity(headers, digest);
        MailBody body = MailBody.read(mail, digest);
        Party from = sender(headers);
        String subject = subject(headers);
        List<LocalizedText> problems = new ArrayList<>(body.problems());
        if (from.address().equals(Address.NONE)) {
            problems.add(Texts.text("problem.no-sender"));
        }
        Origin origin = MailOrigin.of(headers, from, desk);
        Optional<FormTemplate.FormMail> filled =
                form.flatMap(template -> template.read(from, subject, body.text()));
        if (filled.filter(f -> f.sender().address().equals(Address.NONE)).isPresent()) {
            problems.add(Texts.text("problem.form-no-address"));
        }
        InboundMessage.Builder message =
                InboundMessage.from(
                                channel, externalId(headers, digest), receivedAt, original, TYPE)
                        .sender(filled.map(FormTemplate.FormMail::sender).orElse(from))
                        .subject(
                                filled.map(FormTemplate.FormMail::subject)
                                        .filter(s -> !s.isEmpty())
                                        .orElse(subject))
                        .text(filled.map(FormTemplate.FormMail::body).orElse(body.text()))
                        .fields(filled.map(FormTemplate.FormMail::fields).orElse(List.of()))
                        // a form is filled in by a person, though a machine sends its mail
                        .origin(filled.isPresent() ? Origin.PERSON : origin)
                        .thread(
                                MailThread.of(
                                        desk,
                                        headers,
                                        origin == Origin.BOUNCE ? body.nested() : List.of()));
        body.attachments().forEach(message::attachment);
        problems.forEach(message::problem);
        return message.build();
    }

    private ParsedMail unreadable(Content original, Instant receivedAt) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = original.open()) {
            byte[] buffer = new byte[64 * 1024];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
        }
        InboundMessage message =
                InboundMessage.from(
                                channel,
                                "sha256:" + HexFormat.of().formatHex(digest.digest()),
                                receivedAt,
                                original,
                                TYPE)
                        .thread(Thread.NONE)
                        .problem(Texts.text("problem.unreadable"))
                        .build();
        return new ParsedMail(message, () -> {});
    }

    /**
     * The same mail by two ways is one; two mails with one Message-ID, which careless programs
     * send, are two.
     */
    private static String externalId(InternetHeaders headers, MessageDigest digest) {
        String hash = HexFormat.of().formatHex(digest.digest(), 0, 20);
        String id = first(headers, "Message-ID").replaceAll("[\\s\\p{Cntrl}]", "");
        return id.isEmpty()
                ? "sha256:" + hash
                : id.substring(0, Math.min(id.length(), MAX_ID)) + "#" + hash;
    }

    private static void addIdentity(InternetHeaders headers, MessageDigest digest) {
        for (String name : List.of("From", "Date", "Subject")) {
            String value = first(headers, name).replaceAll("\\s+", " ").strip();
            digest.update(value.getBytes(StandardCharsets.ISO_8859_1));
            digest.update((byte) '\n');
        }
    }

    private static Party sender(InternetHeaders headers) {
        return MailAddress.party(first(headers, "From"))
                .or(() -> MailAddress.party(first(headers, "Sender")))
                .orElse(new Party(Address.NONE, ""));
    }

    private static String subject(InternetHeaders headers) {
        return HeaderText.decode(first(headers, "Subject"));
    }

    /** The header section with its blank line; empty when there is none of a sane length. */
    private static byte[] headOf(Content mail) throws IOException {
        try (InputStream in = mail.open()) {
            byte[] begin = in.readNBytes(MAX_HEADER_BYTES);
            for (int i = 1; i < begin.length; i++) {
                boolean lineEnds = begin[i] == '\n';
                boolean lineIsEmpty =
                        begin[i - 1] == '\n'
                                || (i > 2 && begin[i - 1] == '\r' && begin[i - 2] == '\n');
                if (lineEnds && lineIsEmpty) {
                    return Arrays.copyOf(begin, i + 1);
                }
            }
            // headers without a body
            return begin.length < MAX_HEADER_BYTES ? begin : new byte[0];
        }
    }

    private static InternetHeaders headersOf(byte[] head) {
        try {
            return new InternetHeaders(new ByteArrayInputStream(head));
        } catch (MessagingException e) {
            // reading from memory fails only for what is no header at all
            return new InternetHeaders();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String first(InternetHeaders headers, String name) {
        String[] values = headers.getHeader(name);
        return values == null ? "" : values[0];
    }
}
