// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.servicelevel;

import java.time.YearMonth;
import java.util.Objects;
import java.util.Optional;

/**
 * An indicator in a month, or in several together.
 *
 * @param month of several the last one
 * @param target what was promised of that month; empty where nothing was
 * @param missedRunning how many months up to this one missed the target without a break, this one
 *     included, {@value #LONGEST} at most; 0 of several months together
 */
public record Level(
        YearMonth month,
        Figure figure,
        Optional<Target> target,
        Verdict verdict,
        int missedRunning) {
    public static final int LONGEST = 12;

    /** Months from which an improvement plan is due (ST-257). */
    public static final int PLAN_DUE = 2;

    /** What is to be said of it. */
    public enum Verdict {
        MET,
        MISSED,
        NO_DATA,
        /** Nothing was promised. */
        NO_TARGET
    }

    public Level {
        Objects.requireNonNull(month, "month");
        Objects.requireNonNull(figure, "figure");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(verdict, "verdict");
    }

    public boolean isPlanDue() {
        return missedRunning >= PLAN_DUE;
    }
}
