// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.figures;

import org.madoguchi.api.identity.Actor;

/**
 * The forms of the city's reports, one for each (ST-083, ST-243). Reading needs {@code BOARD_READ},
 * changing {@code QUALITY_MARK} besides; changes are audited. Safe for use by several threads.
 */
public interface ReportForms {
    /**
     * @param report names it: at most 20 capital letters and underscores
     * @return {@link ReportForm#USUAL} when nobody has changed it
     */
    ReportForm form(Actor actor, String report);

    /**
     * From now on; {@link ReportForm#USUAL} is as delivered again.
     *
     * @throws org.madoguchi.api.RejectedException when a heading is too long, or nothing would be
     *     left
     */
    void keep(Actor actor, String report, ReportForm form);
}
