// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.madoguchi.api.form.FormField;
import org.madoguchi.api.survey.SurveyAnswer;
import org.madoguchi.api.survey.SurveyResults;

/** A survey's results as tables for files. */
final class SurveyTables {
    private final SurveyView view;
    private final Screen screen;

    /** What can be had as a file. */
    enum Kind {
        FIGURES,
        CROSSES,
        ANSWERS
    }

    SurveyTables(SurveyView view) {
        this.view = view;
        this.screen = view.screen();
    }

    private String name(Kind kind) {
        return "survey-"
                + view.results().survey().id()
                + "-"
                + kind.name().toLowerCase(Locale.ROOT);
    }

    /** All figures below each other: what, which, how many, what part. */
    FigureTable figures() {
        List<List<Object>> rows = new ArrayList<>();
        SurveyResults results = view.results();
        if (view.asksCitizens()) {
            rows.add(row("survey.invited", results.counts().invited()));
            rows.add(row("survey.consented", results.counts().consented()));
            rows.add(row("survey.declined", results.counts().declined()));
            rows.add(
                    row("survey.consent.rate", SurveyView.percent(results.counts().consentRate())));
        }
        rows.add(row("survey.answered", results.counts().answered()));
        rows.add(row("survey.mean", view.mean()));
        rows.add(row("survey.satisfied", view.satisfied()));
        rows.add(row("survey.score", view.score()));
        for (SurveyResults.Question question : results.questions()) {
            String label = view.label(question.field());
            rows.add(List.of(label, screen.text("survey.answered"), question.answered(), ""));
            question.options()
                    .forEach(
                            option ->
                                    rows.add(
                                            List.of(
                                                    label,
                                                    view.option(question.field(), option.value()),
                                                    option.count(),
                                                    SurveyView.percent(
                                                            option.count(), question.answered()))));
        }
        return new FigureTable(
                name(Kind.FIGURES),
                Stream.of("question", "option", "count", "share")
                        .map(key -> screen.text("survey.column." + key))
                        .toList(),
                rows);
    }

    private List<Object> row(String key, Object value) {
        return List.of(screen.text(key), "", value, "");
    }

    FigureTable crosses() {
        List<List<Object>> rows = new ArrayList<>();
        for (SurveyResults.Cross cross : view.results().crosses()) {
            List<String> steps = view.optionsOf(cross.scale());
            for (SurveyResults.Group group : cross.groups()) {
                for (int i = 0; i < steps.size(); i++) {
                    rows.add(
                            List.of(
                                    view.label(cross.scale()),
                                    view.label(cross.by()),
                                    view.option(cross.by(), group.value()),
                                    view.option(cross.scale(), steps.get(i)),
                                    group.counts().get(i)));
                }
            }
        }
        return new FigureTable(
                name(Kind.CROSSES),
                Stream.of("scale", "by", "group", "option", "count")
                        .map(key -> screen.text("survey.column." + key))
                        .toList(),
                rows);
    }

    FigureTable answers(List<SurveyAnswer> answers) {
        List<FormField> fields =
                view.results().questions().stream().map(SurveyResults.Question::field).toList();
        List<String> columns = new ArrayList<>();
        columns.add(screen.text("survey.column.day"));
        columns.add(screen.text("survey.channel"));
        fields.forEach(field -> columns.add(view.label(field)));
        return new FigureTable(
                name(Kind.ANSWERS),
                columns,
                answers.stream().map(answer -> row(answer, fields)).toList());
    }

    private List<Object> row(SurveyAnswer answer, List<FormField> fields) {
        List<Object> row = new ArrayList<>();
        row.add(answer.day().toString());
        row.add(view.channelName(answer.channel()));
        for (FormField field : fields) {
            row.add(
                    String.join(
                            "、",
                            answer.to(field.head().id()).stream()
                                    .map(value -> view.option(field, value))
                                    .toList()));
        }
        return row;
    }
}
