// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.rules.internal;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseWatch;
import org.madoguchi.api.rule.Rule;
import org.madoguchi.api.rule.RuleRun;
import org.madoguchi.storage.Times;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What rules have been asked about and what they have done: why none acts twice. */
@Component(service = RuleLedger.class)
public final class RuleLedger {
    private final RuleStore store;

    @Activate
    public RuleLedger(@Reference RuleStore store) {
        this.store = store;
    }

    List<Rule> on() {
        return store.unit()
                .required(
                        em ->
                                store.items(em, ItemKind.RULE).stream()
                                        .filter(row -> row.state() == Rule.State.ON)
                                        .map(row -> row.rule(store.json()))
                                        .toList());
    }

    /** Until when everything was looked at; in a new installation that is now. */
    Instant seenUntil(Instant now) {
        return store.unit()
                .required(
                        em -> {
                            WatchEntity row = em.find(WatchEntity.class, WatchEntity.ONLY);
                            if (row == null) {
                                row = new WatchEntity(now);
                                em.persist(row);
                            }
                            return row.seenUntil();
                        });
    }

    /**
     * @param forgotten events from before that time are not asked for again
     */
    void see(Instant until, Instant forgotten) {
        store.unit()
                .run(
                        em -> {
                            em.find(WatchEntity.class, WatchEntity.ONLY).see(until);
                            em.createQuery("delete from SeenEntity s where s.happenedAt < :old")
                                    .setParameter("old", Times.column(forgotten))
                                    .executeUpdate();
                        });
    }

    boolean isSeen(CaseWatch.Event event) {
        return store.unit().required(em -> em.find(SeenEntity.class, event.id()) != null);
    }

    void seen(CaseWatch.Event event) {
        store.unit()
                .run(
                        em -> {
                            if (em.find(SeenEntity.class, event.id()) == null) {
                                em.persist(new SeenEntity(event));
                            }
                        });
    }

    boolean hasRun(EntityManager em, Rule rule, Occasion on) {
        return !em.createQuery(
                        "select r.id from RunEntity r where r.ruleId = :rule"
                                + " and r.occasion = :occasion",
                        Long.class)
                .setParameter("rule", rule.id().value())
                .setParameter("occasion", on.key())
                .getResultList()
                .isEmpty();
    }

    boolean hasRun(Rule rule, Occasion on) {
        return store.unit().required(em -> hasRun(em, rule, on));
    }

    /** On occasions whose keys begin like this. */
    int times(Rule rule, String key) {
        return runs(rule, key).size();
    }

    Optional<Instant> last(Rule rule, String key) {
        return runs(rule, key).stream().map(RunEntity::at).max(Instant::compareTo);
    }

    private List<RunEntity> runs(Rule rule, String key) {
        return store.unit()
                .required(
                        em ->
                                em.createQuery(
                                                "select r from RunEntity r where r.ruleId = :rule"
                                                        + " and r.occasion like :key",
                                                RunEntity.class)
                                        .setParameter("rule", rule.id().value())
                                        .setParameter("key", key + "%")
                                        .getResultList());
    }

    /** How often any rule has acted on the case. */
    long times(CaseId id, Instant since) {
        return store.unit()
                .required(
                        em ->
                                em.createQuery(
                                                "select count(r) from RunEntity r where r.caseId"
                                                        + " = :id and r.runAt >= :since",
                                                Long.class)
                                        .setParameter("id", id.asLong())
                                        .setParameter("since", Times.column(since))
                                        .getSingleResult());
    }

    void note(EntityManager em, Rule rule, Occasion on, RuleRun.Outcome outcome, String why) {
        em.persist(
                new RunEntity(
                        store.unit().newId(), rule, on, store.clock().instant(), outcome, why));
    }

    void note(Rule rule, Occasion on, RuleRun.Outcome outcome, String why) {
        store.unit()
                .run(
                        em -> {
                            if (!hasRun(em, rule, on)) {
                                note(em, rule, on, outcome, why);
                            }
                        });
    }
}
