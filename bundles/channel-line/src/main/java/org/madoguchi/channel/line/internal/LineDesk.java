// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.line.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import org.madoguchi.api.channel.Inbox;
import org.madoguchi.api.event.DomainEvents;

/**
 * One account with everything it needs: the ways in and out, and what is looked after meanwhile.
 */
final class LineDesk implements AutoCloseable {
    final LineHealth health;
    final LineWebhook webhook;
    final LateContents late;
    final LineSender sender;
    final LineChannel channel;
    private final Pulse pulse;

    /**
     * @param kept folder that outlives a restart
     * @param moment folder of its own for files of a moment: what is in it is deleted
     */
    LineDesk(
            LineSettings settings,
            Path kept,
            Path moment,
            Inbox inbox,
            DomainEvents events,
            PublicArticles articles,
            ZoneId zone,
            Clock clock)
            throws IOException {
        health = new LineHealth(settings.id(), events, zone, clock);
        LineApi api = new LineApi(settings);
        ReplyTokens tokens = new ReplyTokens(clock, settings.replyWithin());
        Leavers leavers = new Leavers();
        Profiles profiles = new Profiles(api, clock);
        EventMapper mapper = new EventMapper(settings.id());
        Contents contents = new Contents(api, settings, moment);
        late = new LateContents(kept.resolve("expected"), contents, mapper, inbox, profiles, clock);
        webhook =
                new LineWebhook(
                        new Signature(settings.secret()),
                        new LineIntake(
                                mapper, inbox, profiles, tokens, leavers, contents, late, clock),
                        health);
        sender =
                new LineSender(
                        api,
                        new Talk(articles, settings.cards()),
                        tokens,
                        leavers,
                        new HandOvers(kept.resolve("handed-over"), clock),
                        health);
        channel = new LineChannel(settings, api, sender, health);
        pulse = new Pulse(settings.id().value(), api, health, late, clock);
    }

    /** Returns at once. */
    void start() {
        pulse.start();
    }

    @Override
    public void close() {
        pulse.close();
    }
}
