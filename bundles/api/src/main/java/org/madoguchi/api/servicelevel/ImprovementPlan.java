// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.servicelevel;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;
import java.util.Optional;

/**
 * What is done about an indicator that was missed (業務改善計画; ST-257, YK-052). One for each indicator
 * and month.
 *
 * @param month in which it was missed
 * @param cause 4,000 characters at most, as the other texts
 * @param remedy what will be done
 * @param due until when
 * @param result what came of it; needed for {@link State#DONE}
 */
public record ImprovementPlan(
        IndicatorId indicator,
        YearMonth month,
        String cause,
        String remedy,
        Optional<LocalDate> due,
        State state,
        String result) {
    /** How far it has come. */
    public enum State {
        DRAWN_UP,
        /** By the city. */
        APPROVED,
        DONE
    }

    public ImprovementPlan {
        Objects.requireNonNull(indicator, "indicator");
        Objects.requireNonNull(month, "month");
        Objects.requireNonNull(cause, "cause");
        Objects.requireNonNull(remedy, "remedy");
        Objects.requireNonNull(due, "due");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(result, "result");
    }

    /** Before anything is written. */
    public static ImprovementPlan blank(IndicatorId indicator, YearMonth month) {
        return new ImprovementPlan(indicator, month, "", "", Optional.empty(), State.DRAWN_UP, "");
    }
}
