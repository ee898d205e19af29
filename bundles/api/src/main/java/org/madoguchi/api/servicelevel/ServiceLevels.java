// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.servicelevel;

import java.time.YearMonth;
import java.util.List;
import org.madoguchi.api.identity.Actor;

/**
 * The indicators over months of the city's calendar (ST-212, ST-236, FJ-257). Needs {@code
 * BOARD_READ}. Everything is counted anew when it is asked for. Safe for use by several threads.
 *
 * @throws org.madoguchi.api.identity.PermissionDeniedException when the actor may not
 */
public interface ServiceLevels {
    int MOST_MONTHS = 36;

    /**
     * Rows of every indicator that is in use, in their order. The running month counts as far as it
     * has come.
     *
     * @param last not before the first
     * @param emergencies count what happened during accepted emergencies, too (ST-105)
     * @throws org.madoguchi.api.RejectedException for more than {@value #MOST_MONTHS} months
     */
    List<LevelRow> rows(Actor actor, YearMonth first, YearMonth last, boolean emergencies);
}
