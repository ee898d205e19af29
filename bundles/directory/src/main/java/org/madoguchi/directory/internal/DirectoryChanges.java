// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.directory.internal;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.directory.DepartmentDraft;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.directory.PersonDraft;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.storage.EntityUnit;

/**
 * Carries plans out. Every change is audited; names of people are not in the audit, numbers are.
 */
final class DirectoryChanges {
    private final DirectoryStore store;
    private final MergeFollowers followers;
    private final EntityUnit unit;
    private final AuditTrail audit;
    private final Clock clock;

    DirectoryChanges(
            DirectoryStore store, MergeFollowers followers, AuditTrail audit, Clock clock) {
        this.followers = followers;
        this.store = store;
        this.unit = store.unit();
        this.audit = audit;
        this.clock = clock;
    }

    void apply(EntityManager em, Actor actor, DepartmentPlan plan) {
        List<DepartmentPlan.Step> steps = plan.steps();
        if (steps.isEmpty()) {
            return;
        }
        Map<String, DepartmentEntity> entities = new HashMap<>(plan.known());
        for (DepartmentPlan.Step step : steps) {
            if (step.creates()) {
                String code = step.draft().code();
                entities.put(code, new DepartmentEntity(new DepartmentId(unit.newId()), code));
            }
        }
        Instant now = clock.instant();
        Map<DepartmentId, DepartmentId> mergers = new LinkedHashMap<>();
        for (DepartmentPlan.Step step : steps) {
            DepartmentDraft draft = step.draft();
            DepartmentEntity entity = entities.get(draft.code());
            if (step.renames()) {
                em.persist(new FormerNameEntity(unit.newId(), entity.id(), step.before(), now));
            }
            entity.become(draft);
            entity.standsBelow(id(entities, draft.parent()));
            entity.isFollowedBy(id(entities, draft.successor()));
            if (step.creates()) {
                em.persist(entity);
            }
            if (step.retires() && !draft.successor().isEmpty()) {
                DepartmentId heir = entities.get(draft.successor()).id();
                handOn(em, entity.id(), heir);
                mergers.put(entity.id(), heir);
            }
            audit.record(
                    actor,
                    step.creates() ? "department.create" : "department.update",
                    "department " + draft.code(),
                    step.creates()
                            ? draft.name() + ", " + draft.mail() + ", " + draft.phone()
                            : DepartmentPlan.told(step.before(), draft));
        }
        store.changed(em);
        // who follows may look at the departments as they are now
        mergers.forEach((merged, heir) -> followers.merged(actor, merged, heir));
    }

    private static Optional<DepartmentId> id(Map<String, DepartmentEntity> entities, String code) {
        return Optional.ofNullable(entities.get(code)).map(DepartmentEntity::id);
    }

    /** What is below a merged department is moved by the plan. */
    private static void handOn(EntityManager em, DepartmentId merged, DepartmentId heir) {
        em.flush();
        for (String table : List.of("PersonEntity", "TelephoneEntity")) {
            em.createQuery(
                            "UPDATE "
                                    + table
                                    + " e SET e.departmentId = :heir"
                                    + " WHERE e.departmentId = :merged")
                    .setParameter("heir", heir.value())
                    .setParameter("merged", merged.value())
                    .executeUpdate();
        }
    }

    void apply(EntityManager em, Actor actor, PersonPlan plan) {
        for (PersonPlan.Step step : plan.steps()) {
            PersonDraft draft = step.draft();
            PersonEntity entity =
                    step.creates() ? new PersonEntity(unit.newId(), draft.number()) : step.entity();
            entity.become(draft, step.department());
            if (step.creates()) {
                em.persist(entity);
            }
            audit.record(
                    actor,
                    step.creates() ? "person.create" : "person.update",
                    "person " + draft.number(),
                    step.creates() ? draft.department() : PersonPlan.told(step.before(), draft));
        }
        for (PersonEntity entity : plan.left()) {
            entity.leave();
            audit.record(actor, "person.update", "person " + entity.number(), "left");
        }
        if (!plan.steps().isEmpty() || !plan.left().isEmpty()) {
            store.changed(em);
        }
    }
}
