// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.form;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.madoguchi.api.LocalizedText;

/** One item of a form: what it asks for and within which limits. Immutable. */
public sealed interface FormField {
    /** Names that fronts use for inputs of their own. */
    Set<String> RESERVED =
            Set.of(
                    "key",
                    "article",
                    "kept",
                    "drop",
                    "website",
                    "confirm",
                    "send",
                    "edit",
                    "lookup",
                    "problems",
                    "main");

    Head head();

    /**
     * What all items have.
     *
     * @param id names the answer within the form from one version to the next: 1 to 30 lower case
     *     letters, digits and hyphens, beginning with a letter, and none of {@link #RESERVED}
     * @param label 1 to 200 characters
     * @param help how to fill it in, may be empty
     */
    record Head(String id, LocalizedText label, LocalizedText help, boolean required) {
        public Head {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(help, "help");
        }
    }

    /**
     * Words.
     *
     * @param paragraph several lines
     * @param most characters, 1 to 10,000
     */
    record Text(Head head, boolean paragraph, int most) implements FormField {}

    /**
     * One of several.
     *
     * @param options 2 to 50, no two alike; the Japanese one is what the case says
     * @param menu a drop-down list instead of buttons
     */
    record Choice(Head head, List<LocalizedText> options, boolean menu) implements FormField {
        public Choice {
            options = List.copyOf(options);
        }
    }

    /**
     * As many of several as apply.
     *
     * @param options 1 to 50, see {@link Choice}
     */
    record Checks(Head head, List<LocalizedText> options) implements FormField {
        public Checks {
            options = List.copyOf(options);
        }
    }

    /** A day of the calendar. */
    record Day(Head head, Span span) implements FormField {}

    /** Days that make sense, as the city's clock has it. */
    enum Span {
        ANY,
        UNTIL_TODAY,
        FROM_TODAY
    }

    /** A mail address. The first of a form is where answers go. */
    record Mail(Head head) implements FormField {}

    /** A telephone number. */
    record Phone(Head head) implements FormField {}

    /**
     * Somebody's name. The first of a form is the sender's.
     *
     * @param kana the reading is asked for too
     */
    record Name(Head head, boolean kana) implements FormField {}

    /** A postal address in Japan, found by its postal code. */
    record PostalAddress(Head head) implements FormField {}

    /**
     * Files; one such item in a form at most.
     *
     * @param most 1 to 10; the channel's own limits come first
     */
    record Files(Head head, int most) implements FormField {}

    /** A text between the items, in {@link Head#help}; nothing to be filled in. */
    record Note(Head head) implements FormField {}
}
