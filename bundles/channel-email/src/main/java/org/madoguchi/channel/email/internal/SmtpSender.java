// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.channel.Delivery;
import org.madoguchi.api.channel.OutboundMessage;
import org.madoguchi.channel.email.internal.EmailSettings.Account;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands one mail to the SMTP server and says what it answered (RFC 5321 section 4.2.1). */
final class SmtpSender {
    private static final Logger log = LoggerFactory.getLogger("org.madoguchi.channel.email");
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final Duration LATER = Duration.ofMinutes(5);

    private final Account account;
    private final MailWriter writer;
    private final MailboxHealth health;
    private final Session session;

    SmtpSender(Account account, MailWriter writer, MailboxHealth health) {
        this.account = account;
        this.writer = writer;
        this.health = health;
        this.session = MailSessions.smtp(account);
    }

    /**
     * @throws IllegalStateException when the connection broke while the server took the mail: it
     *     may have it or not
     */
    Delivery send(OutboundMessage message) {
        if (!MailAddress.isOne(message.to().address().value())) {
            return new Delivery.Refused(Texts.text("send.bad-address"));
        }
        OutgoingMail mail;
        try {
            mail = writer.write(message, session);
        } catch (MessagingException e) {
            log.warn("message {} cannot be written", message.id(), e);
            return new Delivery.Refused(Texts.text("send.unwritable"));
        }
        try {
            hand(mail, message.to().address().value());
        } catch (MessagingException e) {
            return answer(mail, message, e);
        }
        health.sent();
        return new Delivery.Accepted(writer.messageId(message));
    }

    private void hand(OutgoingMail mail, String recipient) throws MessagingException {
        Transport transport = session.getTransport();
        try {
            transport.connect(
                    account.host(),
                    account.port(),
                    account.user().orElse(null),
                    account.user().isPresent() ? account.password() : null);
            transport.sendMessage(
                    mail, new InternetAddress[] {new InternetAddress(recipient, false)});
        } finally {
            closeQuietly(transport);
        }
    }

    private Delivery answer(OutgoingMail mail, OutboundMessage message, MessagingException e) {
        SMTPAddressFailedException address = find(e, SMTPAddressFailedException.class);
        if (address != null && address.getReturnCode() > 0) {
            health.sent();
            return permanentOrNot(address.getReturnCode(), "send.recipient-refused");
        }
        SMTPSenderFailedException sender = find(e, SMTPSenderFailedException.class);
        if (sender != null && sender.getReturnCode() > 0) {
            health.sendFailed("health.out.sender-refused", e);
            return new Delivery.Deferred(
                    Texts.text("send.sender-refused", code(sender.getReturnCode())), LATER);
        }
        SMTPSendFailedException answered = find(e, SMTPSendFailedException.class);
        if (answered != null && answered.getReturnCode() >= 400) {
            health.sent();
            return permanentOrNot(answered.getReturnCode(), "send.mail-refused");
        }
        if (mail.isHandedOver()) {
            health.sendFailed("health.out.connect", e);
            throw new IllegalStateException("connection lost while the server took the mail", e);
        }
        if (e instanceof AuthenticationFailedException) {
            health.sendFailed("health.out.auth", e);
            return new Delivery.Deferred(Texts.text("send.auth"), LATER);
        }
        log.debug("message {}: server not reached", message.id(), e);
        health.sendFailed("health.out.connect", e);
        return new Delivery.Deferred(Texts.text("send.connect"), SOON);
    }

    private static Delivery permanentOrNot(int code, String key) {
        LocalizedText reason = Texts.text(key, code(code));
        return code >= 500 ? new Delivery.Refused(reason) : new Delivery.Deferred(reason, LATER);
    }

    private static String code(int value) {
        return Integer.toString(value);
    }

    /** Angus chains what each recipient got behind a summary. */
    private static <E extends Exception> E find(Exception e, Class<E> type) {
        Exception link = e;
        while (link != null) {
            if (type.isInstance(link)) {
                return type.cast(link);
            }
            link = link instanceof MessagingException chained ? chained.getNextException() : null;
        }
        return null;
    }

    private static void closeQuietly(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            // the server has already answered for the mail
            log.debug("SMTP connection not closed in good order", e);
        }
    }
}
