// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.servicelevels.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import org.madoguchi.api.servicelevel.Comparison;
import org.madoguchi.api.servicelevel.Duty;
import org.madoguchi.api.servicelevel.IndicatorId;
import org.madoguchi.api.servicelevel.Target;

/** What was promised of an indicator from a month on. */
@Entity
@Table(name = "servicelevels_target")
class TargetEntity {
    private static final int DIGITS = 2;

    @Id private long id;

    @Column(name = "indicator_id")
    private long indicatorId;

    @Column(name = "first_month")
    private int firstMonth;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 8)
    private Duty duty;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 8)
    private Comparison comparison;

    private int bound;

    protected TargetEntity() {}

    TargetEntity(long id, IndicatorId indicator, Target target) {
        this.id = id;
        indicatorId = indicator.value();
        firstMonth = Months.column(target.from());
        duty = target.duty();
        comparison = target.comparison();
        bound = target.bound().movePointRight(DIGITS).intValueExact();
    }

    IndicatorId indicator() {
        return new IndicatorId(indicatorId);
    }

    Target target() {
        BigDecimal value = BigDecimal.valueOf(bound, DIGITS).stripTrailingZeros();
        return new Target(
                Months.month(firstMonth),
                duty,
                comparison,
                value.scale() < 0 ? value.setScale(0) : value);
    }
}
