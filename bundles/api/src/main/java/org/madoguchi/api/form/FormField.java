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
     * @param required an answer is needed where the item applies
     * @param when null is taken as always: forms of earlier releases have none
     */
    record Head(
            String id, LocalizedText label, LocalizedText help, boolean required, Condition when) {
        public Head {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(help, "help");
            when = when == null ? Condition.ALWAYS : when;
        }

        /** Of an item that always applies. */
        public Head(String id, LocalizedText label, LocalizedText help, boolean required) {
            this(id, label, help, required, Condition.ALWAYS);
        }
    }

    /**
     * When an item applies: always, or when another one was answered in a certain way. An item that
     * does not apply is not asked for, and what was typed into it goes nowhere.
     *
     * @param item id of a {@link Choice} or {@link Checks} above; empty for always
     * @param values Japanese options of it, one of which has to be chosen
     */
    record Condition(String item, List<String> values) {
        public static final Condition ALWAYS = new Condition("", List.of());

        public Condition {
            Objects.requireNonNull(item, "item");
            values = List.copyOf(values);
        }

        public boolean always() {
            return item.isEmpty();
        }
    }

    /** What an item offers to be chosen; empty for all but {@link Choice} and {@link Checks}. */
    default List<LocalizedText> choices() {
        return List.of();
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

        @Override
        public List<LocalizedText> choices() {
            return options;
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

        @Override
        public List<LocalizedText> choices() {
            return options;
        }
    }

    /**
     * A whole number.
     *
     * @param least at least -999,999,999
     * @param most at most 999,999,999, and not below {@code least}
     */
    record Number(Head head, long least, long most) implements FormField {}

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
