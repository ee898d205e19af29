// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.servicelevel;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Objects;

/**
 * What was promised of an indicator from a month on, until a later target of the same duty
 * (ST-305).
 *
 * @param from the first month, from 2000 to 2099
 * @param bound in the measure's unit: 0 to 100 per cent, or 0 to 86,400 seconds; two digits behind
 *     the point at most
 */
public record Target(YearMonth from, Duty duty, Comparison comparison, BigDecimal bound) {
    public Target {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(duty, "duty");
        Objects.requireNonNull(comparison, "comparison");
        Objects.requireNonNull(bound, "bound");
    }
}
