// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.servicelevels.internal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.servicelevel.Indicator;
import org.madoguchi.api.servicelevel.IndicatorId;
import org.madoguchi.api.servicelevel.Indicators;
import org.madoguchi.api.servicelevel.Measure;
import org.madoguchi.api.servicelevel.Scope;
import org.madoguchi.api.servicelevel.Target;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The indicators as rows, their targets as rows of their own. */
@Component(service = Indicators.class)
public final class StoredIndicators implements Indicators {
    private static final int STEP = 10;

    private final LevelStore store;
    private final AuditTrail audit;

    @Activate
    public StoredIndicators(@Reference LevelStore store, @Reference AuditTrail audit) {
        this.store = store;
        this.audit = audit;
    }

    @Override
    public List<Indicator> all() {
        return store.unit()
                .required(
                        em -> {
                            Map<IndicatorId, List<Target>> targets =
                                    em
                                            .createQuery(
                                                    "select t from TargetEntity t",
                                                    TargetEntity.class)
                                            .getResultList()
                                            .stream()
                                            .collect(
                                                    groupingBy(
                                                            TargetEntity::indicator,
                                                            mapping(
                                                                    TargetEntity::target,
                                                                    toList())));
                            return rows(em).stream()
                                    .map(
                                            row ->
                                                    row.indicator(
                                                            targets.getOrDefault(
                                                                    row.id(), List.of())))
                                    .toList();
                        });
    }

    private static List<IndicatorEntity> rows(EntityManager em) {
        return em.createQuery(
                        "select i from IndicatorEntity i order by i.position, i.id",
                        IndicatorEntity.class)
                .getResultList();
    }

    @Override
    public Indicator add(Actor actor, LocalizedText name, Measure measure) {
        actor.require(Permission.FORM_MANAGE);
        return store.unit()
                .required(
                        em -> {
                            List<IndicatorEntity> rows = rows(em);
                            if (rows.size() >= MOST) {
                                throw Said.rejection("indicator-many", MOST);
                            }
                            Indicator made =
                                    IndicatorRules.checked(
                                            new Indicator(
                                                    new IndicatorId(store.unit().newId()),
                                                    name,
                                                    measure,
                                                    IndicatorRules.usual(measure),
                                                    Scope.ALL,
                                                    List.of(),
                                                    false));
                            int last =
                                    rows.stream()
                                            .mapToInt(IndicatorEntity::position)
                                            .max()
                                            .orElse(0);
                            em.persist(new IndicatorEntity(made, last + STEP));
                            told(actor, "indicator.add", made.id(), made.name().ja());
                            return made;
                        });
    }

    @Override
    public Indicator save(Actor actor, Indicator wanted) {
        actor.require(Permission.FORM_MANAGE);
        return store.unit()
                .required(
                        em -> {
                            IndicatorEntity row = require(em, wanted.id());
                            Indicator indicator =
                                    IndicatorRules.checked(
                                            new Indicator(
                                                    wanted.id(),
                                                    wanted.name(),
                                                    row.measure(),
                                                    wanted.within(),
                                                    wanted.scope(),
                                                    wanted.targets(),
                                                    false));
                            row.say(indicator);
                            // at once: the new rows may be the same ones again
                            em.createQuery(
                                            "delete from TargetEntity t"
                                                    + " where t.indicatorId = :indicator")
                                    .setParameter("indicator", indicator.id().value())
                                    .executeUpdate();
                            indicator
                                    .targets()
                                    .forEach(
                                            target ->
                                                    em.persist(
                                                            new TargetEntity(
                                                                    store.unit().newId(),
                                                                    indicator.id(),
                                                                    target)));
                            told(actor, "indicator.save", indicator.id(), described(indicator));
                            return row.indicator(indicator.targets());
                        });
    }

    /** What was promised may be what a contract is about: all of it stands in the record. */
    private static String described(Indicator indicator) {
        return indicator.name().ja()
                + ", "
                + indicator.measure()
                + " "
                + indicator.within()
                + ", "
                + indicator.scope().kind()
                + " "
                + indicator.scope().value()
                + ": "
                + indicator.targets().stream()
                        .map(
                                each ->
                                        each.from()
                                                + " "
                                                + each.duty()
                                                + " "
                                                + each.comparison()
                                                + " "
                                                + each.bound().toPlainString())
                        .collect(joining("; "));
    }

    @Override
    public void move(Actor actor, IndicatorId id, int position) {
        actor.require(Permission.FORM_MANAGE);
        store.unit()
                .run(
                        em -> {
                            IndicatorEntity moved = require(em, id);
                            List<IndicatorEntity> order = new ArrayList<>(rows(em));
                            order.remove(moved);
                            order.add(Math.max(0, Math.min(position, order.size())), moved);
                            for (int place = 0; place < order.size(); place++) {
                                order.get(place).stand(STEP * (place + 1));
                            }
                            told(actor, "indicator.move", id, moved.name());
                        });
    }

    @Override
    public void retire(Actor actor, IndicatorId id, boolean retired) {
        actor.require(Permission.FORM_MANAGE);
        store.unit()
                .run(
                        em -> {
                            IndicatorEntity row = require(em, id);
                            row.retire(retired);
                            told(
                                    actor,
                                    retired ? "indicator.retire" : "indicator.revive",
                                    id,
                                    row.name());
                        });
    }

    private static IndicatorEntity require(EntityManager em, IndicatorId id) {
        IndicatorEntity row = em.find(IndicatorEntity.class, id.value());
        if (row == null) {
            throw new NotFoundException("no indicator " + id);
        }
        return row;
    }

    private void told(Actor actor, String action, IndicatorId id, String detail) {
        audit.record(actor, action, "indicator " + id, detail);
    }
}
