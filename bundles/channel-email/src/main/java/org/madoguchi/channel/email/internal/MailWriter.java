// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import jakarta.activation.DataHandler;
import jakarta.activation.DataSource;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentDisposition;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.ParameterList;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.madoguchi.api.Content;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.api.channel.OutboundMessage;
import org.madoguchi.api.channel.Party;
import org.madoguchi.channel.email.internal.EmailSettings.Code;

/** Writes what leaves. Nothing of a text can begin a new header line. */
final class MailWriter {
    private static final Pattern THREAD_ID = Pattern.compile("<[\\x21-\\x7e&&[^<>]]{1,250}>");
    private static final Pattern MEDIA_TYPE =
            Pattern.compile("(?!message/|multipart/)[a-z0-9!#$&^_.+-]+/[a-z0-9!#$&^_.+-]+");

    private final EmailSettings settings;
    private final String senderName;
    private final Clock clock;

    MailWriter(EmailSettings settings, String senderName, Clock clock) {
        this.settings = settings;
        this.senderName = senderName;
        this.clock = clock;
    }

    /** The same for every try of the same message, so that recipients see a repetition as one. */
    String messageId(OutboundMessage message) {
        String token = message.caseToken().isEmpty() ? "" : "-" + message.caseToken();
        return "<mdg-%s%s@%s>".formatted(message.id(), token, settings.address().domain());
    }

    /** Who else gets the mail; the desk itself would take it for a new question. */
    List<Party> copies(OutboundMessage message) {
        return message.copies().stream()
                .filter(copy -> !settings.address().isMeantBy(copy.address().value()))
                .toList();
    }

    OutgoingMail write(OutboundMessage message, Session session) throws MessagingException {
        String address = message.to().address().value();
        List<Party> copies = copies(message);
        if (!MailAddress.isOne(address)
                || !copies.stream().allMatch(copy -> MailAddress.isOne(copy.address().value()))) {
            throw new IllegalArgumentException("a recipient is not one mail address");
        }
        String from = message.senderName().isBlank() ? senderName : message.senderName();
        OutgoingMail mail = new OutgoingMail(session, messageId(message));
        String replyTo =
                settings.plusAddress() && !message.caseToken().isEmpty()
                        ? settings.address().withToken(message.caseToken())
                        : settings.address().value();
        // bounces come back to the case as well
        mail.setEnvelopeFrom(replyTo);
        mail.setSentDate(Date.from(clock.instant()));
        mail.setHeader("From", mailbox(from, settings.address().value()));
        mail.setHeader("To", mailbox(message.to().name(), address));
        if (!copies.isEmpty()) {
            mail.setHeader(
                    "Cc",
                    copies.stream()
                            .map(copy -> mailbox(copy.name(), copy.address().value()))
                            .collect(Collectors.joining(",\r\n ")));
        }
        mail.setHeader("Reply-To", mailbox(from, replyTo));
        String subject =
                oneLine(
                        DeskAddress.tagged(
                                message.subject(), message.caseId(), message.caseToken()));
        mail.setHeader("Subject", encoded(subject));
        addThread(mail, message);
        if (message.automatic()) {
            mail.setHeader("Auto-Submitted", "auto-replied");
            mail.setHeader("X-Auto-Response-Suppress", "All");
            mail.setHeader("Precedence", "auto_reply");
        }
        addContent(mail, message);
        mail.saveChanges();
        return mail;
    }

    private static void addThread(OutgoingMail mail, OutboundMessage message)
            throws MessagingException {
        if (THREAD_ID.matcher(message.inReplyTo()).matches()) {
            mail.setHeader("In-Reply-To", message.inReplyTo());
        }
        List<String> references =
                message.references().stream()
                        .filter(id -> THREAD_ID.matcher(id).matches())
                        .toList();
        if (!references.isEmpty()) {
            mail.setHeader("References", String.join("\r\n ", references));
        }
    }

    private void addContent(OutgoingMail mail, OutboundMessage message) throws MessagingException {
        if (message.attachments().isEmpty()) {
            Encoded text = text(message.text());
            mail.setDataHandler(new DataHandler(text));
            mail.setHeader("Content-Type", text.contentType());
            mail.setHeader("Content-Transfer-Encoding", text.encoding());
            return;
        }
        MimeMultipart parts = new MimeMultipart("mixed");
        Encoded text = text(message.text());
        MimeBodyPart body = new MimeBodyPart();
        body.setDataHandler(new DataHandler(text));
        body.setHeader("Content-Type", text.contentType());
        body.setHeader("Content-Transfer-Encoding", text.encoding());
        parts.addBodyPart(body);
        for (Attachment attachment : message.attachments()) {
            parts.addBodyPart(part(attachment));
        }
        mail.setContent(parts);
    }

    private Encoded text(String text) {
        String lines = text.replace("\r\n", "\n").replace('\r', '\n').replace("\n", "\r\n");
        Code code = settings.smtp().code().fitting(lines);
        return new Encoded(
                Content.of(lines.getBytes(code.charset())),
                "text/plain; charset=" + code.label(),
                code == Code.ISO_2022_JP ? "7bit" : "base64");
    }

    /** The name twice: as RFC 2231 says, and as encoded words for programs that know only those. */
    private static MimeBodyPart part(Attachment attachment) throws MessagingException {
        String mediaType =
                MEDIA_TYPE.matcher(attachment.mediaType()).matches()
                        ? attachment.mediaType()
                        : "application/octet-stream";
        ParameterList name = new ParameterList();
        name.set("filename", attachment.fileName(), "UTF-8");
        String compatible =
                HeaderText.encode(
                        attachment.fileName().replaceAll("[\"\\\\]", "_"),
                        StandardCharsets.UTF_8,
                        "UTF-8");
        Encoded source = new Encoded(attachment.content(), mediaType, "base64");
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(source));
        part.setHeader("Content-Type", mediaType + ";\r\n name=\"" + compatible + "\"");
        part.setHeader(
                "Content-Disposition", new ContentDisposition("attachment", name).toString());
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }

    private String mailbox(String name, String address) {
        String line = oneLine(name);
        if (line.isEmpty()) {
            return address;
        }
        if (StandardCharsets.US_ASCII.newEncoder().canEncode(line)) {
            return '"' + line.replaceAll("[\"\\\\]", "\\\\$0") + "\" <" + address + ">";
        }
        return encoded(line) + "\r\n <" + address + ">";
    }

    private String encoded(String line) {
        Code code = settings.smtp().code().fitting(line);
        return HeaderText.encode(line, code.charset(), code.label());
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }

    /** Content as the mail API wants it. */
    private record Encoded(Content content, String contentType, String encoding)
            implements DataSource {
        @Override
        public InputStream getInputStream() throws IOException {
            return content.open();
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            throw new IOException("read only");
        }

        @Override
        public String getContentType() {
            return contentType;
        }

        @Override
        public String getName() {
            return "";
        }
    }
}
