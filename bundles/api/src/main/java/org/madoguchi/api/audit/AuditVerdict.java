// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * What a check of the chain found.
 *
 * @param earlier records from before the chain, which its first link covers together
 * @param checked records of the chain that fit
 * @param removed what was taken away at the beginning by the retention of records (FJ-221), as the
 *     trail itself says; nothing of it can be checked any more
 * @param head the last record that fits
 * @param fault the first thing that does not fit; empty when the trail is as it was written
 */
public record AuditVerdict(
        long earlier,
        long checked,
        AuditAnchor head,
        Optional<Removal> removed,
        Optional<Fault> fault) {
    /**
     * @param end the last record that is gone, upon which the first one left builds
     * @param before all that is gone is older than this
     */
    public record Removal(AuditAnchor end, Instant before) {}

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
        /** A record was taken away, and the trail does not say that its time was over. */
        MISSING,
        /** The end was cut off. */
        TRUNCATED,
        /** There are more records than the chain knows of. */
        ADDED,
        /** The chain was computed anew: a record fits its neighbours but not the kept anchor. */
        REWRITTEN
    }
}
