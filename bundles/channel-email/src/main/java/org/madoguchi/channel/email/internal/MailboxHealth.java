// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.channel.ChannelChanged;
import org.madoguchi.api.channel.ChannelHealth;
import org.madoguchi.api.channel.ChannelHealth.State;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.event.DomainEvents;
import org.madoguchi.channel.email.internal.EmailSettings.Account;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the last poll, the last intake and the last sending told. A trouble is logged once, when it
 * begins, and once more when it ends. Safe for use by several threads.
 */
final class MailboxHealth {
    private static final Logger log = LoggerFactory.getLogger("org.madoguchi.channel.email");

    private final ChannelId channel;
    private final Account imap;
    private final Account smtp;
    private final DomainEvents events;
    private final Clock clock;

    private boolean polled;
    private String receiving = "";
    private String intake = "";
    private String sending = "";
    private ChannelHealth current;

    MailboxHealth(ChannelId channel, Account imap, Account smtp, DomainEvents events, Clock clock) {
        this.channel = channel;
        this.imap = imap;
        this.smtp = smtp;
        this.events = events;
        this.clock = clock;
        this.current =
                new ChannelHealth(State.DEGRADED, Texts.text("health.starting"), clock.instant());
    }

    synchronized ChannelHealth current() {
        return current;
    }

    synchronized void polled() {
        polled = true;
        ended(receiving, "receiving");
        receiving = "";
        refresh();
    }

    /**
     * @param key of the explanation
     */
    synchronized void pollFailed(String key, Throwable cause) {
        polled = true;
        began(receiving, key, cause);
        receiving = key;
        refresh();
    }

    synchronized void taken() {
        ended(intake, "intake");
        intake = "";
        refresh();
    }

    synchronized void notTaken(Throwable cause) {
        String key = isFullDisk(cause) ? "health.disk" : "health.intake";
        began(intake, key, cause);
        intake = key;
        refresh();
    }

    /** Java has no type for it; the words are the operating system's (ENOSPC, EDQUOT). */
    private static boolean isFullDisk(Throwable cause) {
        for (Throwable link = cause; link != null; link = link.getCause()) {
            String said = String.valueOf(link.getMessage());
            if (link instanceof IOException
                    && (said.contains("No space left") || said.contains("quota exceeded"))) {
                return true;
            }
        }
        return false;
    }

    synchronized void sent() {
        ended(sending, "sending");
        sending = "";
        refresh();
    }

    synchronized void sendFailed(String key, Throwable cause) {
        began(sending, key, cause);
        sending = key;
        refresh();
    }

    private void began(String before, String key, Throwable cause) {
        if (!before.equals(key)) {
            log.warn("{}: {}", channel, Texts.text(key, imapServer(), smtpServer()).en(), cause);
        }
    }

    private void ended(String before, String what) {
        if (!before.isEmpty()) {
            log.info("{}: {} works again", channel, what);
        }
    }

    private void refresh() {
        boolean inbound = receiving.isEmpty() && intake.isEmpty();
        boolean outbound = sending.isEmpty();
        State state =
                inbound && outbound ? State.UP : inbound || outbound ? State.DEGRADED : State.DOWN;
        if (state == State.UP && !polled) {
            return;
        }
        LocalizedText explanation =
                inbound && outbound ? Texts.text("health.up") : explain(receiving, intake, sending);
        if (state != current.state() || !explanation.equals(current.explanation())) {
            current =
                    new ChannelHealth(
                            state,
                            explanation,
                            state == current.state() ? current.since() : clock.instant());
            events.publish(new ChannelChanged(channel, clock.instant()));
        }
    }

    private LocalizedText explain(String... keys) {
        Optional<LocalizedText> whole = Optional.empty();
        for (String key : keys) {
            if (!key.isEmpty()) {
                LocalizedText part = Texts.text(key, imapServer(), smtpServer());
                whole =
                        Optional.of(
                                whole.map(
                                                before ->
                                                        new LocalizedText(
                                                                before.ja() + part.ja(),
                                                                before.en() + " " + part.en()))
                                        .orElse(part));
            }
        }
        return whole.orElseThrow();
    }

    private String imapServer() {
        return imap.host() + ":" + imap.port();
    }

    private String smtpServer() {
        return smtp.host() + ":" + smtp.port();
    }
}
