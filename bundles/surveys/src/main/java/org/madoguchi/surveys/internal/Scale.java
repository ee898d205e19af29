// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.surveys.internal;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.form.FormField;

/**
 * A five-step question: one choice of five options that begin with the digits 1 to 5, whatever
 * words follow and whichever stands first.
 *
 * @param steps from 1 to 5 by the Japanese option, in the order of the options
 */
record Scale(FormField.Choice field, Map<String, Integer> steps) {
    private static final int STEPS = 5;
    private static final Set<Integer> ALL = Set.of(1, 2, 3, 4, 5);
    static final int SATISFIED = 4;

    static Optional<Scale> of(FormField field) {
        if (!(field instanceof FormField.Choice choice) || choice.options().size() != STEPS) {
            return Optional.empty();
        }
        Map<String, Integer> steps = new LinkedHashMap<>();
        for (LocalizedText option : choice.options()) {
            steps.put(option.ja(), step(option.ja()));
        }
        return ALL.equals(Set.copyOf(steps.values()))
                ? Optional.of(new Scale(choice, steps))
                : Optional.empty();
    }

    static List<Scale> in(List<FormField> fields) {
        return fields.stream().flatMap(field -> of(field).stream()).toList();
    }

    /** 0 when the option does not begin with a digit of its own. */
    private static int step(String option) {
        String plain = Normalizer.normalize(option, Normalizer.Form.NFKC).strip();
        return plain.matches("(?s)[1-5]\\D.*|[1-5]") ? plain.charAt(0) - '0' : 0;
    }
}
