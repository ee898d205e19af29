// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.channel;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.channel.ChannelHealth.State;
import org.madoguchi.api.event.DomainEvents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A {@link ChannelHealth} made of what is wrong with a channel's parts, for channels that want it:
 * the line, the intake, the sending. A trouble is logged once, when it begins or becomes another,
 * and once more when it ends; whenever the health changes, {@link ChannelChanged} is published.
 * Safe for use by several threads; nothing here blocks.
 *
 * @param <P> the parts, in the order in which their troubles are told
 */
public final class Troubles<P extends Enum<P>> {
    private static final Logger log = LoggerFactory.getLogger(Troubles.class);

    private final ChannelId channel;
    private final LocalizedText up;
    private final Function<Map<P, LocalizedText>, State> state;
    private final DomainEvents events;
    private final Clock clock;
    private final Map<P, LocalizedText> troubles;
    private ChannelHealth current;

    /**
     * @param first the part that has to be tried before anything is known
     * @param starting what is told until then
     * @param up what is told when nothing is wrong
     * @param state what the channel can still do with these troubles; asked when there are any
     */
    public Troubles(
            ChannelId channel,
            P first,
            LocalizedText starting,
            LocalizedText up,
            Function<Map<P, LocalizedText>, State> state,
            DomainEvents events,
            Clock clock) {
        this.channel = channel;
        this.up = up;
        this.state = state;
        this.events = events;
        this.clock = clock;
        this.troubles = new EnumMap<>(first.getDeclaringClass());
        troubles.put(first, starting);
        current = new ChannelHealth(state.apply(Map.copyOf(troubles)), starting, clock.instant());
    }

    public synchronized ChannelHealth current() {
        return current;
    }

    /** What is wrong with the part. */
    public synchronized Optional<LocalizedText> of(P part) {
        return Optional.ofNullable(troubles.get(part));
    }

    public synchronized void works(P part) {
        if (troubles.remove(part) != null) {
            log.info("{}: {} works", channel, part);
            refresh();
        }
    }

    /**
     * @param what is wrong and what to do, for an operator
     * @param cause for the log; may be null
     */
    public synchronized void fails(P part, LocalizedText what, Throwable cause) {
        if (!what.equals(troubles.put(part, what))) {
            log.warn("{}: {}", channel, what.en(), cause);
            refresh();
        }
    }

    private void refresh() {
        State now = troubles.isEmpty() ? State.UP : state.apply(Map.copyOf(troubles));
        LocalizedText told = troubles.isEmpty() ? up : joined(troubles.values());
        current =
                new ChannelHealth(
                        now, told, now == current.state() ? current.since() : clock.instant());
        events.publish(new ChannelChanged(channel, clock.instant()));
    }

    private static LocalizedText joined(Collection<LocalizedText> texts) {
        Iterator<LocalizedText> rest = new ArrayList<>(texts).iterator();
        LocalizedText all = rest.next();
        while (rest.hasNext()) {
            LocalizedText next = rest.next();
            all = new LocalizedText(all.ja() + next.ja(), all.en() + " " + next.en());
        }
        return all;
    }
}
