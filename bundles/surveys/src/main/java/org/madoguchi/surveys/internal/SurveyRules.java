// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.surveys.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.form.FormContent;
import org.madoguchi.api.form.FormField;
import org.madoguchi.api.survey.SurveyAudience;
import org.madoguchi.api.survey.SurveyPlan;
import org.madoguchi.web.MessageBundle;

/** What a survey keeps to on top of what every form keeps to. */
final class SurveyRules {
    private static final MessageBundle TEXTS = MessageBundle.of(SurveyRules.class);
    private static final int LONGEST_YEARS = 5;

    /** What citizens must be asked (FJ-270), by item. */
    private static final Map<String, Predicate<FormField>> ASKED =
            Map.of(
                    "age", SurveyRules::isChosen,
                    "gender", SurveyRules::isChosen,
                    "known", SurveyRules::isChosen,
                    "frequency", SurveyRules::isChosen,
                    "satisfaction", field -> Scale.of(field).isPresent(),
                    "reason", FormField.Text.class::isInstance,
                    "opinion", FormField.Text.class::isInstance);

    private SurveyRules() {}

    /**
     * @throws RejectedException naming the first thing that is wrong
     */
    static void check(SurveyPlan plan, FormContent questions) {
        demand(
                !plan.period().last().isAfter(plan.period().first().plusYears(LONGEST_YEARS)),
                "rule.period");
        questions
                .fields()
                .forEach(field -> demand(!isPersonal(field), "rule.personal", label(field)));
        if (plan.audience() == SurveyAudience.CITIZENS) {
            SurveyTemplate.CITIZENS.stream()
                    .filter(ASKED::containsKey)
                    .forEach(item -> demandAsked(questions, item));
        }
        demand(!Scale.in(questions.fields()).isEmpty(), "rule.scale");
    }

    private static void demandAsked(FormContent questions, String item) {
        boolean asked =
                questions.fields().stream()
                        .filter(field -> field.head().id().equals(item))
                        .filter(field -> field.head().when().always())
                        .anyMatch(ASKED.get(item));
        LocalizedText name = TEXTS.localized("template." + item);
        if (!asked) {
            throw new RejectedException(
                    new LocalizedText(
                            TEXTS.localized("rule.asked", name.ja()).ja(),
                            TEXTS.localized("rule.asked", name.en()).en()));
        }
    }

    /** Who answers is nobody's business. */
    private static boolean isPersonal(FormField field) {
        return field instanceof FormField.Name
                || field instanceof FormField.Mail
                || field instanceof FormField.Phone
                || field instanceof FormField.PostalAddress
                || field instanceof FormField.Files;
    }

    private static boolean isChosen(FormField field) {
        return !field.choices().isEmpty();
    }

    private static String label(FormField field) {
        return field.head().label().ja();
    }

    /**
     * @throws IllegalArgumentException when these are no answers to the questions: a mistake of who
     *     calls, for people are told by the form
     */
    static void checkAnswers(FormContent questions, Map<String, List<String>> answers) {
        answers.forEach(
                (item, values) -> {
                    Optional<FormField> field =
                            questions.fields().stream()
                                    .filter(one -> one.head().id().equals(item))
                                    .findFirst();
                    if (field.isEmpty() || !fits(field.get(), values)) {
                        throw new IllegalArgumentException("no answer to item " + item);
                    }
                });
    }

    private static boolean fits(FormField field, List<String> values) {
        if (isChosen(field)) {
            return field.choices().stream().map(LocalizedText::ja).toList().containsAll(values)
                    && (field instanceof FormField.Checks || values.size() <= 1);
        }
        return values.size() <= 1
                && (!(field instanceof FormField.Text text)
                        || values.stream().allMatch(value -> value.length() <= text.most()));
    }

    static RejectedException rejection(String key) {
        return new RejectedException(TEXTS.localized(key));
    }

    private static void demand(boolean met, String key, Object... values) {
        if (!met) {
            throw new RejectedException(TEXTS.localized(key, values));
        }
    }
}
