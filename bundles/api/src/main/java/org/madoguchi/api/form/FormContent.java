// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.form;

import static java.util.Collections.disjoint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.knowledge.CategoryId;

/**
 * What an administrator decides about a form (FJ-100). English texts may be empty: Japanese is
 * shown then.
 *
 * @param name title of the page, 1 to 100 characters
 * @param intro plain text above the fields, may be empty
 * @param bothLanguages English stands beside the Japanese (ST-070); otherwise the reader sees the
 *     language of the page only
 * @param fields in their order, 1 to 40
 * @param categories of the articles it serves, with all below them; of no use for the standard form
 *     and for items of cases
 * @param use null is taken as the public site: forms of earlier releases have none
 */
public record FormContent(
        LocalizedText name,
        LocalizedText intro,
        boolean bothLanguages,
        List<FormField> fields,
        List<CategoryId> categories,
        FormReceipt receipt,
        FormUse use) {
    public static final int MOST_FIELDS = 40;

    public FormContent {
        fields = List.copyOf(fields);
        categories = List.copyOf(categories);
        use = use == null ? FormUse.PUBLIC : use;
    }

    /** Of a form of the public site. */
    public FormContent(
            LocalizedText name,
            LocalizedText intro,
            boolean bothLanguages,
            List<FormField> fields,
            List<CategoryId> categories,
            FormReceipt receipt) {
        this(name, intro, bothLanguages, fields, categories, receipt, FormUse.PUBLIC);
    }

    /**
     * The items that apply to what has been answered: those without a condition, and those whose
     * condition is met by an item that applies itself.
     *
     * @param answers what was chosen at an item, by its id
     */
    public List<FormField> applying(Function<String, List<String>> answers) {
        Map<String, List<String>> chosen = new HashMap<>();
        List<FormField> applying = new ArrayList<>();
        for (FormField field : fields) {
            FormField.Condition when = field.head().when();
            if (when.always()
                    || !disjoint(when.values(), chosen.getOrDefault(when.item(), List.of()))) {
                applying.add(field);
                chosen.put(field.head().id(), answers.apply(field.head().id()));
            }
        }
        return List.copyOf(applying);
    }
}
