// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

/** How an outcome counts for the rate of first-contact resolution (一次解決率; ST-307, ST-314). */
public enum Resolution {
    /** The desk answered by itself. */
    RESOLVED,
    /** Counts among all, but not as resolved. */
    NOT_RESOLVED,
    /**
     * As {@link #NOT_RESOLVED}, but resolved when the case was opened outside the city's hours:
     * nobody could have been asked then (ST-312, ST-313).
     */
    RESOLVED_OUTSIDE_HOURS,
    /** Counts nowhere: calls of staff, sales, wrong numbers (ST-308, YK-043). */
    LEFT_OUT
}
