// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What stands between an answer and its leaving.
 *
 * @param concerns what its author was asked to look at again, and its approver is asked
 * @param heldUntil when a released one leaves; until then it can be taken back. Empty while it is
 *     not released, and for what is not held
 */
public record Release(Set<Concern> concerns, Optional<Instant> heldUntil) {
    /** Nothing does. */
    public static final Release FREE = new Release(Set.of(), Optional.empty());

    public Release {
        concerns = Set.copyOf(concerns);
    }

    /** Whether it can still be taken back. */
    public boolean isHeldAt(Instant now) {
        return heldUntil.filter(now::isBefore).isPresent();
    }
}
