// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mail.MailAuthenticator;
import org.apache.camel.component.mail.MailConstants;
import org.apache.camel.component.mail.MailMessage;
import org.apache.camel.component.mail.MailUidGenerator;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.channel.Inbox;
import org.madoguchi.channel.email.internal.EmailSettings.Afterwards;
import org.madoguchi.channel.email.internal.EmailSettings.Inbound;

/**
 * From the mailbox to the desk. A mail is marked, moved or deleted only after the desk has stored
 * it; one that cannot be stored stays unread and is tried again later, and the others go on.
 */
final class EmailRoutes extends RouteBuilder {
    private static final int MAILS_PER_POLL = 50;
    private static final int MAX_HEADERS = 1024 * 1024;
    private static final long MEGABYTE = 1024L * 1024L;

    private final EmailSettings settings;
    private final MailReader reader;
    private final Inbox inbox;
    private final Spool spool;
    private final MailboxHealth health;
    private final Clock clock;

    EmailRoutes(
            EmailSettings settings,
            MailReader reader,
            Inbox inbox,
            Spool spool,
            MailboxHealth health,
            Clock clock) {
        this.settings = settings;
        this.reader = reader;
        this.inbox = inbox;
        this.spool = spool;
        this.health = health;
        this.clock = clock;
    }

    @Override
    public void configure() {
        Inbound imap = settings.imap();
        PollWatch watch = new PollWatch(health);
        bindToRegistry("session", MailSessions.imap(imap.account()));
        bindToRegistry("account", new Login(imap));
        bindToRegistry("patience", new Patience(clock, imap.pollEvery()));
        bindToRegistry("uids", (MailUidGenerator) (endpoint, mail) -> uid(mail));
        bindToRegistry("watch", watch);
        bindToRegistry("troubles", (ExceptionHandler) new Troubles(watch));

        // the mail is told of its fate by the consumer, which has to see the exception
        errorHandler(noErrorHandler());
        from(uri(imap)).routeId(settings.id() + "-in").process(this::takeIn).id("take-in");
    }

    private static String uri(Inbound imap) {
        String afterwards =
                switch (imap.afterwards()) {
                    case SEEN -> "";
                    case MOVE -> "&moveTo=RAW(" + imap.processedFolder() + ")";
                    case DELETE -> "&delete=true";
                };
        return MailSessions.imapProtocol(imap.account())
                + "://"
                + imap.account().host()
                + ":"
                + imap.account().port()
                + "?folderName=RAW("
                + imap.folder()
                + ")&session=#session&authenticator=#account"
                + "&unseen=true&peek=true&mapMailMessage=false"
                + "&idempotentRepository=#patience&mailUidGenerator=#uids"
                + "&pollStrategy=#watch&exceptionHandler=#troubles"
                + "&initialDelay=500&delay="
                + imap.pollEvery().toMillis()
                + "&maxMessagesPerPoll="
                + MAILS_PER_POLL
                + afterwards;
    }

    private void takeIn(Exchange exchange) throws MessagingException, IOException {
        Message mail = exchange.getIn(MailMessage.class).getOriginalMessage();
        try {
            if (mail.getSize() > settings.imap().maxBytes()) {
                takeHeaders(exchange, mail);
            } else {
                takeWhole(mail);
            }
        } catch (MessagingException | IOException | RuntimeException e) {
            health.notTaken(e);
            throw e;
        }
        health.taken();
    }

    private void takeWhole(Message mail) throws MessagingException, IOException {
        Path file = spool.newFile();
        try {
            try (OutputStream out = Files.newOutputStream(file)) {
                mail.writeTo(out);
            }
            try (ParsedMail parsed = reader.read(file, receivedAt(mail))) {
                inbox.accept(parsed.message());
            }
        } finally {
            Files.delete(file);
        }
    }

    private void takeHeaders(Exchange exchange, Message mail) throws MessagingException {
        StringBuilder head = new StringBuilder();
        for (String line : Collections.list(((MimeMessage) mail).getAllHeaderLines())) {
            if (head.length() + line.length() < MAX_HEADERS) {
                head.append(line).append("\r\n");
            }
        }
        InboundMessage message =
                reader.headersOnly(
                        head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1),
                        receivedAt(mail),
                        Texts.text(
                                "problem.too-large",
                                Long.toString(mail.getSize() / MEGABYTE),
                                Long.toString(settings.imap().maxBytes() / MEGABYTE)));
        inbox.accept(message);
        if (settings.imap().afterwards() == Afterwards.DELETE) {
            // the server has the only copy of the body
            exchange.getIn().setHeader(MailConstants.MAIL_DELETE, false);
        }
    }

    private Instant receivedAt(Message mail) throws MessagingException {
        Date date = mail.getReceivedDate();
        return date == null ? clock.instant() : date.toInstant();
    }

    /** Names a mail as long as the mailbox lives (RFC 3501 section 2.3.1.1). */
    private static String uid(Message mail) {
        try {
            UIDFolder folder = (UIDFolder) mail.getFolder();
            return folder.getUIDValidity() + "-" + folder.getUID(mail);
        } catch (MessagingException e) {
            // gone from the mailbox: nothing will be tried a second time
            return "gone-" + mail.getMessageNumber();
        }
    }

    /** Keeps the password out of endpoint addresses, which logs and JMX show. */
    private static final class Login extends MailAuthenticator {
        private final Inbound imap;

        Login(Inbound imap) {
            this.imap = imap;
        }

        @Override
        public PasswordAuthentication getPasswordAuthentication() {
            return new PasswordAuthentication(
                    imap.account().user().orElse(""), imap.account().password());
        }
    }

    /** Tells the health how each poll ended; Camel's own strategy would log every failure. */
    private static final class PollWatch implements PollingConsumerPollStrategy {
        private final MailboxHealth health;
        private volatile boolean troubled;

        PollWatch(MailboxHealth health) {
            this.health = health;
        }

        @Override
        public boolean begin(Consumer consumer, Endpoint endpoint) {
            troubled = false;
            return true;
        }

        @Override
        public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
            if (!troubled) {
                health.polled();
            }
        }

        @Override
        public boolean rollback(
                Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
            note(cause);
            return false;
        }

        void note(Throwable cause) {
            troubled = true;
            if (cause instanceof AuthenticationFailedException) {
                health.pollFailed("health.in.auth", cause);
            } else if (cause instanceof FolderNotFoundException) {
                health.pollFailed("health.in.folder", cause);
            } else if (cause instanceof MessagingException unreachable
                    && unreachable.getNextException() instanceof IOException) {
                health.pollFailed("health.in.connect", cause);
            } else {
                health.pollFailed("health.in.other", cause);
            }
        }
    }

    /** What the consumer meets within a poll, for instance a connection that breaks. */
    private record Troubles(PollWatch watch) implements ExceptionHandler {
        @Override
        public void handleException(Throwable exception) {
            watch.note(exception);
        }

        @Override
        public void handleException(String message, Throwable exception) {
            watch.note(exception);
        }

        @Override
        public void handleException(String message, Exchange exchange, Throwable exception) {
            watch.note(exception);
        }
    }
}
