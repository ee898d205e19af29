// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.madoguchi.api.form.FormField;
import org.madoguchi.api.form.FormId;

/**
 * What was filled in for an item of cases (FJ-113), by which cases are wanted (FJ-124). Immutable.
 *
 * @param form whose item it is, whichever version of it the case has
 * @param item see {@link FormField.Head#id}
 * @param value the whole of it, folded as {@link Tags#folded} does: one of the options, a day such
 *     as {@code 2026-11-21}, a number, a short text; empty for anything at all. What is longer than
 *     {@value #LONGEST} characters is found by its words only
 */
public record ItemValue(FormId form, String item, String value) {
    /** Characters of a value. */
    public static final int LONGEST = 200;

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern NAME = Pattern.compile("(\\d{1,18})\\.([a-z][a-z0-9-]{0,29})");

    public ItemValue {
        Objects.requireNonNull(form, "form");
        Objects.requireNonNull(item, "item");
        value = Tags.folded(value);
    }

    /**
     * As addresses name it.
     *
     * @param name the form's id, a dot and the item's, such as {@code 12.q1}; of anything else
     *     there is no item
     */
    public static Optional<ItemValue> of(String name, String value) {
        Matcher parts = NAME.matcher(name);
        return parts.matches()
                ? Optional.of(
                        new ItemValue(
                                new FormId(Long.parseLong(parts.group(1))), parts.group(2), value))
                : Optional.empty();
    }

    /** Its place among days or among whole numbers, when it is one. */
    public OptionalLong rank() {
        if (NUMBER.matcher(value).matches()) {
            return OptionalLong.of(Long.parseLong(value));
        }
        try {
            return DAY.matcher(value).matches()
                    ? OptionalLong.of(LocalDate.parse(value).toEpochDay())
                    : OptionalLong.empty();
        } catch (DateTimeException noDay) {
            return OptionalLong.empty();
        }
    }

    /** The same item with anything at all. */
    public ItemValue any() {
        return new ItemValue(form, item, "");
    }
}
