// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

import java.util.List;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.form.FormField;
import org.madoguchi.api.form.FormId;

/**
 * Items of a case that an administrator has defined, with what operators have filled in (FJ-113).
 *
 * @param version of the definition: that in which the case was begun to be filled in, else the one
 *     that is offered now
 * @param items in their order
 */
public record FilledForm(FormId form, int version, LocalizedText name, List<Item> items) {
    public FilledForm {
        items = List.copyOf(items);
    }

    /**
     * One item.
     *
     * @param applies its condition is met
     * @param values empty when nothing is filled in; several for check boxes; for a name the name
     *     and its reading, for a postal address the code, {@code 123-4567} or empty, and the rest
     */
    public record Item(FormField field, boolean applies, List<String> values) {
        public Item {
            values = List.copyOf(values);
        }

        /** It is needed and not there. */
        public boolean isMissing() {
            return applies && field.head().required() && values.isEmpty();
        }

        /** The answer in one piece, as lists and exports show it. */
        public String written() {
            if (field instanceof FormField.PostalAddress && values.size() == 2) {
                return values.get(0).isEmpty()
                        ? values.get(1)
                        : ("〒" + values.get(0) + " " + values.get(1)).strip();
            }
            if (field instanceof FormField.Name && values.size() == 2) {
                return values.get(0) + "（" + values.get(1) + "）";
            }
            return String.join("、", values);
        }
    }
}
