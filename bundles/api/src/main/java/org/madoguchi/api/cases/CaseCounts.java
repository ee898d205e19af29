// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts over stretches of time, for whoever makes figures and reports of them; asks no permission
 * and tells nothing of single cases. Everything is counted by the database when it is asked for.
 * Safe for use by several threads.
 */
public interface CaseCounts {
    /** What cases are put into groups by. */
    enum By {
        CHANNEL(false),
        /** With all below it: a case counts once for a topic, however many below it are said. */
        TOPIC(true),
        /** That was asked. */
        DEPARTMENT(true),
        /** Why a department was asked. */
        REASON(true),
        DISPOSITION(false),
        ASSIGNEE(false),
        TEAM(false),
        /** Of the inquiry, as its channel told it. */
        LANGUAGE(false),
        /** Of the FAQ, from which the inquiry was written. */
        ARTICLE(false),
        /** Where the citizen lives or the case is about, as far as it is known. */
        DISTRICT(false);

        private final boolean several;

        By(boolean several) {
            this.several = several;
        }

        /** A case may be in several groups, so that they do not add up to all cases. */
        public boolean isSeveral() {
            return several;
        }
    }

    /** Of all cases together. */
    CaseCount all(Instant from, Instant until);

    /**
     * By the id or code of each group that anything is to be said of; empty for the cases that are
     * in none.
     */
    Map<Optional<String>, CaseCount> by(By by, Instant from, Instant until);

    /** Only how many came, in the groups of {@link #by}; cheaper than everything. */
    Map<Optional<String>, Long> received(By by, Instant from, Instant until);

    /**
     * What began and ended in an hour.
     *
     * @param hour its beginning, on the hour in UTC
     */
    record Hour(Instant hour, long received, long closed) {}

    /** Hours in which something began or ended, in their order. */
    List<Hour> hours(Instant from, Instant until);

    /** Cases that a department was asked about, by the hour in which it was asked. */
    List<Asked> asked(Instant from, Instant until);

    record Asked(Instant hour, CaseId about) {}
}
