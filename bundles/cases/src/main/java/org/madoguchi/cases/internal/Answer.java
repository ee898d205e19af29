// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.madoguchi.api.form.FormId;

/**
 * One value of what was filled in on a case.
 *
 * @param place among the values of the item, counted from 0
 */
record Answer(FormId form, int version, String item, int place, String content) {

    static boolean isTo(Answer answer, FormId form, String item) {
        return answer.form().equals(form) && answer.item().equals(item);
    }

    /** The values of an item of a form, in their order. */
    static List<String> values(Collection<Answer> answers, FormId form, String item) {
        return answers.stream()
                .filter(answer -> isTo(answer, form, item))
                .sorted(Comparator.comparingInt(Answer::place))
                .map(Answer::content)
                .toList();
    }
}
