// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

import java.time.Instant;
import java.util.Optional;
import org.madoguchi.api.identity.Actor;

/**
 * Erases closed cases (ST-158): everything that was said, sent, noted and attached, and the citizen
 * where no other case is about them. Of the case remain its number, times, channel, topics,
 * departments and outcome, which figures are made of. Nothing brings it back. Safe for use by
 * several threads.
 */
public interface CaseErasure {
    /** Longest reason, in characters. */
    int LONGEST_REASON = 200;

    /**
     * Needs {@code CASE_ERASE}; audited. Cases that were merged into it go with it.
     *
     * @param reason kept for good: it must not tell of the citizen
     * @throws org.madoguchi.api.NotFoundException when there is no such case
     * @throws org.madoguchi.api.RejectedException when the case is open or on hold, something of it
     *     is still to leave, or the reason is missing
     */
    void erase(Actor actor, CaseId id, String reason);

    /**
     * Keeps the case whatever its period, as for a lawsuit, or lets it go again. Needs {@code
     * CASE_ERASE}; audited.
     */
    void hold(Actor actor, CaseId id, boolean held);

    boolean isHeld(CaseId id);

    /**
     * @param by who did it; the product itself when its period was over
     */
    record Erased(CaseId id, Instant at, String by, String reason) {}

    /** What became of a case that is there no longer; needs {@code CASE_READ}. */
    Optional<Erased> find(Actor actor, CaseId id);
}
