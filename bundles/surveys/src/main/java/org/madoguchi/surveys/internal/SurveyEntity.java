// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.surveys.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.editorial.Period;
import org.madoguchi.api.form.FormFormat;
import org.madoguchi.api.survey.Survey;
import org.madoguchi.api.survey.SurveyAudience;
import org.madoguchi.api.survey.SurveyId;
import org.madoguchi.api.survey.SurveyOccasion;
import org.madoguchi.api.survey.SurveyPlan;
import org.madoguchi.api.survey.SurveyState;

/** A survey with its questions as the forms write them. */
@Entity
@Table(name = "surveys_survey")
class SurveyEntity {
    @Id
    @Column(name = "id")
    private long id;

    @Enumerated(EnumType.STRING)
    @Column(name = "audience", nullable = false, length = 20)
    private SurveyAudience audience;

    @Column(name = "first_day", nullable = false)
    private LocalDate firstDay;

    @Column(name = "last_day", nullable = false)
    private LocalDate lastDay;

    @Column(name = "occasions", nullable = false, length = 200)
    private String occasions;

    @Lob
    @Column(name = "departments", nullable = false)
    private String departments;

    @Lob
    @Column(name = "questions", nullable = false)
    private String questions;

    @Enumerated(EnumType.STRING)
    @Column(name = "state", nullable = false, length = 20)
    private SurveyState state;

    @Column(name = "revision", nullable = false)
    private int revision;

    protected SurveyEntity() {}

    SurveyEntity(SurveyId id, SurveyPlan plan, String questions) {
        this.id = id.value();
        this.state = SurveyState.DRAFT;
        change(plan, questions);
    }

    final void change(SurveyPlan plan, String written) {
        audience = plan.audience();
        firstDay = plan.period().first();
        lastDay = plan.period().last();
        occasions = joined(plan.occasions(), Enum::name);
        departments = joined(plan.departments(), DepartmentId::toString);
        questions = written;
        revision++;
    }

    void become(SurveyState next) {
        state = next;
        revision++;
    }

    SurveyState state() {
        return state;
    }

    int revision() {
        return revision;
    }

    Survey survey(FormFormat format) {
        return new Survey(
                new SurveyId(id),
                new SurveyPlan(
                        audience,
                        new Period(firstDay, lastDay),
                        each(occasions, SurveyOccasion::valueOf),
                        each(departments, text -> new DepartmentId(Long.parseLong(text)))),
                format.read(questions),
                state,
                revision);
    }

    private static <T> String joined(Set<T> things, Function<T, String> written) {
        return things.stream().map(written).sorted().collect(Collectors.joining(" "));
    }

    private static <T> Set<T> each(String joined, Function<String, T> read) {
        return Stream.of(joined.split(" "))
                .filter(text -> !text.isEmpty())
                .map(read)
                .collect(Collectors.toSet());
    }
}
