// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channels.internal;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.channel.Channel;
import org.madoguchi.api.channel.ChannelChanged;
import org.madoguchi.api.channel.ChannelHealth;
import org.madoguchi.api.channel.ChannelHealth.State;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.ChannelTrouble;
import org.madoguchi.api.channel.Channels;
import org.madoguchi.api.channel.OutboundSettled;
import org.madoguchi.api.channel.Outbox;
import org.madoguchi.api.channel.OutboxEntry;
import org.madoguchi.api.channel.OutboxState;
import org.madoguchi.api.event.DomainEvent;
import org.madoguchi.api.event.DomainEventListener;
import org.madoguchi.storage.EntityUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Keeps each channel's last trouble, so that somebody who comes in the morning sees what happened
 * at night. Events come one at a time.
 */
@Component(service = DomainEventListener.class)
public final class TroubleNotes implements DomainEventListener {
    private static final Set<OutboxState> DEAD = Set.of(OutboxState.FAILED, OutboxState.UNCERTAIN);

    /** No channel needs longer to connect. */
    private static final Duration CONNECTING = Duration.ofSeconds(10);

    private final EntityUnit unit;
    private final Channels channels;
    private final Outbox outbox;

    /** The service of each channel and its health when it was last looked at. */
    private final Map<ChannelId, Look> looks = new HashMap<>();

    private record Look(Channel service, ChannelHealth health) {}

    @Activate
    public TroubleNotes(
            @Reference ChannelStore store, @Reference Channels channels, @Reference Outbox outbox) {
        this.unit = store.unit();
        this.channels = channels;
        this.outbox = outbox;
    }

    @Override
    public void on(DomainEvent event) {
        if (event instanceof ChannelChanged changed) {
            channels.present(changed.channel())
                    .ifPresentOrElse(
                            service -> look(changed.channel(), service),
                            () -> looks.remove(changed.channel()));
        } else if (event instanceof OutboundSettled settled && DEAD.contains(settled.state())) {
            outbox.find(settled.id()).ifPresent(dead -> note(dead, settled));
        }
    }

    /**
     * A channel that has just come may still be connecting: that is a trouble only when it lasts.
     */
    private void look(ChannelId id, Channel service) {
        ChannelHealth health = service.health();
        Look last = looks.put(id, new Look(service, health));
        if (last == null || last.service() != service || health.equals(last.health())) {
            return;
        }
        if (health.state() != State.UP) {
            note(id, trouble(health));
        } else if (last.health().state() != State.UP && lasted(last.health(), health)) {
            note(id, trouble(last.health()));
        }
    }

    private static boolean lasted(ChannelHealth trouble, ChannelHealth healed) {
        return !healed.since().isBefore(trouble.since().plus(CONNECTING));
    }

    private static ChannelTrouble trouble(ChannelHealth health) {
        return new ChannelTrouble(health.since(), health.explanation());
    }

    private void note(OutboxEntry dead, OutboundSettled settled) {
        dead.lastAnswer()
                .ifPresent(
                        answer -> note(dead.channel(), new ChannelTrouble(settled.at(), answer)));
    }

    private void note(ChannelId id, ChannelTrouble trouble) {
        unit.run(
                em ->
                        Optional.ofNullable(em.find(ChannelEntity.class, id.value()))
                                .ifPresent(known -> known.trouble(trouble)));
    }
}
