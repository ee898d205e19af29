// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.channel.ChannelDescriptor;
import org.madoguchi.api.channel.ChannelStatus;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.editorial.Period;
import org.madoguchi.api.form.FormContent;
import org.madoguchi.api.form.FormField;
import org.madoguchi.api.form.FormReceipt;
import org.madoguchi.api.survey.Survey;
import org.madoguchi.api.survey.SurveyAnswer;
import org.madoguchi.api.survey.SurveyAudience;
import org.madoguchi.api.survey.SurveyId;
import org.madoguchi.api.survey.SurveyOccasion;
import org.madoguchi.api.survey.SurveyPlan;
import org.madoguchi.api.survey.SurveyResults;
import org.madoguchi.api.survey.SurveyResults.Counts;
import org.madoguchi.api.survey.SurveyState;
import org.madoguchi.web.View;

/** Surveys for the pages. */
final class SurveySample {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    static final Period NOVEMBER =
            new Period(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 30));
    static final FormField.Choice AGE =
            new FormField.Choice(
                    head("age", "年代", "Age"), options("40代 | 40s", "70代 | 70s"), false);
    static final FormField.Choice SATISFACTION =
            new FormField.Choice(
                    head("satisfaction", "応対の満足度", "Satisfaction"),
                    options(
                            "5 非常に満足 | 5 Very satisfied",
                            "4 満足 | 4 Satisfied",
                            "3 普通 | 3 Neither",
                            "2 少し不満 | 2 A little dissatisfied",
                            "1 非常に不満 | 1 Very dissatisfied"),
                    false);
    static final FormField.Text OPINION =
            new FormField.Text(head("opinion", "ご意見", "Opinion"), true, 2_000);

    private SurveySample() {}

    private static FormField.Head head(String id, String ja, String en) {
        return new FormField.Head(id, new LocalizedText(ja, en), LocalizedText.same(""), true);
    }

    private static List<LocalizedText> options(String... texts) {
        return List.of(texts).stream()
                .map(text -> text.split(" \\| "))
                .map(both -> new LocalizedText(both[0], both[1]))
                .toList();
    }

    static Survey survey(long id, SurveyAudience audience, SurveyState state) {
        return new Survey(
                new SurveyId(id),
                new SurveyPlan(
                        audience,
                        NOVEMBER,
                        audience == SurveyAudience.CITIZENS
                                ? Set.of(SurveyOccasion.REPLY, SurveyOccasion.LINK)
                                : Set.of(),
                        Set.of()),
                new FormContent(
                        new LocalizedText("利用者満足度アンケート", "User satisfaction survey"),
                        new LocalizedText("ご感想をお聞かせください。", "Please tell us what you think."),
                        false,
                        List.of(AGE, SATISFACTION, OPINION),
                        List.of(),
                        FormReceipt.USUAL),
                state,
                1);
    }

    static SurveyResults results(SurveyAudience audience) {
        Counts counts = new Counts(300, 40, 210, 204);
        return new SurveyResults(
                survey(1, audience, SurveyState.OPEN),
                counts,
                new LinkedHashMap<>(Map.of(Sample.MAIL, counts)),
                List.of(
                        new SurveyResults.Question(
                                AGE,
                                204,
                                List.of(
                                        new SurveyResults.Option("40代", 104),
                                        new SurveyResults.Option("70代", 100)),
                                OptionalDouble.empty(),
                                List.of()),
                        new SurveyResults.Question(
                                SATISFACTION,
                                204,
                                List.of(
                                        new SurveyResults.Option("5 非常に満足", 120),
                                        new SurveyResults.Option("4 満足", 66),
                                        new SurveyResults.Option("3 普通", 10),
                                        new SurveyResults.Option("2 少し不満", 5),
                                        new SurveyResults.Option("1 非常に不満", 3)),
                                OptionalDouble.of(4.44),
                                List.of()),
                        new SurveyResults.Question(
                                OPINION,
                                2,
                                List.of(),
                                OptionalDouble.empty(),
                                List.of("早く答えてもらえて助かりました。", "<script>alert(1)</script>"))),
                List.of(
                        new SurveyResults.Cross(
                                AGE,
                                SATISFACTION,
                                List.of(
                                        new SurveyResults.Group(
                                                "40代",
                                                List.of(60L, 34L, 5L, 3L, 2L),
                                                OptionalDouble.of(4.41)),
                                        new SurveyResults.Group(
                                                "70代",
                                                List.of(60L, 32L, 5L, 2L, 1L),
                                                OptionalDouble.of(4.48))))),
                Optional.of(new SurveyResults.Satisfaction(SATISFACTION, 204, 186, 4.44)),
                OptionalDouble.of(86.0));
    }

    static List<SurveyAnswer> answers() {
        return List.of(
                new SurveyAnswer(
                        TODAY,
                        Sample.MAIL,
                        Map.of(
                                "age", List.of("40代"),
                                "satisfaction", List.of("4 満足"),
                                "opinion", List.of("=1+1"))));
    }

    static SurveyView view(Screen screen, SurveyAudience audience) {
        return new SurveyView(
                screen,
                new SurveySpan(SurveySpan.Choice.ALL, NOVEMBER),
                Optional.empty(),
                channels(),
                TODAY,
                results(audience));
    }

    private static List<ChannelDescriptor> channels() {
        return Sample.channels().list().stream().map(ChannelStatus::descriptor).toList();
    }

    /** Every page about surveys. */
    static Map<String, View> pages(Screen chief, Screen section, List<Department> departments) {
        Map<String, View> pages = new LinkedHashMap<>();
        Survey open = survey(1, SurveyAudience.CITIZENS, SurveyState.OPEN);
        Survey draft = survey(2, SurveyAudience.STAFF, SurveyState.DRAFT);
        pages.put(
                "surveys",
                Screens.view(
                        "surveys.jte",
                        "page",
                        new SurveyPages.Listing(chief, List.of(open, draft), TODAY)));
        pages.put(
                "surveys-none",
                Screens.view(
                        "surveys.jte", "page", new SurveyPages.Listing(chief, List.of(), TODAY)));
        for (Survey survey : List.of(open, draft)) {
            pages.put(
                    "survey-" + survey.state(),
                    Screens.view(
                            "surveyEdit.jte",
                            "page",
                            new SurveyPages.Editing(
                                    chief,
                                    Optional.of(survey),
                                    survey.revision(),
                                    SurveyDraft.of(survey.plan(), survey.questions()),
                                    departments,
                                    channels(),
                                    Optional.of(new LocalizedText("直してください", "Mend it")),
                                    0,
                                    Optional.of(new FormPages.Preview("<p>質問</p>", false)))));
        }
        for (SurveyAudience audience : SurveyAudience.values()) {
            SurveyView view = view(chief, audience);
            pages.put(
                    "survey-results-" + audience, Screens.view("surveyResults.jte", "page", view));
            pages.put("survey-report-" + audience, Screens.view("surveyReport.jte", "page", view));
        }
        pages.put(
                "survey-take",
                Screens.view(
                        "surveyTake.jte",
                        "page",
                        new SurveyPages.Taking(chief, open, channels(), TODAY, Optional.empty())));
        pages.put(
                "opinions",
                Screens.view(
                        "opinions.jte", "page", new SurveyPages.Waiting(section, List.of(draft))));
        return pages;
    }
}
