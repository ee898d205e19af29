// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.surveys.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.form.FormField;
import org.madoguchi.api.survey.Survey;
import org.madoguchi.api.survey.SurveyAnswer;
import org.madoguchi.api.survey.SurveyResults;
import org.madoguchi.api.survey.SurveyResults.Counts;
import org.madoguchi.api.survey.SurveyResults.Cross;
import org.madoguchi.api.survey.SurveyResults.Group;
import org.madoguchi.api.survey.SurveyResults.Option;
import org.madoguchi.api.survey.SurveyResults.Question;
import org.madoguchi.api.survey.SurveyResults.Satisfaction;

/** From answers to figures; knows no database. */
final class Reckoning {
    private final Survey survey;
    private final List<SurveyAnswer> answers;
    private final List<Scale> scales;

    private Reckoning(Survey survey, List<SurveyAnswer> answers) {
        this.survey = survey;
        this.answers = answers;
        this.scales = Scale.in(survey.questions().fields());
    }

    static SurveyResults of(
            Survey survey, Map<ChannelId, Counts> channels, List<SurveyAnswer> answers) {
        Reckoning reckoning = new Reckoning(survey, answers);
        return new SurveyResults(
                survey,
                sum(channels),
                channels,
                reckoning.questions(),
                reckoning.crosses(),
                reckoning.satisfaction(),
                reckoning.score());
    }

    private static Counts sum(Map<ChannelId, Counts> channels) {
        return channels.values().stream()
                .reduce(
                        Counts.NONE,
                        (a, b) ->
                                new Counts(
                                        a.invited() + b.invited(),
                                        a.declined() + b.declined(),
                                        a.consented() + b.consented(),
                                        a.answered() + b.answered()));
    }

    private List<Question> questions() {
        return survey.questions().fields().stream()
                .filter(field -> !(field instanceof FormField.Note))
                .map(this::question)
                .toList();
    }

    private Question question(FormField field) {
        String item = field.head().id();
        List<Option> options =
                field.choices().stream()
                        .map(option -> new Option(option.ja(), chosen(answers, item, option.ja())))
                        .toList();
        List<String> texts =
                options.isEmpty()
                        ? answers.stream().flatMap(answer -> answer.to(item).stream()).toList()
                        : List.of();
        long answered = answers.stream().filter(answer -> !answer.to(item).isEmpty()).count();
        return new Question(
                field,
                answered,
                options,
                Scale.of(field)
                        .map(scale -> mean(steps(scale, answers)))
                        .orElseGet(OptionalDouble::empty),
                texts);
    }

    private static long chosen(List<SurveyAnswer> among, String item, String option) {
        return among.stream().filter(answer -> answer.to(item).contains(option)).count();
    }

    private List<Cross> crosses() {
        List<FormField> groups =
                survey.questions().fields().stream()
                        .filter(FormField.Choice.class::isInstance)
                        .filter(field -> Scale.of(field).isEmpty())
                        .toList();
        List<Cross> crosses = new ArrayList<>();
        for (Scale scale : scales) {
            groups.forEach(by -> crosses.add(cross(by, scale)));
        }
        return crosses;
    }

    private Cross cross(FormField by, Scale scale) {
        String item = scale.field().head().id();
        List<Group> groups = new ArrayList<>();
        for (var option : by.choices()) {
            List<SurveyAnswer> group =
                    answers.stream()
                            .filter(answer -> answer.to(by.head().id()).contains(option.ja()))
                            .toList();
            groups.add(
                    new Group(
                            option.ja(),
                            scale.steps().keySet().stream()
                                    .map(step -> chosen(group, item, step))
                                    .toList(),
                            mean(steps(scale, group))));
        }
        return new Cross(by, scale.field(), groups);
    }

    private Optional<Satisfaction> satisfaction() {
        return scales.stream()
                .findFirst()
                .flatMap(
                        scale -> {
                            int[] steps = steps(scale, answers).toArray();
                            return steps.length == 0
                                    ? Optional.empty()
                                    : Optional.of(
                                            new Satisfaction(
                                                    scale.field(),
                                                    steps.length,
                                                    IntStream.of(steps)
                                                            .filter(s -> s >= Scale.SATISFIED)
                                                            .count(),
                                                    IntStream.of(steps).average().getAsDouble()));
                        });
    }

    /** 1 of 5 is nothing and 5 is everything, so that the middle is 50. */
    private OptionalDouble score() {
        OptionalDouble mean =
                mean(
                        scales.stream()
                                .map(scale -> steps(scale, answers))
                                .reduce(IntStream.empty(), IntStream::concat));
        return mean.isEmpty() ? mean : OptionalDouble.of((mean.getAsDouble() - 1) * 25);
    }

    private static OptionalDouble mean(IntStream steps) {
        return steps.average();
    }

    private static IntStream steps(Scale scale, List<SurveyAnswer> among) {
        return among.stream()
                .flatMap(answer -> answer.to(scale.field().head().id()).stream())
                .flatMap(option -> Stream.ofNullable(scale.steps().get(option)))
                .mapToInt(Integer::intValue);
    }
}
