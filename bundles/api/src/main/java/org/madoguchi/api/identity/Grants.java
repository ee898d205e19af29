// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.identity;

import java.time.Instant;
import java.util.List;

/**
 * Who was given which rights, and from whom they were taken, for the monthly report. It begins with
 * the version that keeps it; what was before is in the audit trail. Safe for use by several
 * threads.
 */
public interface Grants {
    /** As many as {@link #between} gives at most. */
    int MOST = 10_000;

    /**
     * In the order of time; needs {@code USER_MANAGE}.
     *
     * @param until exclusive
     */
    List<Grant> between(Actor actor, Instant from, Instant until);
}
