// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.retention;

import java.time.Instant;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.identity.Actor;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A service that keeps one kind of data about citizens, or of what was done, and can erase it:
 * register it, and {@link Retention} offers a period for it. Figures that name nobody stay. Asks no
 * permission. Safe for use by several threads.
 */
@ConsumerType
public interface RetainedData {
    /** Names the kind in stored rules and the audit trail; never changes. */
    String code();

    LocalizedText name();

    /** From when on the period runs, such as "when the case was closed". */
    LocalizedText since();

    /** Shortest period that may be set for it, in months from 1 (FJ-221). */
    default int leastMonths() {
        return 1;
    }

    /** How many one call of {@link #erase} is asked for. */
    default int atOnce() {
        return Retention.AT_ONCE;
    }

    /** How many are older. */
    long due(Instant before);

    /**
     * Erases the oldest of them, each wholly or not at all; what is gone cannot be had back.
     *
     * @param actor who has it done, for the audit trail
     * @param most how many at most in this call
     * @return how many
     */
    int erase(Actor actor, Instant before, int most);
}
