// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.servicelevels.internal;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.servicelevel.ImprovementPlan;
import org.madoguchi.api.servicelevel.ImprovementPlans;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Improvement plans as rows. */
@Component(service = ImprovementPlans.class)
public final class StoredPlans implements ImprovementPlans {
    private static final int LONGEST = 4000;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2099;

    private final LevelStore store;
    private final AuditTrail audit;

    @Activate
    public StoredPlans(@Reference LevelStore store, @Reference AuditTrail audit) {
        this.store = store;
        this.audit = audit;
    }

    @Override
    public List<ImprovementPlan> plans(Actor actor, YearMonth first, YearMonth last) {
        actor.require(Permission.BOARD_READ);
        return store.unit()
                .required(
                        em ->
                                em
                                        .createQuery(
                                                "select p from PlanEntity p"
                                                        + " where p.forMonth >= :first"
                                                        + " and p.forMonth <= :last"
                                                        + " order by p.forMonth, p.indicatorId",
                                                PlanEntity.class)
                                        .setParameter("first", Months.column(first))
                                        .setParameter("last", Months.column(last))
                                        .getResultList()
                                        .stream()
                                        .map(PlanEntity::plan)
                                        .toList());
    }

    @Override
    public void save(Actor actor, ImprovementPlan wanted) {
        actor.require(Permission.BOARD_READ);
        actor.require(Permission.QUALITY_MARK);
        ImprovementPlan plan = checked(wanted);
        store.unit()
                .run(
                        em -> {
                            IndicatorEntity row =
                                    em.find(IndicatorEntity.class, plan.indicator().value());
                            if (row == null) {
                                throw new NotFoundException("no indicator " + plan.indicator());
                            }
                            em.merge(new PlanEntity(plan));
                            audit.record(
                                    actor,
                                    "plan.save",
                                    "indicator " + plan.indicator(),
                                    row.name() + ", " + plan.month() + ", " + plan.state());
                        });
    }

    private static ImprovementPlan checked(ImprovementPlan plan) {
        String remedy = Said.text(plan.remedy(), LONGEST, "plan-long");
        String result = Said.text(plan.result(), LONGEST, "plan-long");
        if (remedy.isEmpty()) {
            throw Said.rejection("plan-remedy");
        }
        if (plan.state() == ImprovementPlan.State.DONE && result.isEmpty()) {
            throw Said.rejection("plan-result");
        }
        LocalDate due = plan.due().orElseThrow(() -> Said.rejection("plan-due"));
        if (isOdd(due.getYear()) || isOdd(plan.month().getYear())) {
            throw Said.rejection("plan-due");
        }
        return new ImprovementPlan(
                plan.indicator(),
                plan.month(),
                Said.text(plan.cause(), LONGEST, "plan-long"),
                remedy,
                Optional.of(due),
                plan.state(),
                result);
    }

    private static boolean isOdd(int year) {
        return year < FIRST_YEAR || year > LAST_YEAR;
    }
}
