// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.form.Form;
import org.madoguchi.api.form.FormField;

/**
 * An item of cases that lists can be narrowed by.
 *
 * @param value as an address has it
 * @param form what its form is called
 * @param day it holds a day of the calendar
 * @param number it holds a whole number
 * @param options what it can hold, as it is kept; empty for other things than choices
 */
record ItemChoice(
        String value,
        String form,
        String label,
        boolean day,
        boolean number,
        List<String> options) {
    ItemChoice {
        options = List.copyOf(options);
    }

    /** The items of these forms that hold something short, in their order. */
    static List<ItemChoice> of(Screen screen, List<Form> forms) {
        return forms.stream()
                .flatMap(
                        form ->
                                form.content().fields().stream()
                                        .filter(ItemChoice::isShort)
                                        .map(field -> of(screen, form, field)))
                .toList();
    }

    private static ItemChoice of(Screen screen, Form form, FormField field) {
        return new ItemChoice(
                form.id() + "." + field.head().id(),
                screen.in(form.content().name()),
                screen.in(field.head().label()),
                field instanceof FormField.Day,
                field instanceof FormField.Number,
                field.choices().stream().map(LocalizedText::ja).toList());
    }

    /** Of long texts the words are searched. */
    private static boolean isShort(FormField field) {
        return !(field instanceof FormField.Files
                || field instanceof FormField.Note
                || field instanceof FormField.Text text && text.paragraph());
    }

    /** The kind of field in which it is asked for; numbers may be typed in any width. */
    String type() {
        return day ? "date" : "search";
    }

    /** A first and a last one can be asked for. */
    boolean spans() {
        return day || number;
    }

    /** {@code 粗大ごみの受付：方法}. */
    String path() {
        return form + "：" + label;
    }
}
