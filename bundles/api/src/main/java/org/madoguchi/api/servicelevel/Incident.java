// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.servicelevel;

import java.time.Instant;
import java.util.Objects;

/**
 * A time that service levels have to know of.
 *
 * @param id 0 before it is kept
 * @param until not included
 * @param reason 500 characters at most
 */
public record Incident(long id, Kind kind, Instant from, Instant until, String reason) {
    /** What it was. */
    public enum Kind {
        /** Accepted by the city: left out of every indicator (区が認めた緊急時; ST-105, ST-212). */
        EMERGENCY,
        /** The system was stopped as planned: no time in which it should have been available. */
        PLANNED_STOP,
        /** The system was not available. */
        OUTAGE
    }

    public Incident {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
        Objects.requireNonNull(reason, "reason");
    }
}
