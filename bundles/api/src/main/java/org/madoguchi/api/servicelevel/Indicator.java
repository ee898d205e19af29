// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.servicelevel;

import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;

/**
 * One service indicator (サービス指標), as an administrator defines it.
 *
 * @param name 100 characters at most in each language; English may be empty
 * @param within seconds or hours, as the measure says; 0 where it says nothing
 * @param targets in the order of their months; may be empty
 * @param retired not told any more
 */
public record Indicator(
        IndicatorId id,
        LocalizedText name,
        Measure measure,
        int within,
        Scope scope,
        List<Target> targets,
        boolean retired) {
    public Indicator {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(measure, "measure");
        Objects.requireNonNull(scope, "scope");
        targets =
                targets.stream()
                        .sorted(Comparator.comparing(Target::from).thenComparing(Target::duty))
                        .toList();
    }

    /** What is promised of a month. */
    public Optional<Target> target(Duty duty, YearMonth month) {
        return targets.stream()
                .filter(each -> each.duty() == duty && !each.from().isAfter(month))
                .reduce((earlier, later) -> later);
    }
}
