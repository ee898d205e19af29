// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channels.internal;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

    private final EntityUnit unit;
    private final DomainEvents events;
    private final City city;
    private final Clock clock;
    private final Map<ChannelId, Channel> present = new ConcurrentHashMap<>();

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
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addChannel(Channel channel) {
        ChannelId id = channel.descriptor().id();
        Channel other = present.putIfAbsent(id, channel);
        if (other != null) {
            log.error("two channels are called {}; the second one is not used", id);
            return;
        }
        remember(channel.descriptor());
        log.info("channel {} is there", id);
    }

    void removeChannel(Channel channel) {
        ChannelId id = channel.descriptor().id();
        if (present.remove(id, channel)) {
            remember(channel.descriptor());
            log.info("channel {} is away", id);
        }
    }

    private void remember(ChannelDescriptor descriptor) {
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
        Channel channel = present.get(id);
        return new ChannelStatus(
                descriptor,
                channel != null,
                Optional.ofNullable(channel).map(Channel::health),
                waiting.getOrDefault(id.value(), 0L),
                dead.getOrDefault(id.value(), 0L),
                received.getOrDefault(id, 0L),
                sent.getOrDefault(id.value(), 0L),
                channel != null ? clock.instant() : known.lastSeen());
    }

    @Override
    public Optional<Channel> present(ChannelId id) {
        return Optional.ofNullable(present.get(id));
    }

    @Override
    public Optional<ChannelDescriptor> descriptor(ChannelId id) {
        Channel channel = present.get(id);
        return channel != null
                ? Optional.of(channel.descriptor())
                : unit.required(
                        em ->
                                Optional.ofNullable(em.find(ChannelEntity.class, id.value()))
                                        .map(ChannelEntity::descriptor));
    }

    @Override
    public Optional<ChannelDescriptor> senderFor(AddressKind kind) {
        Optional<ChannelDescriptor> there =
                senders(present.values().stream().map(Channel::descriptor), kind);
        return there.isPresent() ? there : unit.required(em -> senders(known(em), kind));
    }

    private static Stream<ChannelDescriptor> known(EntityManager em) {
        return em
                .createQuery("select c from ChannelEntity c", ChannelEntity.class)
                .getResultList()
                .stream()
                .map(ChannelEntity::descriptor);
    }

    private static Optional<ChannelDescriptor> senders(
            Stream<ChannelDescriptor> channels, AddressKind kind) {
        return channels.filter(c -> c.capabilities().contains(Capability.OUTBOUND))
                .filter(c -> c.addressKind().equals(kind))
                .min(Comparator.comparing(c -> c.id().value()));
    }
}
