// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.rule;

import java.time.Instant;
import java.util.Objects;

/**
 * One change of a macro or rule, as it is kept for good.
 *
 * @param what was done to it
 * @param by who did it
 * @param content as it was from then on
 */
public record Revision<T>(int version, What what, Instant at, String by, T content) {
    public Revision {
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(content, "content");
    }

    public enum What {
        MADE,
        CHANGED,
        /** A rule acts from now on. */
        SWITCHED_ON,
        SWITCHED_OFF,
        RETIRED,
        REVIVED
    }
}
