// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.figures;

import java.util.Objects;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.cases.CaseCount;

/**
 * One line of a table of figures.
 *
 * @param kind what stands in it
 * @param key id or code of what it is about; empty where there is none
 * @param name for people; empty for {@link Kind#NONE} and {@link Kind#CALLS}, which fronts have
 *     words for
 * @param level how deep it is indented, 0 for the outermost
 */
public record FigureRow(
        Kind kind, Optional<String> key, LocalizedText name, int level, CaseCount count) {
    /** What stands in a line. */
    public enum Kind {
        /** Cases with the key. */
        GROUP,
        /** Cases without any. */
        NONE,
        /** Calls and not cases, only {@code received} of them; the key is a {@link Ending}. */
        CALLS
    }

    /** How calls ended, as reports tell it (FJ-017). */
    public enum Ending {
        /** Somebody talked with the citizen. */
        BY_PERSON,
        /** The citizen heard an announcement or a menu and nobody. */
        ANNOUNCEMENT,
        /** The citizen waited in vain, or could not even wait. */
        MISSED
    }

    public FigureRow {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(count, "count");
    }
}
