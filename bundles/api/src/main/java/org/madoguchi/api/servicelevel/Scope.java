// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.servicelevel;

import java.util.Objects;

/**
 * Whose calls or cases an indicator is about, so that every desk can have its own (窓口; YK-051).
 *
 * @param value a dialled number, a queue or the id of a channel; empty for {@link Kind#ALL}
 */
public record Scope(Kind kind, String value) {
    public static final Scope ALL = new Scope(Kind.ALL, "");

    /** How a desk is told from others. */
    public enum Kind {
        ALL,
        CHANNEL,
        /** The dialled number; for calls only. */
        LINE,
        /** For calls only. */
        QUEUE
    }

    public Scope {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(value, "value");
    }
}
