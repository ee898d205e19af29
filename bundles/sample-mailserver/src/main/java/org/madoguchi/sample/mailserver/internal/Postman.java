// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.sample.mailserver.internal;

import jakarta.activation.DataHandler;
import jakarta.mail.Address;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.web.MessageBundle;

/** Sends by SMTP and reads by IMAP, like anybody's mail program. */
final class Postman {
    private static final int MAX_MAILS = 50;
    private static final int LIMIT_MILLIS = 10_000;

    private final SampleMailServer server;
    private final Session session;
    private final Clock clock;

    Postman(SampleMailServer server, Clock clock) {
        this.server = server;
        this.clock = clock;
        Properties properties = new Properties();
        for (String protocol : List.of("smtp", "imap")) {
            properties.setProperty("mail." + protocol + ".host", SampleMailServer.HOST);
            for (String wait : List.of("connectiontimeout", "timeout", "writetimeout")) {
                properties.setProperty(
                        "mail." + protocol + "." + wait, Integer.toString(LIMIT_MILLIS));
            }
        }
        properties.setProperty("mail.smtp.port", Integer.toString(server.smtpPort()));
        properties.setProperty("mail.imap.port", Integer.toString(server.imapPort()));
        this.session = Session.getInstance(properties);
    }

    /** One line of a mailbox. */
    record Line(long uid, String from, String subject, Date date) {}

    /**
     * A mail that is open.
     *
     * @param replyTo where an answer goes
     */
    record OpenMail(
            long uid,
            String from,
            String to,
            String replyTo,
            String messageId,
            String subject,
            Date date,
            String text,
            List<String> attachments) {}

    void send(Letter letter) throws MessagingException {
        boolean form = letter.way() == Letter.Way.WEB_FORM;
        boolean old = letter.way() != Letter.Way.UTF_8;
        Charset charset = old ? Charset.forName("x-windows-50221") : StandardCharsets.UTF_8;
        String label = old ? "ISO-2022-JP" : "UTF-8";
        String text =
                form
                        ? WebForm.text(letter, MessageBundle.of(Postman.class).in(Locale.JAPANESE))
                        : letter.text();
        MimeMessage mail = new MimeMessage(session);
        mail.setHeader("From", form ? WebForm.SENDER : mailbox(letter, charset, label));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.to(), true));
        mail.setHeader("Subject", word(letter.subject(), charset, label));
        mail.setSentDate(Date.from(clock.instant()));
        if (!letter.inReplyTo().isEmpty()) {
            mail.setHeader("In-Reply-To", letter.inReplyTo());
            mail.setHeader("References", letter.inReplyTo());
        }
        MimeBodyPart body = new MimeBodyPart();
        body.setDataHandler(
                new DataHandler(
                        new ByteArrayDataSource(
                                text.replace("\n", "\r\n").getBytes(charset),
                                "text/plain; charset=" + label)));
        body.setHeader("Content-Transfer-Encoding", old ? "7bit" : "base64");
        MimeMultipart parts = new MimeMultipart(body);
        for (Attachment attachment : letter.attachments()) {
            MimeBodyPart file = new MimeBodyPart();
            file.setDataHandler(
                    new DataHandler(
                            new ByteArrayDataSource(
                                    attachment.content().bytes(), attachment.mediaType())));
            file.setFileName(attachment.fileName());
            parts.addBodyPart(file);
        }
        if (letter.attachments().isEmpty()) {
            mail.setDataHandler(body.getDataHandler());
            mail.setHeader("Content-Type", "text/plain; charset=" + label);
            mail.setHeader("Content-Transfer-Encoding", old ? "7bit" : "base64");
        } else {
            mail.setContent(parts);
        }
        mail.saveChanges();
        server.open(letter.from());
        Transport.send(mail);
    }

    /** The newest first. */
    List<Line> list(String address) throws MessagingException {
        try (Store store = connect(address);
                Folder inbox = store.getFolder("INBOX")) {
            inbox.open(Folder.READ_ONLY);
            int count = inbox.getMessageCount();
            List<Line> lines = new ArrayList<>();
            if (count > 0) {
                Message[] newest = inbox.getMessages(Math.max(1, count - MAX_MAILS + 1), count);
                for (Message mail : newest) {
                    lines.add(
                            new Line(
                                    ((UIDFolder) inbox).getUID(mail),
                                    from(mail),
                                    subject(mail),
                                    mail.getReceivedDate()));
                }
            }
            Collections.reverse(lines);
            return lines;
        }
    }

    Optional<OpenMail> read(String address, long uid) throws MessagingException, IOException {
        try (Store store = connect(address);
                Folder inbox = store.getFolder("INBOX")) {
            inbox.open(Folder.READ_WRITE);
            Message mail = ((UIDFolder) inbox).getMessageByUID(uid);
            if (mail == null) {
                return Optional.empty();
            }
            StringBuilder text = new StringBuilder();
            List<String> attachments = new ArrayList<>();
            collect(mail, text, attachments);
            mail.setFlag(Flags.Flag.SEEN, true);
            String[] id = mail.getHeader("Message-ID");
            return Optional.of(
                    new OpenMail(
                            uid,
                            from(mail),
                            shown(mail.getRecipients(Message.RecipientType.TO)),
                            ((InternetAddress) mail.getReplyTo()[0]).getAddress(),
                            id == null ? "" : id[0],
                            subject(mail),
                            mail.getReceivedDate(),
                            text.toString(),
                            attachments));
        }
    }

    private Store connect(String address) throws MessagingException {
        server.open(address);
        Store store = session.getStore("imap");
        store.connect(address, server.password());
        return store;
    }

    private static void collect(Part part, StringBuilder text, List<String> attachments)
            throws MessagingException, IOException {
        if (part.isMimeType("multipart/*")) {
            MimeMultipart parts = (MimeMultipart) part.getContent();
            for (int i = 0; i < parts.getCount(); i++) {
                collect(parts.getBodyPart(i), text, attachments);
            }
        } else if (part.getFileName() != null) {
            attachments.add(MimeUtility.decodeText(part.getFileName()));
        } else if (part.isMimeType("text/plain")) {
            text.append(part.getContent());
        }
    }

    private static String from(Message mail) throws MessagingException {
        return shown(mail.getFrom());
    }

    private static String shown(Address[] addresses) {
        if (addresses == null || addresses.length == 0) {
            return "";
        }
        InternetAddress first = (InternetAddress) addresses[0];
        return first.getPersonal() == null
                ? first.getAddress()
                : first.getPersonal() + " <" + first.getAddress() + ">";
    }

    private static String subject(Message mail) throws MessagingException {
        return mail.getSubject() == null ? "" : mail.getSubject();
    }

    private static String mailbox(Letter letter, Charset charset, String label) {
        String name = word(letter.name(), charset, label);
        if (name.isEmpty()) {
            return letter.from();
        }
        String phrase =
                name.startsWith("=?") ? name : '"' + name.replaceAll("[\"\\\\]", "\\\\$0") + '"';
        return phrase + " <" + letter.from() + ">";
    }

    private static String word(String text, Charset charset, String label) {
        try {
            String line = text.replaceAll("\\p{Cntrl}+", " ");
            return MimeUtility.encodeText(line, charset.name(), "B").replace(charset.name(), label);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("the platform has " + charset, e);
        }
    }
}
