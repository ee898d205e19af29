// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.madoguchi.channel.email.internal.EmailSettings.Account;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection to the SMTP server. It stays open for the next mail and is given up when none
 * comes for a while, or when a mail did not go well.
 */
final class SmtpLine implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger("org.madoguchi.channel.email");
    private static final int IDLE_SECONDS = 15;

    private final Account account;
    private final Session session;
    private final ScheduledExecutorService later =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, "email-hang-up");
                        thread.setDaemon(true);
                        return thread;
                    });

    private Transport transport;
    private Future<?> end;

    SmtpLine(Account account) {
        this.account = account;
        this.session = MailSessions.smtp(account);
    }

    Session session() {
        return session;
    }

    /** All recipients or none. */
    synchronized void hand(OutgoingMail mail, Address... recipients) throws MessagingException {
        if (end != null) {
            end.cancel(false);
        }
        boolean well = false;
        try {
            connected().sendMessage(mail, recipients);
            well = true;
        } finally {
            if (well && !later.isShutdown()) {
                end = later.schedule(this::hangUp, IDLE_SECONDS, TimeUnit.SECONDS);
            } else {
                hangUp();
            }
        }
    }

    private Transport connected() throws MessagingException {
        // asks the server, who may have hung up meanwhile
        if (transport == null || !transport.isConnected()) {
            hangUp();
            transport = session.getTransport();
            transport.connect(
                    account.host(),
                    account.port(),
                    account.user().orElse(null),
                    account.user().isPresent() ? account.password() : null);
        }
        return transport;
    }

    private synchronized void hangUp() {
        if (transport == null) {
            return;
        }
        try {
            transport.close();
        } catch (MessagingException e) {
            // the server has already answered for its mails
            log.debug("SMTP connection not closed in good order", e);
        }
        transport = null;
    }

    @Override
    public void close() {
        later.shutdownNow();
        hangUp();
    }
}
