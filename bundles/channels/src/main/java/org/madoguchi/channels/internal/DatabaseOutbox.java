// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channels.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.cases.StoredAttachment;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.api.channel.ChannelChanged;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.Delivery;
import org.madoguchi.api.channel.NewOutbound;
import org.madoguchi.api.channel.OutboundId;
import org.madoguchi.api.channel.OutboundMessage;
import org.madoguchi.api.channel.OutboundObserver;
import org.madoguchi.api.channel.OutboundQueued;
import org.madoguchi.api.channel.OutboundSettled;
import org.madoguchi.api.channel.Outbox;
import org.madoguchi.api.channel.OutboxEntry;
import org.madoguchi.api.channel.OutboxState;
import org.madoguchi.api.event.DomainEvents;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.storage.BlobStore;
import org.madoguchi.storage.EntityUnit;
import org.madoguchi.storage.Times;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The outbox in the database: a row is the truth about a message, whatever happens to the product.
 */
@Component(service = Outbox.class, configurationPid = "org.madoguchi.channels")
@Designate(ocd = OutboxConfig.class)
public final class DatabaseOutbox implements Outbox {
    private static final Logger log = LoggerFactory.getLogger(DatabaseOutbox.class);
    private static final LocalizedText STOPPED_WHILE_SENDING =
            OutboxTexts.text("stopped-while-sending");
    private static final LocalizedText FOUND_BY_ASKING = OutboxTexts.text("found-by-asking");
    private static final LocalizedText FOUND_BY_A_PERSON = OutboxTexts.text("found-by-a-person");
    private static final LocalizedText NOTHING_TO_CONFIRM = OutboxTexts.text("cannot-confirm");
    private static final LocalizedText NOTHING_TO_SEND = OutboxTexts.text("cannot-resend");
    private static final LocalizedText NOTHING_TO_RECALL = OutboxTexts.text("cannot-recall");
    private static final LocalizedText NOTHING_TO_CANCEL = OutboxTexts.text("cannot-cancel");

    private final EntityUnit unit;
    private final BlobStore blobs;
    private final DomainEvents events;
    private final AuditTrail audit;
    private final RetryPolicy retries;
    private final Clock clock;
    private final List<OutboundObserver> observers = new CopyOnWriteArrayList<>();

    @Activate
    public DatabaseOutbox(
            @Reference ChannelStore store,
            @Reference BlobStore blobs,
            @Reference DomainEvents events,
            @Reference AuditTrail audit,
            OutboxConfig config) {
        this(store, blobs, events, audit, policy(config.giveUpAfterHours()), Clock.systemUTC());
    }

    DatabaseOutbox(
            ChannelStore store,
            BlobStore blobs,
            DomainEvents events,
            AuditTrail audit,
            RetryPolicy retries,
            Clock clock) {
        this.unit = store.unit();
        this.blobs = blobs;
        this.events = events;
        this.audit = audit;
        this.retries = retries;
        this.clock = clock;
        settleInterrupted();
    }

    private static RetryPolicy policy(int hours) {
        if (hours < 1 || hours > 168) {
            throw new IllegalArgumentException(
                    "etc/org.madoguchi.channels.cfg: giveUpAfterHours = "
                            + hours
                            + " is not within 1 to 168");
        }
        return new RetryPolicy(Duration.ofHours(hours));
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addObserver(OutboundObserver observer) {
        observers.add(observer);
    }

    void removeObserver(OutboundObserver observer) {
        observers.remove(observer);
    }

    /** What was being sent when the product stopped may have left or not: people decide, not we. */
    private void settleInterrupted() {
        unit.run(
                em -> {
                    List<OutboundEntity> interrupted =
                            inState(em, OutboxState.SENDING).getResultList();
                    for (OutboundEntity message : interrupted) {
                        message.uncertain(STOPPED_WHILE_SENDING, clock.instant());
                        tell(message, Optional.empty(), Optional.of(STOPPED_WHILE_SENDING));
                        log.warn(
                                "message {} was being sent when the product stopped", message.id());
                    }
                });
    }

    private static TypedQuery<OutboundEntity> inState(EntityManager em, OutboxState state) {
        return em.createQuery(
                        "select m from OutboundEntity m where m.state = :state",
                        OutboundEntity.class)
                .setParameter("state", state);
    }

    @Override
    public OutboundId enqueue(NewOutbound message) {
        OutboundId id = new OutboundId(unit.newId());
        unit.run(
                em -> {
                    Instant now = clock.instant();
                    OutboundEntity queued = new OutboundEntity(id, message, now);
                    em.persist(queued);
                    for (StoredAttachment attachment : message.attachments()) {
                        em.persist(new AttachmentEntity(unit.newId(), id.value(), attachment));
                    }
                    events.publish(new OutboundQueued(message.channel(), queued.due(), now));
                });
        return id;
    }

    @Override
    public void recall(OutboundId id) {
        unit.run(
                em -> {
                    OutboundEntity message = existing(em, id);
                    if (message.state() != OutboxState.WAITING || message.tries() > 0) {
                        throw new RejectedException(NOTHING_TO_RECALL);
                    }
                    message.cancel(clock.instant());
                });
    }

    @Override
    public List<OutboundMessage> claim(ChannelId channel, int limit) {
        return unit.required(
                em -> {
                    List<OutboundMessage> claimed = new ArrayList<>();
                    for (OutboundEntity due : due(em, channel, limit)) {
                        due.beginTry();
                        claimed.add(due.message(attachments(em, due)));
                    }
                    return claimed;
                });
    }

    /** First their ids, from the index alone: to sort messages would read every text that waits. */
    private List<OutboundEntity> due(EntityManager em, ChannelId channel, int limit) {
        return em
                .createQuery(
                        "select m.id from OutboundEntity m where m.channel = :channel and m.state ="
                                + " :state and m.nextTryAt <= :now order by m.nextTryAt, m.id",
                        Long.class)
                .setParameter("channel", channel.value())
                .setParameter("state", OutboxState.WAITING)
                .setParameter("now", Times.column(clock.instant()))
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(id -> em.find(OutboundEntity.class, id))
                // a person may have cancelled it between the two questions
                .filter(message -> message != null && message.state() == OutboxState.WAITING)
                .toList();
    }

    /** In the order of their time. */
    private static TypedQuery<OutboundEntity> ofChannel(
            EntityManager em, ChannelId channel, OutboxState state, String further) {
        return em.createQuery(
                        "select m from OutboundEntity m where m.channel = :channel and m.state ="
                                + " :state "
                                + further
                                + " order by m.nextTryAt, m.id",
                        OutboundEntity.class)
                .setParameter("channel", channel.value())
                .setParameter("state", state);
    }

    @Override
    public void unclaim(ChannelId channel) {
        unit.run(
                em ->
                        ofChannel(em, channel, OutboxState.SENDING, "")
                                .getResultList()
                                .forEach(OutboundEntity::unclaim));
    }

    @Override
    public List<OutboundMessage> uncertain(ChannelId channel, int limit) {
        return unit.required(
                em -> {
                    Instant now = clock.instant();
                    List<OutboundMessage> asked = new ArrayList<>();
                    for (OutboundEntity message :
                            ofChannel(
                                            em,
                                            channel,
                                            OutboxState.UNCERTAIN,
                                            "and m.nextTryAt <= :now and m.asked < :most")
                                    .setParameter("now", Times.column(now))
                                    .setParameter("most", AskingPolicy.MOST)
                                    .setMaxResults(limit)
                                    .getResultList()) {
                        message.ask(now);
                        asked.add(message.message(attachments(em, message)));
                    }
                    return asked;
                });
    }

    private List<Attachment> attachments(EntityManager em, OutboundEntity message) {
        return em
                .createQuery(
                        "select a from AttachmentEntity a where a.outboundId = :id order by a.id",
                        AttachmentEntity.class)
                .setParameter("id", message.id().value())
                .getResultList()
                .stream()
                .map(AttachmentEntity::stored)
                .map(a -> new Attachment(a.fileName(), a.mediaType(), blobs.get(a.blob())))
                .toList();
    }

    @Override
    public void report(OutboundId id, Delivery answer) {
        unit.run(
                em -> {
                    OutboundEntity message = existing(em, id);
                    boolean afterwards = message.state() == OutboxState.UNCERTAIN;
                    if (message.state() != OutboxState.SENDING && !afterwards) {
                        return;
                    }
                    if (afterwards) {
                        log.info("message {} was uncertain; the carrier knows more", id);
                    }
                    if (answer instanceof Delivery.Accepted accepted) {
                        message.sent(accepted.carrierRef(), clock.instant());
                        tell(
                                message,
                                Optional.of(accepted),
                                afterwards ? Optional.of(FOUND_BY_ASKING) : Optional.empty());
                    } else if (answer instanceof Delivery.Deferred deferred) {
                        defer(message, deferred);
                        tell(message, Optional.empty(), Optional.of(deferred.reason()));
                    } else if (answer instanceof Delivery.Refused refused) {
                        message.end(OutboxState.FAILED, refused.reason(), clock.instant());
                        tell(message, Optional.empty(), Optional.of(refused.reason()));
                    }
                });
    }

    private void defer(OutboundEntity message, Delivery.Deferred deferred) {
        Instant now = clock.instant();
        retries.nextTry(message.queuedAt(), now, message.tries(), deferred.retryAfter())
                .ifPresentOrElse(
                        next -> message.waitUntil(next, deferred.reason()),
                        () -> message.end(OutboxState.FAILED, deferred.reason(), now));
    }

    @Override
    public void reportUncertain(OutboundId id, LocalizedText reason) {
        unit.run(
                em -> {
                    OutboundEntity message = existing(em, id);
                    if (message.state() == OutboxState.SENDING) {
                        message.uncertain(reason, clock.instant());
                        tell(message, Optional.empty(), Optional.of(reason));
                    }
                });
    }

    private static OutboundEntity existing(EntityManager em, OutboundId id) {
        OutboundEntity message = em.find(OutboundEntity.class, id.value());
        if (message == null) {
            throw new NotFoundException("no message " + id);
        }
        return message;
    }

    private void tell(
            OutboundEntity message,
            Optional<Delivery.Accepted> accepted,
            Optional<LocalizedText> reason) {
        for (OutboundObserver observer : observers) {
            observer.moved(message.id(), message.caseId(), message.state(), accepted, reason);
        }
        Instant now = clock.instant();
        events.publish(new OutboundSettled(message.id(), message.caseId(), message.state(), now));
        events.publish(new ChannelChanged(message.channel(), now));
    }

    @Override
    public Page<OutboxEntry> list(Actor actor, Set<OutboxState> states, PageRequest request) {
        actor.require(Permission.CHANNEL_READ);
        if (states.isEmpty()) {
            return new Page<>(List.of(), 0, request);
        }
        return unit.required(
                em -> {
                    long total =
                            em.createQuery(
                                            "select count(m) from OutboundEntity m where m.state in"
                                                    + " :states",
                                            Long.class)
                                    .setParameter("states", states)
                                    .getSingleResult();
                    List<OutboxEntry> entries =
                            em
                                    .createQuery(
                                            "select m from OutboundEntity m where m.state in"
                                                    + " :states order by m.queuedAt desc, m.id desc",
                                            OutboundEntity.class)
                                    .setParameter("states", states)
                                    .setFirstResult(request.offset())
                                    .setMaxResults(request.limit())
                                    .getResultList()
                                    .stream()
                                    .map(OutboundEntity::entry)
                                    .toList();
                    Page<OutboxEntry> page = new Page<>(entries, total, request);
                    return actor.may(Permission.CASE_READ)
                            ? page
                            : page.map(OutboxEntry::withoutContents);
                });
    }

    @Override
    public Optional<OutboxEntry> find(OutboundId id) {
        return unit.required(
                em ->
                        Optional.ofNullable(em.find(OutboundEntity.class, id.value()))
                                .map(OutboundEntity::entry));
    }

    @Override
    public void resend(Actor actor, OutboundId id) {
        decide(
                actor,
                id,
                "outbox.resend",
                Set.of(OutboxState.FAILED, OutboxState.UNCERTAIN),
                NOTHING_TO_SEND,
                message -> {
                    message.wait(clock.instant());
                    return Optional.empty();
                });
    }

    @Override
    public void confirm(Actor actor, OutboundId id) {
        decide(
                actor,
                id,
                "outbox.confirm",
                Set.of(OutboxState.UNCERTAIN),
                NOTHING_TO_CONFIRM,
                message -> {
                    message.sent("", clock.instant());
                    return Optional.of(FOUND_BY_A_PERSON);
                });
    }

    @Override
    public void cancel(Actor actor, OutboundId id) {
        decide(
                actor,
                id,
                "outbox.cancel",
                Set.of(OutboxState.FAILED, OutboxState.UNCERTAIN, OutboxState.WAITING),
                NOTHING_TO_CANCEL,
                message -> {
                    message.cancel(clock.instant());
                    return Optional.empty();
                });
    }

    /**
     * @param decision does it and says how it was found out, if that is to be told
     */
    private void decide(
            Actor actor,
            OutboundId id,
            String action,
            Set<OutboxState> allowed,
            LocalizedText otherwise,
            Function<OutboundEntity, Optional<LocalizedText>> decision) {
        actor.require(Permission.CHANNEL_OPERATE);
        unit.run(
                em -> {
                    OutboundEntity message = existing(em, id);
                    if (!allowed.contains(message.state())) {
                        throw new RejectedException(otherwise);
                    }
                    Optional<LocalizedText> how = decision.apply(message);
                    audit.record(actor, action, "case " + message.caseId(), "message " + id);
                    tell(message, Optional.empty(), how);
                    if (message.state() == OutboxState.WAITING) {
                        events.publish(new OutboundQueued(message.channel(), clock.instant()));
                    }
                });
    }
}
