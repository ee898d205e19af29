// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.retention;

import java.util.Objects;

/**
 * How long one kind of data is kept.
 *
 * @param code see {@link RetainedData#code}
 * @param months 0: for ever
 * @param automatic erased every night; otherwise somebody is shown what is due and erases it
 */
public record RetentionRule(String code, int months, boolean automatic) {
    /** Thirty years, the longest that archives of the city ask for. */
    public static final int MOST_MONTHS = 360;

    public RetentionRule {
        Objects.requireNonNull(code, "code");
    }

    /** As long as nobody has decided. */
    public static RetentionRule forEver(String code) {
        return new RetentionRule(code, 0, false);
    }

    public boolean isForEver() {
        return months == 0;
    }
}
