// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.servicelevel;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An indicator over a stretch of months, for one duty: who has both has two rows (FJ-247).
 *
 * @param duty empty where nothing is promised
 * @param whole all months together
 * @param months each of them, also those to come
 */
public record LevelRow(Indicator indicator, Optional<Duty> duty, Level whole, List<Level> months) {
    public LevelRow {
        Objects.requireNonNull(indicator, "indicator");
        Objects.requireNonNull(duty, "duty");
        Objects.requireNonNull(whole, "whole");
        months = List.copyOf(months);
    }

    public Level last() {
        return months.get(months.size() - 1);
    }
}
