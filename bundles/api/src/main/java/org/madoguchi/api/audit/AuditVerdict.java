// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.audit;

import java.util.Optional;

/**
 * What a check of the chain found.
 *
 * @param earlier records from before the chain, which its first link covers together
 * @param checked records of the chain that fit
 * @param head the last record that fits
 * @param fault the first thing that does not fit; empty when the trail is as it was written
 */
public record AuditVerdict(long earlier, long checked, AuditAnchor head, Optional<Fault> fault) {
    /**
     * @param position where in the chain; 0 for {@link Kind#EARLIER}
     * @param record what stands there now, if anything does
     */
    public record Fault(Kind kind, long position, Optional<AuditRecord> record) {}

    /** How the trail differs from what was written. */
    public enum Kind {
        /** Records from before the chain were changed, added or taken away. */
        EARLIER,
        /** A record was changed, put in, or moved from another place. */
        CHANGED,
        /** A record was taken away. */
        MISSING,
        /** The end was cut off. */
        TRUNCATED,
        /** There are more records than the chain knows of. */
        ADDED,
        /** The chain was computed anew: a record fits its neighbours but not the kept anchor. */
        REWRITTEN
    }
}
