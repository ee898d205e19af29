// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.cases.CaseChanged;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.cases.ChangeKind;
import org.madoguchi.api.cases.EscalationId;
import org.madoguchi.api.cases.Interaction;
import org.madoguchi.api.cases.InteractionId;
import org.madoguchi.api.cases.InteractionState;
import org.madoguchi.api.cases.PeopleNamed;
import org.madoguchi.api.cases.StoredAttachment;
import org.madoguchi.api.channel.OutboundId;
import org.madoguchi.api.event.DomainEvents;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.storage.Transactions;
import org.madoguchi.storage.EntityUnit;
import org.madoguchi.storage.Storage;
import org.madoguchi.storage.UnitDefinition;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The tables of the desk, and what all its parts do with them: find, note the change, tell. */
@Component(service = CaseStore.class)
public final class CaseStore {
    private final EntityUnit unit;
    private final DomainEvents events;
    private final Transactions transactions;
    private final Clock clock;
    private final CaseTally tally = new CaseTally();

    @Activate
    public CaseStore(
            @Reference Storage storage,
            @Reference DomainEvents events,
            @Reference Transactions transactions) {
        this(storage, events, transactions, Clock.systemUTC());
    }

    CaseStore(Storage storage, DomainEvents events, Transactions transactions, Clock clock) {
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
        unit =
                storage.open(
                        UnitDefinition.of(
                                "cases",
                                CaseEntity.class,
                                InteractionEntity.class,
                                FieldEntity.class,
                                CopyEntity.class,
                                AttachmentEntity.class,
                                ProblemEntity.class,
                                ThreadEntity.class,
                                NoteEntity.class,
                                ChangeEntity.class,
                                EscalationEntity.class,
                                DraftEntity.class,
                                AcknowledgedEntity.class,
                                ConversationEntity.class,
                                SavedViewEntity.class,
                                ColumnsEntity.class,
                                EntryEntity.class,
                                ReasonEntity.class,
                                TopicEntity.class,
                                CaseTopicEntity.class,
                                AnswerEntity.class,
                                RelatedEntity.class,
                                BoardLimitEntity.class,
                                MarkEntity.class,
                                MarkScoreEntity.class,
                                CorrectionEntity.class,
                                ApprovalStepEntity.class,
                                ApprovalEntity.class,
                                MentionEntity.class,
                                HandlingRuleEntity.class,
                                ErasedEntity.class,
                                HoldEntity.class,
                                TagEntity.class,
                                TranslationEntity.class));
        // before anybody else can write
        tally.recount(unit);
    }

    @Deactivate
    public void close() {
        unit.close();
    }

    EntityUnit unit() {
        return unit;
    }

    Clock clock() {
        return clock;
    }

    CaseTally tally() {
        return tally;
    }

    /** The case when the actor may see it; otherwise it does not exist for them. */
    CaseEntity visible(EntityManager em, Actor actor, CaseId id) {
        CaseEntity found = em.find(CaseEntity.class, id.asLong());
        if (found == null
                || found.state() == CaseState.ERASED
                || !Visibility.of(actor).includes(em, id)) {
            throw new NotFoundException("no case " + id);
        }
        return found;
    }

    InteractionEntity visible(EntityManager em, Actor actor, InteractionId id) {
        InteractionEntity found = em.find(InteractionEntity.class, id.value());
        if (found == null) {
            throw new NotFoundException("no interaction " + id);
        }
        visible(em, actor, found.caseId());
        return found;
    }

    EscalationEntity visible(EntityManager em, Actor actor, EscalationId id) {
        EscalationEntity found = em.find(EscalationEntity.class, id.value());
        if (found == null) {
            throw new NotFoundException("no escalation " + id);
        }
        visible(em, actor, found.caseId());
        return found;
    }

    /** Writes the change into the case's history and tells the listeners after the commit. */
    void changed(
            EntityManager em, CaseEntity changed, Actor actor, ChangeKind kind, String detail) {
        changed(em, changed, actor.name(), kind, detail);
    }

    /**
     * @param actor as the history names who did it
     */
    void changed(
            EntityManager em, CaseEntity changed, String actor, ChangeKind kind, String detail) {
        var now = clock.instant();
        em.persist(
                new ChangeEntity(
                        unit.newId(), changed.id(), now, Cut.to(200, actor), kind, detail));
        changed.touch(now);
        count(changed);
        events.publish(new CaseChanged(changed.id(), kind, now));
    }

    /** Before the listeners are told, who may ask how many there are. */
    private void count(CaseEntity changed) {
        if (changed.isCountedFirst()) {
            transactions.afterCommit(() -> tally.move(changed.loaded(), changed.stored()));
        }
    }

    /** Tells the listeners whom a note names, after the commit. */
    void named(CaseId id, Set<UserId> people) {
        events.publish(new PeopleNamed(id, people, clock.instant()));
    }

    /** Tells the listeners of what is nothing new for the case's history. */
    void grown(CaseEntity changed, ChangeKind kind) {
        Instant now = clock.instant();
        changed.touch(now);
        count(changed);
        events.publish(new CaseChanged(changed.id(), kind, now));
    }

    /** Tells the listeners of what is known better now, and is no activity. */
    void learnt(CaseEntity changed, ChangeKind kind) {
        count(changed);
        events.publish(new CaseChanged(changed.id(), kind, clock.instant()));
    }

    /**
     * The state that follows from what the case waits for, or this one when it waits for nothing.
     */
    void restate(EntityManager em, CaseEntity changed, CaseState otherwise) {
        count(changed);
        em.flush();
        if (count(em, changed.id(), InteractionState.AWAITING_APPROVAL) > 0) {
            changed.become(CaseState.WAITING_APPROVAL);
        } else if (!openEscalations(em, changed.id()).isEmpty()) {
            changed.become(CaseState.WAITING_DEPARTMENT);
        } else {
            changed.become(otherwise);
        }
    }

    long count(EntityManager em, CaseId id, InteractionState state) {
        return em.createQuery(
                        "select count(i) from InteractionEntity i where i.caseId = :id and i.state"
                                + " = :state",
                        Long.class)
                .setParameter("id", id.asLong())
                .setParameter("state", state)
                .getSingleResult();
    }

    List<EscalationEntity> openEscalations(EntityManager em, CaseId id) {
        return escalations(em, id).stream().filter(EscalationEntity::isOpen).toList();
    }

    List<EscalationEntity> escalations(EntityManager em, CaseId id) {
        return of(em, EscalationEntity.class, id, "askedAt");
    }

    List<InteractionEntity> interactions(EntityManager em, CaseId id) {
        return of(em, InteractionEntity.class, id, "happenedAt");
    }

    /** Rows of the case, oldest first. */
    <T> List<T> of(EntityManager em, Class<T> type, CaseId id, String timeColumn) {
        return em.createQuery(
                        "select x from "
                                + type.getSimpleName()
                                + " x where x.caseId = :id order by x."
                                + timeColumn
                                + ", x.id",
                        type)
                .setParameter("id", id.asLong())
                .getResultList();
    }

    InteractionEntity byOutbound(EntityManager em, OutboundId id) {
        return em
                .createQuery(
                        "select i from InteractionEntity i where i.outboundId = :id",
                        InteractionEntity.class)
                .setParameter("id", id.value())
                .getResultList()
                .stream()
                .findFirst()
                .orElse(null);
    }

    /** As records, with their fields, attachments and problems, in the given order. */
    List<Interaction> records(EntityManager em, List<InteractionEntity> interactions) {
        List<Long> ids = interactions.stream().map(i -> i.id().value()).toList();
        Map<Long, List<FieldEntity>> fields =
                parts(em, FieldEntity.class, ids, FieldEntity::interactionId);
        Map<Long, List<CopyEntity>> copies =
                parts(em, CopyEntity.class, ids, CopyEntity::interactionId);
        Map<Long, List<AttachmentEntity>> attachments =
                parts(em, AttachmentEntity.class, ids, AttachmentEntity::interactionId);
        Map<Long, List<ProblemEntity>> problems =
                parts(em, ProblemEntity.class, ids, ProblemEntity::interactionId);
        return interactions.stream()
                .map(
                        i -> {
                            Long id = i.id().value();
                            return i.interaction(
                                    fields.getOrDefault(id, List.of()).stream()
                                            .map(FieldEntity::field)
                                            .toList(),
                                    attachments.getOrDefault(id, List.of()).stream()
                                            .map(AttachmentEntity::stored)
                                            .toList(),
                                    problems.getOrDefault(id, List.of()).stream()
                                            .map(ProblemEntity::text)
                                            .toList(),
                                    copies.getOrDefault(id, List.of()).stream()
                                            .map(CopyEntity::party)
                                            .toList());
                        })
                .toList();
    }

    List<StoredAttachment> attachments(EntityManager em, InteractionId id) {
        return parts(
                        em,
                        AttachmentEntity.class,
                        List.of(id.value()),
                        AttachmentEntity::interactionId)
                .getOrDefault(id.value(), List.of())
                .stream()
                .map(AttachmentEntity::stored)
                .toList();
    }

    private static <T> Map<Long, List<T>> parts(
            EntityManager em,
            Class<T> type,
            Collection<Long> interactions,
            Function<T, Long> interactionOf) {
        if (interactions.isEmpty()) {
            return Map.of();
        }
        return em
                .createQuery(
                        "select x from "
                                + type.getSimpleName()
                                + " x where x.interactionId in :ids order by x.id",
                        type)
                .setParameter("ids", interactions)
                .getResultList()
                .stream()
                .collect(Collectors.groupingBy(interactionOf));
    }
}
