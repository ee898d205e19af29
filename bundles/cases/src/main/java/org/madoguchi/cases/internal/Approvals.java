// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.madoguchi.api.cases.Approval;
import org.madoguchi.api.cases.ApprovalStep;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.InteractionId;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.storage.Row;
import org.madoguchi.storage.Select;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The steps of answers that wait for their release: who may give the next one, and who gave which.
 */
@Component(service = Approvals.class)
public final class Approvals {
    private static final String WAITING = " i.state = 'AWAITING_APPROVAL'";

    private final CaseStore store;
    private final StoredApprovalRules rules;
    private final Voices voices;

    @Activate
    public Approvals(
            @Reference CaseStore store,
            @Reference StoredApprovalRules rules,
            @Reference Voices voices) {
        this.store = store;
        this.rules = rules;
        this.voices = voices;
    }

    /** What a step is called. */
    static String name(Approval approval) {
        return approval.step().name().isEmpty()
                ? DeskTexts.japanese("approval-step", approval.number())
                : approval.step().name();
    }

    /** The answer was handed in: all its steps are missing. */
    void ask(EntityManager em, CaseEntity answered, InteractionEntity reply) {
        answered.has(CasePart.APPROVALS);
        put(em, reply.id(), rules.steps(reply.authorDepartment()));
    }

    private void put(EntityManager em, InteractionId reply, List<ApprovalStep> steps) {
        for (int number = 1; number <= steps.size(); number++) {
            em.persist(
                    new ApprovalEntity(store.unit().newId(), reply, number, steps.get(number - 1)));
        }
        em.flush();
    }

    /**
     * Those that somebody can use.
     *
     * @throws PermissionDeniedException when there are none
     */
    List<Voice> demandVoices(Actor actor) {
        List<Voice> own = voices.of(actor);
        if (own.isEmpty()) {
            throw new PermissionDeniedException(Permission.REPLY_APPROVE);
        }
        return own;
    }

    /** How the answer stands. */
    Awaited awaited(InteractionEntity reply) {
        Select<Map.Entry<Long, Awaited.Step>> steps =
                Select.of(
                        "SELECT "
                                + Awaited.Step.COLUMNS
                                + " FROM cases_approval p WHERE p.interaction_id = ?",
                        Approvals::step,
                        reply.id().value());
        store.unit().select(steps);
        return new Awaited(
                reply.id(),
                reply.caseId(),
                reply.author(),
                reply.authorDepartment(),
                inOrder(steps.rows(), reply.id().value()));
    }

    /**
     * Gives the next step.
     *
     * @return whether it was the last one
     */
    boolean give(EntityManager em, Actor actor, Awaited awaited, Voice voice) {
        int number = awaited.next().approval().number();
        ApprovalEntity step =
                stored(em, awaited.id(), number)
                        .orElseGet(
                                () -> {
                                    // handed in before there were steps
                                    put(em, awaited.id(), List.of(ApprovalStep.USUAL));
                                    return stored(em, awaited.id(), number).orElseThrow();
                                });
        step.give(actor.user().orElseThrow(), actor.name(), voice, store.clock().instant());
        em.find(CaseEntity.class, awaited.caseId().asLong()).has(CasePart.APPROVALS);
        return awaited.isLast();
    }

    private static Optional<ApprovalEntity> stored(
            EntityManager em, InteractionId reply, int number) {
        return em.createQuery(
                        "select p from ApprovalEntity p where p.interactionId = :reply"
                                + " and p.step = :number",
                        ApprovalEntity.class)
                .setParameter("reply", reply.value())
                .setParameter("number", number)
                .getResultStream()
                .findFirst();
    }

    /** A released answer came back: nothing is given any more. */
    void beginAnew(EntityManager em, InteractionId reply) {
        em.createQuery(
                        "select p from ApprovalEntity p where p.interactionId = :reply",
                        ApprovalEntity.class)
                .setParameter("reply", reply.value())
                .getResultList()
                .forEach(ApprovalEntity::takeBack);
    }

    /** The answers of a case of which the actor may give the next step now. */
    Set<InteractionId> approvable(Actor actor, CaseId id) {
        return mine(actor, Optional.of(id)).stream().map(Awaited::id).collect(Collectors.toSet());
    }

    /** The cases with such answers. */
    Set<CaseId> cases(Actor actor) {
        return mine(actor, Optional.empty()).stream()
                .map(Awaited::caseId)
                .collect(Collectors.toSet());
    }

    private List<Awaited> mine(Actor actor, Optional<CaseId> only) {
        List<Voice> own = voices.of(actor);
        if (own.isEmpty()) {
            return List.of();
        }
        UserId self = actor.user().orElseThrow();
        return awaited(only).stream()
                .filter(waiting -> waiting.voice(self, own).isPresent())
                .toList();
    }

    private List<Awaited> awaited(Optional<CaseId> only) {
        String condition = WAITING + only.map(id -> " AND i.case_id = " + id.asLong()).orElse("");
        Select<Map.Entry<Long, Awaited.Step>> steps =
                Select.of(
                        "SELECT "
                                + Awaited.Step.COLUMNS
                                + " FROM cases_approval p JOIN cases_interaction i"
                                + " ON i.id = p.interaction_id WHERE"
                                + condition,
                        Approvals::step);
        Select<Awaited> waiting =
                Select.of(
                        "SELECT i.id, i.case_id, i.author_id, i.author_department_id"
                                + " FROM cases_interaction i WHERE"
                                + condition,
                        row -> {
                            long number = row.number();
                            return new Awaited(
                                    new InteractionId(number),
                                    CaseId.ofLong(row.number()),
                                    row.optionalNumber().map(UserId::new),
                                    row.optionalNumber().map(DepartmentId::new),
                                    inOrder(steps.rows(), number));
                        });
        store.unit().select(steps, waiting);
        return waiting.rows();
    }

    static Map.Entry<Long, Awaited.Step> step(Row row) throws SQLException {
        return Map.entry(row.number(), Awaited.Step.read(row));
    }

    private static List<Awaited.Step> inOrder(List<Map.Entry<Long, Awaited.Step>> all, long reply) {
        List<Awaited.Step> steps =
                new ArrayList<>(
                        all.stream()
                                .filter(each -> each.getKey() == reply)
                                .map(Map.Entry::getValue)
                                .sorted(Comparator.comparing(each -> each.approval().number()))
                                .toList());
        return steps.isEmpty() ? List.of(Awaited.Step.USUAL) : List.copyOf(steps);
    }
}
