// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.retention.internal;

import java.util.List;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.retention.Retention;
import org.madoguchi.api.retention.RetentionRule;
import org.madoguchi.storage.EntityUnit;
import org.madoguchi.storage.Storage;
import org.madoguchi.storage.UnitDefinition;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The tables of this module. */
@Component(service = RetentionStore.class)
public final class RetentionStore {
    private final EntityUnit unit;

    @Activate
    public RetentionStore(@Reference Storage storage) {
        unit = storage.open(UnitDefinition.of("retention", RuleEntity.class, RunEntity.class));
    }

    @Deactivate
    void close() {
        unit.close();
    }

    EntityUnit unit() {
        return unit;
    }

    RetentionRule rule(String code) {
        return unit.required(
                em -> {
                    RuleEntity known = em.find(RuleEntity.class, code);
                    return known == null ? RetentionRule.forEver(code) : known.rule();
                });
    }

    void keep(RetentionRule rule) {
        unit.run(em -> em.merge(new RuleEntity(rule)));
    }

    void keep(Retention.Run run) {
        unit.run(em -> em.persist(new RunEntity(unit.newId(), run)));
    }

    Page<Retention.Run> runs(PageRequest request) {
        return unit.required(
                em -> {
                    long total =
                            em.createQuery("select count(r) from RetentionRun r", Long.class)
                                    .getSingleResult();
                    List<Retention.Run> runs =
                            em
                                    .createQuery(
                                            "select r from RetentionRun r"
                                                    + " order by r.erasedAt desc, r.id desc",
                                            RunEntity.class)
                                    .setFirstResult(request.offset())
                                    .setMaxResults(request.limit())
                                    .getResultList()
                                    .stream()
                                    .map(RunEntity::run)
                                    .toList();
                    return new Page<>(runs, total, request);
                });
    }
}
