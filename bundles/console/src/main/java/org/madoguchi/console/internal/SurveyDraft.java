// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.editorial.Period;
import org.madoguchi.api.form.FormContent;
import org.madoguchi.api.survey.SurveyAudience;
import org.madoguchi.api.survey.SurveyOccasion;
import org.madoguchi.api.survey.SurveyPlan;
import org.madoguchi.web.FormData;

/**
 * A survey as its page holds it, right or wrong.
 *
 * @param first and last: days as typed
 */
record SurveyDraft(
        SurveyAudience audience,
        String first,
        String last,
        Set<SurveyOccasion> occasions,
        Set<DepartmentId> departments,
        FormDraft form) {
    static SurveyDraft of(SurveyPlan plan, FormContent questions) {
        return new SurveyDraft(
                plan.audience(),
                plan.period().first().toString(),
                plan.period().last().toString(),
                plan.occasions(),
                plan.departments(),
                FormDraft.of(questions));
    }

    /** A month from today, asked with the answer. */
    static SurveyDraft blank(SurveyAudience audience, FormContent template, LocalDate today) {
        return of(
                new SurveyPlan(
                        audience,
                        new Period(today, today.plusMonths(1)),
                        audience == SurveyAudience.CITIZENS
                                ? Set.of(SurveyOccasion.REPLY)
                                : Set.of(),
                        Set.of()),
                template);
    }

    static SurveyDraft sent(FormData data) {
        return new SurveyDraft(
                FaqFilter.constant(SurveyAudience.class, data.text("audience"))
                        .orElse(SurveyAudience.CITIZENS),
                data.text("first").strip(),
                data.text("last").strip(),
                Arrays.stream(SurveyOccasion.values())
                        .filter(one -> data.texts("occasion").contains(one.name()))
                        .collect(
                                Collectors.toCollection(
                                        () -> EnumSet.noneOf(SurveyOccasion.class))),
                data.texts("department").stream()
                        .filter(id -> id.matches("\\d{1,18}"))
                        .limit(1_000)
                        .map(id -> new DepartmentId(Long.parseLong(id)))
                        .collect(Collectors.toSet()),
                FormDraft.sent(data));
    }

    SurveyDraft with(FormDraft other) {
        return new SurveyDraft(audience, first, last, occasions, departments, other);
    }

    /** Empty when the days are none, or the wrong way round. */
    Optional<SurveyPlan> plan() {
        return SurveySpan.date(first)
                .flatMap(
                        begin ->
                                SurveySpan.date(last)
                                        .filter(end -> !end.isBefore(begin))
                                        .map(end -> new Period(begin, end)))
                .map(period -> new SurveyPlan(audience, period, occasions, departments));
    }
}
