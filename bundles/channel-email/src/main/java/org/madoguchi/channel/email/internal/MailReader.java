// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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
    private static final int MAX_ID = 180;

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
        return read(Content.of(raw), MailFile.open(raw), receivedAt);
    }

    /**
     * @param raw the mail, byte for byte; must not change until the result is closed
     */
    ParsedMail read(byte[] raw, Instant receivedAt) throws IOException {
        return read(Content.of(raw), new MailInMemory(raw), receivedAt);
    }

    private ParsedMail read(Content original, RawMail raw, Instant receivedAt) throws IOException {
        try {
            MimeTree.Tree mail = MimeTree.of(raw.lines());
            InboundMessage message = message(raw, mail, original, receivedAt);
            if (!mail.mail().headers().isEmpty() || isText(message)) {
                return new ParsedMail(message, raw);
            }
        } catch (IOException | UncheckedIOException e) {
            raw.close();
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            // a mail that breaks the reader must not stop the mailbox
            log.warn("{}: a mail cannot be read, taken as it is", channel, e);
        }
        raw.close();
        return unreadable(original, receivedAt);
    }

    /** What has no header at all is a mail only when it can be read. */
    private static boolean isText(InboundMessage message) {
        return !message.text().isBlank()
                && message.problems().equals(List.of(Texts.text("problem.no-sender")));
    }

    /**
     * A mail that is too large to be taken: only its headers are here.
     *
     * @param problem says where the rest is
     */
    InboundMessage headersOnly(byte[] head, Instant receivedAt, LocalizedText problem) {
        MailHeaders headers = MailHeaders.parse(head);
        Legible legible = new Legible();
        legible.problems(List.of(problem));
        MessageDigest digest = sha256();
        addIdentity(headers, digest);
        Party sender = sender(headers, legible);
        String subject = subject(headers, legible);
        InboundMessage.Builder message =
                InboundMessage.from(
                                channel,
                                externalId(headers, digest),
                                receivedAt,
                                Content.of(head),
                                TYPE)
                        .sender(sender)
                        .subject(subject)
                        .thread(MailThread.of(desk, headers, List.of()))
                        .origin(MailOrigin.of(headers, sender, subject, Set.of(), desk))
                        .copies(copies(headers, sender, legible));
        legible.problems().forEach(message::problem);
        return message.build();
    }

    private InboundMessage message(
            RawMail raw, MimeTree.Tree mail, Content original, Instant receivedAt)
            throws IOException {
        MailHeaders headers = mail.mail().headers();
        Legible legible = new Legible();
        MessageDigest digest = sha256();
        addIdentity(headers, digest);
        MailBody body = MailBody.read(raw, mail, digest, legible);
        Party from = sender(headers, legible);
        String subject = subject(headers, legible);
        if (from.address().equals(Address.NONE)) {
            legible.problem("problem.no-sender");
        }
        Origin origin = MailOrigin.of(headers, from, subject, body.deliveries(), desk);
        Optional<FormTemplate.FormMail> filled =
                form.flatMap(template -> template.read(from, subject, body.text()));
        if (filled.filter(f -> f.sender().address().equals(Address.NONE)).isPresent()) {
            legible.problem("problem.form-no-address");
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
                        .thread(MailThread.of(desk, headers, returned(origin, body)))
                        // whom a web server sends its mail to is none of the citizen's
                        .copies(filled.isPresent() ? List.of() : copies(headers, from, legible));
        body.attachments().forEach(message::attachment);
        legible.problems().forEach(message::problem);
        return message.build();
    }

    /** The headers of the mail of ours that a bounce brings back. */
    private static List<MailHeaders> returned(Origin origin, MailBody body) {
        if (origin != Origin.BOUNCE) {
            return List.of();
        }
        return body.nested().isEmpty()
                ? BouncedText.headers(body.text()).stream().toList()
                : body.nested();
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
    private static String externalId(MailHeaders headers, MessageDigest digest) {
        String hash = HexFormat.of().formatHex(digest.digest(), 0, 20);
        String id = headers.first("Message-ID").replaceAll("[\\s\\p{Cntrl}]", "");
        return id.isEmpty()
                ? "sha256:" + hash
                : id.substring(0, Math.min(id.length(), MAX_ID)) + "#" + hash;
    }

    private static void addIdentity(MailHeaders headers, MessageDigest digest) {
        for (String name : List.of("From", "Date", "Subject")) {
            String value = headers.first(name).replaceAll("\\s+", " ").strip();
            digest.update(value.getBytes(StandardCharsets.ISO_8859_1));
            digest.update((byte) '\n');
        }
    }

    private static Party sender(MailHeaders headers, Legible legible) {
        return Stream.of("From", "Sender")
                .flatMap(name -> headers.all(name).stream())
                .flatMap(value -> MailAddress.party(value).stream())
                .findFirst()
                .map(party -> new Party(party.address(), legible.line(party.name())))
                .orElse(new Party(Address.NONE, ""));
    }

    private List<Party> copies(MailHeaders headers, Party sender, Legible legible) {
        return MailAddress.parties(headers.all("Cc")).stream()
                .filter(party -> !party.address().equals(sender.address()))
                .filter(party -> !desk.isMeantBy(party.address().value()))
                .map(party -> new Party(party.address(), legible.line(party.name())))
                .toList();
    }

    private static String subject(MailHeaders headers, Legible legible) {
        return legible.line(HeaderText.decode(headers.first("Subject")));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
