// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import static org.awaitility.Awaitility.await;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Predicate;

/** The mail server as citizens and departments use it: real SMTP, real IMAP. */
record Post(int smtpPort, int imapPort, String password) {

    /** Delivers a message byte for byte as it was written. */
    void send(Letter letter) {
        send(letter, Town.DESK);
    }

    void send(Letter letter, String to) {
        Session session = session(letter.sender());
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect("127.0.0.1", smtpPort, null, null);
            transport.sendMessage(
                    new AsWritten(session, letter.bytes()),
                    new InternetAddress[] {new InternetAddress(to)});
        } catch (MessagingException e) {
            throw new IllegalStateException("to " + to, e);
        }
    }

    /** Waits for a mail in somebody's mailbox. */
    MimeMessage receive(String mailbox, String what, Predicate<MimeMessage> wanted) {
        List<MimeMessage> found = new ArrayList<>();
        await("a mail for " + mailbox + ": " + what)
                .pollInterval(Duration.ofMillis(300))
                .until(
                        () -> {
                            mails(mailbox).stream().filter(wanted).forEach(found::add);
                            return !found.isEmpty();
                        });
        return found.get(found.size() - 1);
    }

    /** Everything in somebody's mailbox; a mailbox comes into being with its first mail. */
    List<MimeMessage> mails(String mailbox) {
        Session session = session("");
        try (Store store = session.getStore("imap")) {
            store.connect("127.0.0.1", imapPort, mailbox, password);
            Folder inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_ONLY);
            List<MimeMessage> mails = new ArrayList<>();
            for (Message message : inbox.getMessages()) {
                ByteArrayOutputStream copy = new ByteArrayOutputStream();
                message.writeTo(copy);
                mails.add(new MimeMessage(session, new ByteArrayInputStream(copy.toByteArray())));
            }
            inbox.close(false);
            return mails;
        } catch (AuthenticationFailedException e) {
            return List.of(); // nobody has written to it yet
        } catch (MessagingException e) {
            throw new IllegalStateException("mailbox " + mailbox, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A header's value, undecoded; empty when there is none. */
    static String header(MimeMessage mail, String name) {
        try {
            return Optional.ofNullable(mail.getHeader(name, ", ")).orElse("");
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String subject(MimeMessage mail) {
        try {
            return Optional.ofNullable(mail.getSubject()).orElse("");
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The name that a mail program shows for who wrote. */
    static String sender(MimeMessage mail) {
        try {
            return String.valueOf(((InternetAddress) mail.getFrom()[0]).getPersonal());
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The text of a mail that has no attachments. */
    static String text(MimeMessage mail) {
        try {
            return String.valueOf(mail.getContent()).replace("\r\n", "\n");
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Session session(String sender) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.from", sender);
        properties.setProperty("mail.imap.connectiontimeout", "5000");
        properties.setProperty("mail.imap.timeout", "10000");
        properties.setProperty("mail.smtp.timeout", "30000");
        return Session.getInstance(properties);
    }

    /** Angus Mail must not mend the headers of a bad mail. */
    private static final class AsWritten extends MimeMessage {
        private final byte[] bytes;

        AsWritten(Session session, byte[] bytes) throws MessagingException {
            super(session, new ByteArrayInputStream(bytes));
            this.bytes = bytes;
        }

        @Override
        public void writeTo(OutputStream out, String[] ignored) throws IOException {
            out.write(bytes);
        }

        @Override
        public void saveChanges() {}
    }
}
