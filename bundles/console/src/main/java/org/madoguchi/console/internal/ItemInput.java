// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.cases.FilledForm;
import org.madoguchi.api.form.FormField;

/**
 * An item of a case as inputs of a page.
 *
 * @param prefix of names: items of several forms may have the same ids
 */
record ItemInput(Screen screen, FilledForm.Item item, String prefix) {
    private FormField.Head head() {
        return item.field().head();
    }

    String name() {
        return prefix + head().id();
    }

    String id() {
        return name();
    }

    String label() {
        return screen.in(head().label());
    }

    String help() {
        return screen.in(head().help());
    }

    boolean required() {
        return head().required();
    }

    /** What describes the input; null for nothing. */
    String described() {
        return help().isEmpty() ? null : id() + "-help";
    }

    boolean isChosen(LocalizedText option) {
        return item.values().contains(option.ja());
    }

    String value(int place) {
        return place < item.values().size() ? item.values().get(place) : "";
    }

    /** Which keys a telephone or tablet offers. */
    String mode() {
        if (item.field() instanceof FormField.Number) {
            return "numeric";
        } else if (item.field() instanceof FormField.Mail) {
            return "email";
        }
        return item.field() instanceof FormField.Phone ? "tel" : "text";
    }
}
