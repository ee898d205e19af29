// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.servicelevel;

import java.time.YearMonth;
import java.util.List;
import org.madoguchi.api.identity.Actor;

/**
 * The plans. Reading needs {@code BOARD_READ}, writing {@code QUALITY_MARK} besides, and is
 * audited. Safe for use by several threads.
 */
public interface ImprovementPlans {
    /** Those of some months, in the order of months and indicators. */
    List<ImprovementPlan> plans(Actor actor, YearMonth first, YearMonth last);

    /**
     * Keeps the plan in the place of the former one.
     *
     * @throws org.madoguchi.api.NotFoundException when there is no such indicator
     * @throws org.madoguchi.api.RejectedException when the person can mend it
     */
    void save(Actor actor, ImprovementPlan plan);
}
