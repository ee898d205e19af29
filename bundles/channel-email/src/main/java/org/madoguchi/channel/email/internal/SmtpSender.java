// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.channel.Delivery;
import org.madoguchi.api.channel.OutboundMessage;
import org.madoguchi.api.channel.Party;
import org.madoguchi.channel.email.internal.EmailSettings.Outbound;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands one mail to the SMTP server and says what it answered (RFC 5321 section 4.2.1). */
final class SmtpSender implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger("org.madoguchi.channel.email");
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final Duration LATER = Duration.ofMinutes(5);

    private final SmtpLine line;
    private final Optional<SentCopies> copies;
    private final MailWriter writer;
    private final MailboxHealth health;

    SmtpSender(Outbound smtp, MailWriter writer, MailboxHealth health) {
        this.line = new SmtpLine(smtp.account());
        this.copies = smtp.archive().map(SentCopies::new);
        this.writer = writer;
        this.health = health;
    }

    /**
     * @throws IllegalStateException when the connection broke while the server took the mail: it
     *     may have it or not
     */
    Delivery send(OutboundMessage message) {
        List<InternetAddress> recipients = new ArrayList<>();
        for (Party party : recipients(message)) {
            Optional<InternetAddress> recipient = address(party.address().value());
            if (recipient.isEmpty()) {
                return new Delivery.Refused(
                        recipients.isEmpty()
                                ? Texts.text("send.bad-address")
                                : Texts.text("send.bad-copy", party.address().value()));
            }
            recipients.add(recipient.get());
        }
        OutgoingMail mail;
        try {
            mail = writer.write(message, line.session());
        } catch (MessagingException | RuntimeException e) {
            log.warn("message {} cannot be written", message.id(), e);
            return new Delivery.Refused(Texts.text("send.unwritable"));
        }
        try {
            hand(mail, recipients);
        } catch (MessagingException e) {
            return answer(mail, message, e);
        }
        return new Delivery.Accepted(writer.messageId(message));
    }

    /** All of them, the one who is answered first. */
    private List<Party> recipients(OutboundMessage message) {
        return Stream.concat(Stream.of(message.to()), writer.copies(message).stream()).toList();
    }

    /** Empty for what no server will ever take. */
    private static Optional<InternetAddress> address(String value) {
        try {
            return MailAddress.isOne(value)
                    ? Optional.of(new InternetAddress(value, false))
                    : Optional.empty();
        } catch (AddressException e) {
            return Optional.empty();
        }
    }

    /**
     * What the server accepted, it has put into the archive as well; what is not there may still
     * come.
     *
     * @throws IllegalStateException when the archive cannot be searched
     */
    Optional<Delivery> trace(OutboundMessage message) {
        if (copies.isEmpty()) {
            return Optional.empty();
        }
        String id = writer.messageId(message);
        try {
            return copies.get().hold(id)
                    ? Optional.of(new Delivery.Accepted(id))
                    : Optional.empty();
        } catch (MessagingException e) {
            throw new IllegalStateException("the archive cannot be searched", e);
        }
    }

    @Override
    public void close() {
        line.close();
    }

    /** The copy is part of the same acceptance; a citizen does not wait for want of it. */
    private void hand(OutgoingMail mail, List<InternetAddress> recipients)
            throws MessagingException {
        InternetAddress[] all = recipients.toArray(InternetAddress[]::new);
        if (copies.isPresent()) {
            InternetAddress archive = new InternetAddress(copies.get().address(), false);
            try {
                line.hand(
                        mail,
                        Stream.concat(recipients.stream(), Stream.of(archive))
                                .toArray(InternetAddress[]::new));
            } catch (MessagingException e) {
                if (mail.isHandedOver()
                        || !isRefused(e, archive)
                        || recipients.stream().anyMatch(each -> isRefused(e, each))) {
                    throw e;
                }
                line.hand(mail, all);
                health.sendFailed("health.out.copy", e);
                return;
            }
        } else {
            line.hand(mail, all);
        }
        health.sent();
    }

    private Delivery answer(OutgoingMail mail, OutboundMessage message, MessagingException e) {
        Optional<SMTPAddressFailedException> address = worst(e);
        if (address.isPresent()) {
            health.sent();
            return refusedFor(address.get(), message);
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

    /** Of several recipients that were not taken, the one that will never be. */
    private static Optional<SMTPAddressFailedException> worst(Exception e) {
        return chain(e).filter(SMTPAddressFailedException.class::isInstance)
                .map(SMTPAddressFailedException.class::cast)
                .filter(refused -> refused.getReturnCode() > 0)
                .max(Comparator.comparingInt(SMTPAddressFailedException::getReturnCode));
    }

    /** Nobody got it; whose address it was is said when it is one of several. */
    private static Delivery refusedFor(
            SMTPAddressFailedException refused, OutboundMessage message) {
        String address = refused.getAddress().getAddress();
        boolean copy =
                message.copies().stream()
                        .anyMatch(each -> each.address().value().equalsIgnoreCase(address));
        return copy
                ? permanentOrNot(refused.getReturnCode(), "send.copy-refused", address)
                : permanentOrNot(refused.getReturnCode(), "send.recipient-refused");
    }

    private static Delivery permanentOrNot(int code, String key, String... more) {
        LocalizedText reason =
                Texts.text(key, Stream.concat(Stream.of(code(code)), Stream.of(more)).toArray());
        return code >= 500 ? new Delivery.Refused(reason) : new Delivery.Deferred(reason, LATER);
    }

    private static String code(int value) {
        return Integer.toString(value);
    }

    private static <E extends Exception> E find(Exception e, Class<E> type) {
        return chain(e).filter(type::isInstance).map(type::cast).findFirst().orElse(null);
    }

    private static boolean isRefused(Exception e, InternetAddress address) {
        return chain(e).anyMatch(
                        link ->
                                link instanceof SMTPAddressFailedException refused
                                        && address.equals(refused.getAddress()));
    }

    /** Angus chains what each recipient got behind a summary. */
    private static Stream<Exception> chain(Exception e) {
        return Stream.iterate(
                e,
                Objects::nonNull,
                link ->
                        link instanceof MessagingException chained
                                ? chained.getNextException()
                                : null);
    }
}
