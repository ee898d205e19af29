// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.Corrections;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.storage.Times;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Corrections as rows. */
@Component(service = Corrections.class)
public final class StoredCorrections implements Corrections {
    /** What one person types within this is one correction. */
    private static final Duration ONE_GO = Duration.ofMinutes(5);

    private static final int MOST = 500;

    private final CaseStore store;
    private final AuditTrail audit;

    @Activate
    public StoredCorrections(@Reference CaseStore store, @Reference AuditTrail audit) {
        this.store = store;
        this.audit = audit;
    }

    /** Inside the transaction that changes the record. */
    static void note(
            CaseStore store,
            EntityManager em,
            Actor actor,
            CaseId id,
            String what,
            String before,
            String after) {
        em.persist(
                new CorrectionEntity(
                        store.unit().newId(),
                        id,
                        store.clock().instant(),
                        actor,
                        what,
                        before,
                        after));
    }

    /** The person goes on with what may be a correction. */
    static void goOn(
            CaseStore store, EntityManager em, Actor actor, CaseId id, String what, String now) {
        Instant since = store.clock().instant().minus(ONE_GO);
        em
                .createQuery(
                        "select c from CorrectionEntity c where c.caseId = :id and c.what = :what"
                                + " and c.happenedAt > :since order by c.happenedAt desc",
                        CorrectionEntity.class)
                .setParameter("id", id.asLong())
                .setParameter("what", Cut.to(300, what))
                .setParameter("since", Times.column(since))
                .getResultList()
                .stream()
                .filter(correction -> correction.isOf(actor) && !correction.isChecked())
                .findFirst()
                .ifPresent(correction -> correction.goOn(now));
    }

    @Override
    public List<Correction> unchecked(Actor actor, int limit) {
        actor.require(Permission.QUALITY_MARK);
        return store.unit()
                .required(
                        em ->
                                em
                                        .createQuery(
                                                "select c from CorrectionEntity c where"
                                                        + " c.checkedAt is null order by"
                                                        + " c.happenedAt, c.id",
                                                CorrectionEntity.class)
                                        .setMaxResults(Math.min(limit, MOST))
                                        .getResultList()
                                        .stream()
                                        .map(CorrectionEntity::correction)
                                        .toList());
    }

    @Override
    public long count(Actor actor) {
        actor.require(Permission.QUALITY_MARK);
        return store.unit()
                .required(
                        em ->
                                em.createQuery(
                                                "select count(c) from CorrectionEntity c where"
                                                        + " c.checkedAt is null",
                                                Long.class)
                                        .getSingleResult());
    }

    @Override
    public void confirm(Actor actor, Set<Long> ids) {
        actor.require(Permission.QUALITY_MARK);
        if (ids.size() > MOST) {
            throw DeskTexts.rejection("correction-many", MOST);
        }
        store.unit().run(em -> ids.forEach(id -> confirm(em, actor, id)));
    }

    private void confirm(EntityManager em, Actor actor, long id) {
        CorrectionEntity found = em.find(CorrectionEntity.class, id);
        if (found == null || found.isChecked()) {
            return;
        }
        if (found.isOf(actor)) {
            throw DeskTexts.rejection("correction-own");
        }
        found.check(actor, store.clock().instant());
        audit.record(actor, "case.correction", "case " + found.caseId(), "correction " + id);
    }
}
