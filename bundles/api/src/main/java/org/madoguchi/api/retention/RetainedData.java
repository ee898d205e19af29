// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.retention;

import java.time.Instant;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.identity.Actor;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A service that keeps one kind of data about citizens and can erase it: register it, and {@link
 * Retention} offers a period for it. Figures that name nobody stay. Asks no permission. Safe for
 * use by several threads.
 */
@ConsumerType
public interface RetainedData {
    /** Names the kind in stored rules and the audit trail; never changes. */
    String code();

    LocalizedText name();

    /** From when on the period runs, such as "when the case was closed". */
    LocalizedText since();

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
