// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.time.Duration;
import java.util.List;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.channel.ChannelCheck;
import org.madoguchi.api.channel.ChannelCheck.Finding;
import org.madoguchi.channel.email.internal.EmailSettings.Account;

/**
 * Asks both mail servers now, on connections of its own: opens the folder on the one, is let in by
 * the other and sends nothing.
 */
final class MailCheck {
    /** For each server, so that both have answered in the time that a check has. */
    private static final Duration LIMIT = Duration.ofSeconds(9);

    private final EmailSettings settings;

    MailCheck(EmailSettings settings) {
        this.settings = settings;
    }

    ChannelCheck run() {
        try (Watchdog watchdog = new Watchdog(settings.id() + "-check", LIMIT)) {
            return new ChannelCheck(List.of(receiving(watchdog), sending(watchdog)));
        }
    }

    private Finding receiving(Watchdog watchdog) {
        LocalizedText what = text("check.in");
        Line line = new Line();
        try (Watchdog.Watch watch = watchdog.over(line)) {
            try (ImapFolder folder = new ImapServer(settings.imap(), watchdog).open(line)) {
                return Finding.good(what, text("check.in.ok"));
            } catch (MailboxTrouble e) {
                return Finding.bad(what, text(watch.hasBitten() ? MailboxTrouble.HANGS : e.key()));
            }
        }
    }

    private Finding sending(Watchdog watchdog) {
        LocalizedText what = text("check.out");
        Line line = new Line();
        try (Watchdog.Watch watch = watchdog.over(line)) {
            try (Transport server = session(line).getTransport()) {
                Account account = settings.smtp().account();
                server.connect(
                        account.host(),
                        account.port(),
                        account.user().orElse(null),
                        account.user().isPresent() ? account.password() : null);
                return Finding.good(what, text("check.out.ok"));
            } catch (AuthenticationFailedException e) {
                return Finding.bad(what, text("health.out.auth"));
            } catch (MessagingException e) {
                return Finding.bad(
                        what, text(watch.hasBitten() ? "check.out.hangs" : "health.out.connect"));
            }
        }
    }

    private Session session(Line line) {
        Session session = MailSessions.smtp(settings.smtp().account());
        String prefix = "mail." + session.getProperty("mail.transport.protocol") + ".";
        session.getProperties().put(prefix + "socketFactory", line);
        session.getProperties().setProperty(prefix + "socketFactory.fallback", "false");
        return session;
    }

    private LocalizedText text(String key) {
        return Texts.text(
                key,
                address(settings.imap().account()),
                address(settings.smtp().account()),
                settings.imap().folder());
    }

    private static String address(Account account) {
        return account.host() + ":" + account.port();
    }
}
