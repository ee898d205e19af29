// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.servicelevels.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Optional;
import org.madoguchi.api.servicelevel.ImprovementPlan;
import org.madoguchi.api.servicelevel.IndicatorId;

/** An improvement plan. */
@Entity
@Table(name = "servicelevels_plan")
class PlanEntity {
    @Id
    @Column(length = 30)
    private String id;

    @Column(name = "indicator_id")
    private long indicatorId;

    @Column(name = "for_month")
    private int forMonth;

    @Column(nullable = false, length = 4000)
    private String cause;

    @Column(nullable = false, length = 4000)
    private String remedy;

    @Column(name = "due_on")
    private LocalDate dueOn;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 10)
    private ImprovementPlan.State state;

    @Column(nullable = false, length = 4000)
    private String outcome;

    protected PlanEntity() {}

    PlanEntity(ImprovementPlan plan) {
        indicatorId = plan.indicator().value();
        forMonth = Months.column(plan.month());
        id = indicatorId + "-" + forMonth;
        cause = plan.cause();
        remedy = plan.remedy();
        dueOn = plan.due().orElse(null);
        state = plan.state();
        outcome = plan.result();
    }

    ImprovementPlan plan() {
        return new ImprovementPlan(
                new IndicatorId(indicatorId),
                Months.month(forMonth),
                cause,
                remedy,
                Optional.ofNullable(dueOn),
                state,
                outcome);
    }
}
