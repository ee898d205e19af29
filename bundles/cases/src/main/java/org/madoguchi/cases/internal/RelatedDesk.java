// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.cases.ChangeKind;
import org.madoguchi.api.cases.InteractionId;
import org.madoguchi.api.cases.InteractionKind;
import org.madoguchi.api.cases.RelatedCases;
import org.madoguchi.api.cases.Relation;
import org.madoguchi.api.cases.Reply;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Links cases, makes one of two, and two of one. */
@Component(service = RelatedCases.class)
public final class RelatedDesk implements RelatedCases {
    private static final String DUPLICATE = "duplicate";

    private final CaseStore store;
    private final NewCases newCases;
    private final AuditTrail audit;

    @Activate
    public RelatedDesk(
            @Reference CaseStore store, @Reference NewCases newCases, @Reference AuditTrail audit) {
        this.store = store;
        this.newCases = newCases;
        this.audit = audit;
    }

    @Override
    public void link(Actor actor, CaseId id, CaseId other) {
        actor.require(Permission.CASE_HANDLE);
        requireTwo(id, other);
        store.unit()
                .run(
                        em -> {
                            CaseEntity one = store.visible(em, actor, id);
                            CaseEntity two = store.visible(em, actor, other);
                            if (Related.between(em, one, two).isPresent()) {
                                return;
                            }
                            Related.put(store, em, one, two, Relation.LINKED);
                            both(em, actor, one, two, ChangeKind.LINKED, ChangeKind.LINKED);
                            audit.record(actor, "case.link", "case " + id, "case " + other);
                        });
    }

    @Override
    public void unlink(Actor actor, CaseId id, CaseId other) {
        actor.require(Permission.CASE_HANDLE);
        store.unit()
                .run(
                        em -> {
                            CaseEntity one = store.visible(em, actor, id);
                            CaseEntity two = store.visible(em, actor, other);
                            Optional<RelatedEntity> there = link(em, one, two);
                            if (there.isEmpty()) {
                                return;
                            }
                            em.remove(there.get());
                            link(em, two, one).ifPresent(em::remove);
                            both(em, actor, one, two, ChangeKind.UNLINKED, ChangeKind.UNLINKED);
                            audit.record(actor, "case.unlink", "case " + id, "case " + other);
                        });
    }

    private static Optional<RelatedEntity> link(EntityManager em, CaseEntity one, CaseEntity two) {
        return Related.between(em, one, two).filter(row -> row.relation() == Relation.LINKED);
    }

    @Override
    public void merge(Actor actor, CaseId from, CaseId into) {
        actor.require(Permission.CASE_HANDLE);
        requireTwo(from, into);
        store.unit()
                .run(
                        em -> {
                            CaseEntity leaving = store.visible(em, actor, from);
                            CaseEntity staying = store.visible(em, actor, into);
                            requireNothingOwed(em, leaving);
                            Related.requireUnmerged(em, staying);
                            if (!staying.state().isOpen()) {
                                throw DeskTexts.rejection("case-closed");
                            }
                            move(em, leaving, staying);
                            staying.takeOver(leaving);
                            store.restate(em, staying, staying.state());
                            Related.put(store, em, leaving, staying, Relation.MERGED_INTO);
                            if (leaving.state().isOpen()) {
                                leaving.close(DUPLICATE, store.clock().instant());
                            }
                            both(
                                    em,
                                    actor,
                                    leaving,
                                    staying,
                                    ChangeKind.MERGED_AWAY,
                                    ChangeKind.MERGED);
                            audit.record(actor, "case.merge", "case " + from, "case " + into);
                        });
    }

    /** A department that was asked has the number of the case in its mail. */
    private void requireNothingOwed(EntityManager em, CaseEntity leaving) {
        Related.requireUnmerged(em, leaving);
        if (!store.openEscalations(em, leaving.id()).isEmpty()) {
            throw DeskTexts.rejection("merge-department", leaving.id());
        }
    }

    private void move(EntityManager em, CaseEntity from, CaseEntity into) {
        if (!has(em, "CaseTopicEntity", into)) {
            move(em, "CaseTopicEntity", from, into);
        }
        if (!has(em, "AnswerEntity", into)) {
            move(em, "AnswerEntity", from, into);
        }
        for (String kind :
                List.of(
                        "InteractionEntity",
                        "AttachmentEntity",
                        "ThreadEntity",
                        "NoteEntity",
                        "EscalationEntity",
                        "MarkEntity",
                        "ReasonEntity")) {
            move(em, kind, from, into);
        }
        em.createQuery(
                        "select c from ConversationEntity c where c.caseId = :from",
                        ConversationEntity.class)
                .setParameter("from", from.id().asLong())
                .getResultList()
                .forEach(conversation -> conversation.moveTo(into.id()));
        moveDrafts(em, from, into);
    }

    private static boolean has(EntityManager em, String kind, CaseEntity one) {
        return em.createQuery(
                                "select count(x) from " + kind + " x where x.caseId = :id",
                                Long.class)
                        .setParameter("id", one.id().asLong())
                        .getSingleResult()
                > 0;
    }

    private static void move(EntityManager em, String kind, CaseEntity from, CaseEntity into) {
        em.createQuery("update " + kind + " x set x.caseId = :into where x.caseId = :from")
                .setParameter("into", into.id().asLong())
                .setParameter("from", from.id().asLong())
                .executeUpdate();
    }

    /** Whoever has begun an answer in both finds one after the other. */
    private void moveDrafts(EntityManager em, CaseEntity from, CaseEntity into) {
        for (DraftEntity left : store.of(em, DraftEntity.class, from.id(), "savedAt")) {
            DraftEntity kept =
                    Drafts.find(em, left.user(), into.id())
                            .orElseGet(
                                    () ->
                                            new DraftEntity(
                                                    store.unit().newId(), into.id(), left.user()));
            String both = kept.body().isEmpty() ? left.body() : kept.body() + "\n\n" + left.body();
            kept.save(Cut.to(Reply.MAX_TEXT, both), store.clock().instant());
            em.persist(kept);
            em.remove(left);
        }
    }

    @Override
    public CaseId split(Actor actor, InteractionId message) {
        actor.require(Permission.CASE_HANDLE);
        return store.unit()
                .required(
                        em -> {
                            InteractionEntity moved = store.visible(em, actor, message);
                            CaseEntity old = store.visible(em, actor, moved.caseId());
                            requireLater(em, moved);
                            CaseEntity opened =
                                    newCases.open(
                                            em,
                                            NewCases.subject(moved.subject(), moved.body()),
                                            moved.channel(),
                                            old.contact(),
                                            moved.party());
                            opened.assign(old.assignee());
                            opened.giveTo(old.team());
                            if (old.assignee().isPresent()) {
                                opened.become(CaseState.IN_PROGRESS);
                            }
                            opened.takeMessageOf(old);
                            take(em, moved, opened);
                            Related.put(store, em, opened, old, Relation.SPLIT_FROM);
                            store.changed(em, opened, actor, ChangeKind.OPENED, "");
                            both(em, actor, old, opened, ChangeKind.SPLIT, ChangeKind.SPLIT_OFF);
                            audit.record(
                                    actor, "case.split", "case " + old.id(), "case " + opened.id());
                            return opened.id();
                        });
    }

    private void requireLater(EntityManager em, InteractionEntity moved) {
        boolean first =
                store.interactions(em, moved.caseId()).stream()
                        .filter(each -> each.kind() == InteractionKind.INBOUND)
                        .findFirst()
                        .filter(each -> each.id().equals(moved.id()))
                        .isPresent();
        if (moved.kind() != InteractionKind.INBOUND || first) {
            throw DeskTexts.rejection("split-first");
        }
    }

    private static void take(EntityManager em, InteractionEntity moved, CaseEntity opened) {
        moved.moveTo(opened.id());
        em.createQuery(
                        "update AttachmentEntity a set a.caseId = :into where a.interactionId ="
                                + " :message")
                .setParameter("into", opened.id().asLong())
                .setParameter("message", moved.id().value())
                .executeUpdate();
        em.createQuery("update MarkEntity m set m.caseId = :into where m.interactionId = :message")
                .setParameter("into", opened.id().asLong())
                .setParameter("message", moved.id().value())
                .executeUpdate();
        if (!moved.messageId().isEmpty()) {
            em.createQuery(
                            "update ThreadEntity t set t.caseId = :into where t.messageId ="
                                    + " :message")
                    .setParameter("into", opened.id().asLong())
                    .setParameter("message", moved.messageId())
                    .executeUpdate();
        }
    }

    private static void requireTwo(CaseId one, CaseId other) {
        if (one.equals(other)) {
            throw DeskTexts.rejection("same-case");
        }
    }

    /** Each one's history names the other. */
    private void both(
            EntityManager em,
            Actor actor,
            CaseEntity one,
            CaseEntity other,
            ChangeKind here,
            ChangeKind there) {
        store.changed(em, one, actor, here, other.id().toString());
        store.changed(em, other, actor, there, one.id().toString());
    }
}
