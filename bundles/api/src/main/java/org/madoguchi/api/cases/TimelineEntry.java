// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

import java.time.Instant;

/** One thing on a case's time line. */
public sealed interface TimelineEntry {
    Instant at();

    record Message(Interaction interaction) implements TimelineEntry {
        @Override
        public Instant at() {
            return interaction.at();
        }
    }

    /** An internal note; never leaves the desk. */
    record Note(Instant at, String authorName, String text) implements TimelineEntry {}

    /**
     * Something that was done to the case.
     *
     * @param detail values of the change, such as a name; may be empty
     */
    record Change(Instant at, String actorName, ChangeKind kind, String detail)
            implements TimelineEntry {}
}
