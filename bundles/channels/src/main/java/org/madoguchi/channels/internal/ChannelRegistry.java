// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channels.internal;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.madoguchi.api.cases.CaseFigures;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.Capability;
import org.madoguchi.api.channel.Channel;
import org.madoguchi.api.channel.ChannelChanged;
import org.madoguchi.api.channel.ChannelDescriptor;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.ChannelStatus;
import org.madoguchi.api.channel.Channels;
import org.madoguchi.api.channel.OutboxState;
import org.madoguchi.api.city.City;
import org.madoguchi.api.event.DomainEvents;
import org.madoguchi.storage.EntityUnit;
import org.madoguchi.storage.Times;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Channels come and go with their bundles; the registry remembers them. */
@Component(service = Channels.class, immediate = true)
public final class ChannelRegistry implements Channels {
    private static final Logger log = LoggerFactory.getLogger(ChannelRegistry.class);
    private static final Duration LAST_CALL = Duration.ofSeconds(10);

    private final EntityUnit unit;
    private final DomainEvents events;
    private final City city;
    private final Clock clock;

    /** In the order of their coming; of several with one id the first is used. */
    private final List<PresentChannel> present = new CopyOnWriteArrayList<>();

    /** Those that are there or were. */
    private final Map<ChannelId, ChannelDescriptor> known = new ConcurrentHashMap<>();

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile CaseFigures figures;

    @Activate
    public ChannelRegistry(
            @Reference ChannelStore store, @Reference DomainEvents events, @Reference City city) {
        this(store, events, city, Clock.systemUTC());
    }

    ChannelRegistry(ChannelStore store, DomainEvents events, City city, Clock clock) {
        this.unit = store.unit();
        this.events = events;
        this.city = city;
        this.clock = clock;
        unit.run(
                em ->
                        em
                                .createQuery("select c from ChannelEntity c", ChannelEntity.class)
                                .getResultList()
                                .stream()
                                .map(ChannelEntity::descriptor)
                                .forEach(channel -> known.put(channel.id(), channel)));
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addChannel(Channel channel) {
        PresentChannel came = new PresentChannel(channel, clock);
        ChannelId id = came.descriptor().id();
        boolean second = used(id).isPresent();
        present.add(came);
        if (second) {
            log.error("two channels are called {}; the second waits until the first has gone", id);
            return;
        }
        remember(came.descriptor());
        log.info("channel {} is there", id);
    }

    /** Waits for a call that is under way; what waits in the outbox stays there. */
    void removeChannel(Channel channel) {
        for (PresentChannel gone : present) {
            if (gone.is(channel)) {
                ChannelId id = gone.descriptor().id();
                boolean wasUsed = used(id).filter(gone::equals).isPresent();
                present.remove(gone);
                gone.leave(LAST_CALL);
                if (wasUsed) {
                    remember(gone.descriptor());
                    log.info("channel {} is away", id);
                    used(id).ifPresent(this::takeOver);
                }
            }
        }
    }

    private void takeOver(PresentChannel second) {
        remember(second.descriptor());
        log.info("channel {} is there: the second one takes over", second.descriptor().id());
    }

    private Optional<PresentChannel> used(ChannelId id) {
        return present.stream().filter(channel -> channel.descriptor().id().equals(id)).findFirst();
    }

    private void remember(ChannelDescriptor descriptor) {
        known.put(descriptor.id(), descriptor);
        unit.run(
                em -> {
                    ChannelEntity known = em.find(ChannelEntity.class, descriptor.id().value());
                    if (known == null) {
                        known = new ChannelEntity(descriptor.id());
                        known.see(descriptor, clock.instant());
                        em.persist(known);
                    } else {
                        known.see(descriptor, clock.instant());
                    }
                    events.publish(new ChannelChanged(descriptor.id(), clock.instant()));
                });
    }

    @Override
    public List<ChannelStatus> list() {
        Instant midnight =
                LocalDate.now(clock.withZone(city.zone())).atStartOfDay(city.zone()).toInstant();
        CaseFigures counting = figures;
        Map<ChannelId, Long> received =
                counting == null ? Map.of() : counting.receivedSince(midnight);
        return unit.required(
                em -> {
                    Map<String, Long> waiting =
                            count(em, Set.of(OutboxState.WAITING, OutboxState.SENDING), null);
                    Map<String, Long> dead =
                            count(em, Set.of(OutboxState.FAILED, OutboxState.UNCERTAIN), null);
                    Map<String, Long> sent = count(em, Set.of(OutboxState.SENT), midnight);
                    return em
                            .createQuery(
                                    "select c from ChannelEntity c order by c.id",
                                    ChannelEntity.class)
                            .getResultList()
                            .stream()
                            .map(known -> status(known, received, waiting, dead, sent))
                            .toList();
                });
    }

    private static Map<String, Long> count(
            EntityManager em, Set<OutboxState> states, Instant since) {
        String restriction = since == null ? "" : " and m.settledAt >= :since";
        var query =
                em.createQuery(
                                "select m.channel, count(m) from OutboundEntity m where m.state in"
                                        + " :states"
                                        + restriction
                                        + " group by m.channel",
                                Object[].class)
                        .setParameter("states", states);
        if (since != null) {
            query.setParameter("since", Times.column(since));
        }
        Map<String, Long> counts = new HashMap<>();
        query.getResultList().forEach(row -> counts.put((String) row[0], (Long) row[1]));
        return counts;
    }

    private ChannelStatus status(
            ChannelEntity known,
            Map<ChannelId, Long> received,
            Map<String, Long> waiting,
            Map<String, Long> dead,
            Map<String, Long> sent) {
        ChannelDescriptor descriptor = known.descriptor();
        ChannelId id = descriptor.id();
        Optional<PresentChannel> channel = used(id);
        return new ChannelStatus(
                descriptor,
                channel.isPresent(),
                channel.map(PresentChannel::health),
                waiting.getOrDefault(id.value(), 0L),
                dead.getOrDefault(id.value(), 0L),
                received.getOrDefault(id, 0L),
                sent.getOrDefault(id.value(), 0L),
                channel.isPresent() ? clock.instant() : known.lastSeen(),
                known.trouble());
    }

    @Override
    public List<ChannelDescriptor> present() {
        return present.stream().map(PresentChannel::descriptor).distinct().toList();
    }

    @Override
    public Optional<Channel> present(ChannelId id) {
        return used(id).map(channel -> channel);
    }

    @Override
    public Optional<ChannelDescriptor> descriptor(ChannelId id) {
        return used(id).map(PresentChannel::descriptor)
                .or(() -> Optional.ofNullable(known.get(id)));
    }

    @Override
    public Optional<ChannelDescriptor> senderFor(AddressKind kind) {
        return senders(present.stream().map(PresentChannel::descriptor), kind)
                .or(() -> senders(known.values().stream(), kind));
    }

    private static Optional<ChannelDescriptor> senders(
            Stream<ChannelDescriptor> channels, AddressKind kind) {
        return channels.filter(c -> c.capabilities().contains(Capability.OUTBOUND))
                .filter(c -> c.addressKind().equals(kind))
                .min(Comparator.comparing(c -> c.id().value()));
    }
}
