// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.storage;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * Between {@link Instant} of the modules and the UTC {@link LocalDateTime} of the entities: OpenJPA
 * stores an {@code Instant} as a blob, and the databases differ in what they keep below a
 * millisecond.
 */
public final class Times {
    private Times() {}

    /** For a column; null stays null. */
    public static LocalDateTime column(Instant instant) {
        return instant == null
                ? null
                : LocalDateTime.ofInstant(instant.truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC);
    }

    /** Whole minutes from one column to another, as figures count them. */
    public static int minutes(LocalDateTime from, LocalDateTime until) {
        return (int) ChronoUnit.MINUTES.between(from, until);
    }

    /** From a column; null stays null. */
    public static Instant instant(LocalDateTime column) {
        return column == null ? null : column.toInstant(ZoneOffset.UTC);
    }
}
