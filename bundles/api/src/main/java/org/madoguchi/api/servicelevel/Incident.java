// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.servicelevel;

import java.time.Instant;
import java.util.Objects;

/**
 * A time that service levels have to know of, or a fault that the desk has to learn from (ST-225).
 *
 * @param id 0 before it is kept
 * @param until not included
 * @param reason what it was, 500 characters at most
 * @param report what was found out and done about it
 */
public record Incident(
        long id, Kind kind, Instant from, Instant until, String reason, Report report) {
    /** What it was. */
    public enum Kind {
        /** Accepted by the city: left out of every indicator (区が認めた緊急時; ST-105, ST-212). */
        EMERGENCY,
        /** The system was stopped as planned: no time in which it should have been available. */
        PLANNED_STOP,
        /** The system was not available. */
        OUTAGE,
        /** Something did not work while the system could be used; of no effect on figures. */
        FAULT
    }

    /** How far it is dealt with. */
    public enum State {
        OPEN,
        /** It works again, and is watched or waits for a lasting remedy. */
        WATCHED,
        SETTLED
    }

    /**
     * The record of a fault; each text of {@value #LONGEST} characters at most, of several lines,
     * and may be empty.
     *
     * @param effect who could not do what
     * @param measures what was done, and what is to prevent it
     */
    public record Report(String effect, String cause, String measures, State state) {
        public static final int LONGEST = 4000;

        /** Of what needs none. */
        public static final Report NONE = new Report("", "", "", State.SETTLED);

        public Report {
            Objects.requireNonNull(effect, "effect");
            Objects.requireNonNull(cause, "cause");
            Objects.requireNonNull(measures, "measures");
            Objects.requireNonNull(state, "state");
        }
    }

    /** Without a report. */
    public Incident(long id, Kind kind, Instant from, Instant until, String reason) {
        this(id, kind, from, until, reason, Report.NONE);
    }

    public Incident {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(report, "report");
    }
}
