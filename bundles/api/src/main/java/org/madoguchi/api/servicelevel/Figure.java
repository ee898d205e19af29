// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.servicelevel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.madoguchi.api.servicelevel.Measure.Unit;

/**
 * What was counted, as a fraction: months add up to years.
 *
 * @param numerator the part, or seconds
 * @param denominator all of it, or calls; 0 where there is nothing to be told
 */
public record Figure(long numerator, long denominator) {
    public static final Figure NONE = new Figure(0, 0);

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public Figure plus(Figure other) {
        return new Figure(numerator + other.numerator, denominator + other.denominator);
    }

    public boolean isEmpty() {
        return denominator == 0;
    }

    /** Rounded half up, one digit behind the point; empty where there is no data. */
    public Optional<BigDecimal> value(Unit unit) {
        return isEmpty()
                ? Optional.empty()
                : Optional.of(
                        scaled(unit)
                                .divide(BigDecimal.valueOf(denominator), 1, RoundingMode.HALF_UP));
    }

    /** By the exact value, not the rounded one: 9.96 % is below 10. */
    public boolean meets(Target target, Unit unit) {
        BigDecimal promised = target.bound().multiply(BigDecimal.valueOf(denominator));
        return target.comparison().isMet(scaled(unit).compareTo(promised));
    }

    private BigDecimal scaled(Unit unit) {
        BigDecimal counted = BigDecimal.valueOf(numerator);
        return unit == Unit.PERCENT ? counted.multiply(HUNDRED) : counted;
    }
}
