// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.channel.ChannelHealth;
import org.madoguchi.api.channel.ChannelHealth.State;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.Troubles;
import org.madoguchi.api.event.DomainEvents;
import org.madoguchi.channel.email.internal.EmailSettings.Account;

/** What the last poll, the last intake and the last sending told. */
final class MailboxHealth {
    private enum Part {
        RECEIVING,
        INTAKE,
        SENDING
    }

    private final String imap;
    private final String smtp;
    private final Troubles<Part> troubles;

    MailboxHealth(ChannelId channel, Account imap, Account smtp, DomainEvents events, Clock clock) {
        this.imap = imap.host() + ":" + imap.port();
        this.smtp = smtp.host() + ":" + smtp.port();
        this.troubles =
                new Troubles<>(
                        channel,
                        Part.RECEIVING,
                        Texts.text("health.starting"),
                        Texts.text("health.up"),
                        MailboxHealth::state,
                        events,
                        clock);
    }

    private static State state(Map<Part, LocalizedText> known) {
        boolean inbound = !known.containsKey(Part.RECEIVING) && !known.containsKey(Part.INTAKE);
        boolean outbound = !known.containsKey(Part.SENDING);
        return inbound || outbound ? State.DEGRADED : State.DOWN;
    }

    ChannelHealth current() {
        return troubles.current();
    }

    void polled() {
        troubles.works(Part.RECEIVING);
    }

    /**
     * @param key of the explanation
     */
    void pollFailed(String key, Throwable cause) {
        troubles.fails(Part.RECEIVING, text(key), cause);
    }

    void taken() {
        troubles.works(Part.INTAKE);
    }

    void notTaken(Throwable cause) {
        String key = isFullDisk(cause) ? "health.disk" : "health.intake";
        troubles.fails(Part.INTAKE, text(key), cause);
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

    void sent() {
        troubles.works(Part.SENDING);
    }

    void sendFailed(String key, Throwable cause) {
        troubles.fails(Part.SENDING, text(key), cause);
    }

    private LocalizedText text(String key) {
        return Texts.text(key, imap, smtp);
    }
}
