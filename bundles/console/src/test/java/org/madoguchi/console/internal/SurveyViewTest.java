// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.editorial.Period;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.survey.SurveyAudience;
import org.madoguchi.api.survey.SurveyPlan;
import org.madoguchi.api.survey.SurveyResults;
import org.madoguchi.test.Requirement;
import org.madoguchi.web.FormData;

/** What the page and the files make of a survey's figures. */
class SurveyViewTest {
    private final Screen screen =
            Sample.screen(Sample.actor(Role.SUPERVISOR), Locale.JAPANESE, "surveys", "");
    private final SurveyView view = SurveySample.view(screen, SurveyAudience.CITIZENS);

    @Test
    @Requirement({"ST-304", "YK-041", "YK-040"})
    void goalsShouldBeComparedWithWhatWasReached() {
        assertThat(view.satisfied()).isEqualTo("91.2%");
        assertThat(view.isShareReached()).isTrue();
        assertThat(view.isEnough()).isTrue();
        assertThat(view.mean()).isEqualTo("4.44");
        assertThat(view.score()).isEqualTo("86.0");
        assertThat(view.wantedScore()).isEqualTo(70);
        assertThat(SurveySample.view(screen, SurveyAudience.STAFF).wantedScore()).isEqualTo(80);
        assertThat(html(view)).contains("達成", "回答者 204人（200人以上が必要）");
    }

    @Test
    @Requirement("ST-304")
    void fewRespondentsShouldBeWarnedOf() {
        SurveyResults all = view.results();
        SurveyView few =
                with(
                        new SurveyResults(
                                all.survey(),
                                all.counts(),
                                all.channels(),
                                all.questions(),
                                List.of(),
                                Optional.of(
                                        new SurveyResults.Satisfaction(
                                                SurveySample.SATISFACTION, 199, 170, 4.2)),
                                OptionalDouble.of(65)));

        assertThat(few.isEnough()).isFalse();
        assertThat(few.isShareReached()).isFalse();
        assertThat(few.isScoreReached()).isFalse();
        assertThat(html(few)).contains("不足", "未達").doesNotContain("達成</span>");
    }

    @Test
    void aSurveyWithoutAnswersShouldSaySoAndDivideByNothing() {
        SurveyResults all = view.results();
        SurveyView none =
                with(
                        new SurveyResults(
                                all.survey(),
                                SurveyResults.Counts.NONE,
                                Map.of(),
                                List.of(),
                                List.of(),
                                Optional.empty(),
                                OptionalDouble.empty()));

        assertThat(html(none)).contains("この期間の回答はまだありません").doesNotContain("NaN");
    }

    private SurveyView with(SurveyResults results) {
        return new SurveyView(
                screen,
                view.span(),
                Optional.empty(),
                view.channels(),
                SurveySample.TODAY,
                results);
    }

    @Test
    @Requirement("ST-227")
    void filesShouldHoldFiguresGroupsAndAnswersAndNoFormula() throws IOException {
        SurveyTables tables = new SurveyTables(view);

        assertThat(tables.figures().cells())
                .contains(List.of("応対の満足度", "5 非常に満足", 120L, "58.8%"))
                .contains(List.of("協力率", "", "84.0%", ""));
        assertThat(tables.crosses().cells())
                .contains(List.of("応対の満足度", "年代", "70代", "5 非常に満足", 60L))
                .hasSize(10);
        FigureTable answers = tables.answers(SurveySample.answers());
        assertThat(answers.columns()).containsSubsequence("回答日", "チャネル", "年代", "応対の満足度");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TableFile.CSV.write(answers.name(), answers.columns(), answers.cells(), out);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("2026-11-21", ",'=1+1");
    }

    @Test
    @Requirement({"FJ-271", "ST-249"})
    void theReportShouldSayWhatItIsAboutAndEscapeWhatWasWritten() {
        String report = PagesTest.html(Screens.view("surveyReport.jte", "page", view));

        assertThat(report)
                .contains("満足度調査 結果報告書", "2026-11-01 から 2026-11-30 まで", "回答メールの末尾", "早く答えて")
                .contains("&lt;script&gt;alert(1)")
                .doesNotContain("<script>alert(1)");
    }

    @Test
    @Requirement("ST-249")
    void halvesAndYearsShouldBeTheFiscalYears() {
        LocalDate march = LocalDate.of(2027, 3, 5);

        assertThat(span("FIRST_HALF", march)).isEqualTo(days("2026-04-01", "2026-09-30"));
        assertThat(span("SECOND_HALF", march)).isEqualTo(days("2026-10-01", "2027-03-31"));
        assertThat(span("FISCAL_YEAR", march)).isEqualTo(days("2026-04-01", "2027-03-31"));
        assertThat(span("LAST_FISCAL_YEAR", march)).isEqualTo(days("2025-04-01", "2026-03-31"));
        assertThat(span("LAST_MONTH", march)).isEqualTo(days("2027-02-01", "2027-02-28"));
        assertThat(span("<nonsense>", march)).isEqualTo(SurveySample.NOVEMBER);
        for (String wrong : List.of("2027-02-30", "x", "9999-99-99")) {
            assertThat(
                            SurveySpan.of(
                                            "DATES",
                                            wrong,
                                            "2027-03-01",
                                            SurveySample.NOVEMBER,
                                            march)
                                    .period())
                    .isEqualTo(SurveySample.NOVEMBER);
        }
    }

    @Test
    void whatThePageShowsShouldComeBackAsItWas() {
        SurveyPlan plan = view.results().survey().plan();
        SurveyDraft sent =
                SurveyDraft.sent(
                        new FormData(
                                Map.of(
                                        "audience", List.of("CITIZENS"),
                                        "first", List.of("2026-11-01"),
                                        "last", List.of("2026-11-30"),
                                        "occasion", List.of("REPLY", "LINK", "nonsense")),
                                Map.of()));

        assertThat(sent.plan()).contains(plan);
        assertThat(
                        new SurveyDraft(
                                        SurveyAudience.STAFF,
                                        "2026-11-30",
                                        "2026-11-01",
                                        plan.occasions(),
                                        plan.departments(),
                                        sent.form())
                                .plan())
                .as("the wrong way round")
                .isEmpty();
    }

    private static Period span(String name, LocalDate today) {
        return SurveySpan.of(name, null, null, SurveySample.NOVEMBER, today).period();
    }

    private static Period days(String first, String last) {
        return new Period(LocalDate.parse(first), LocalDate.parse(last));
    }

    private static String html(SurveyView view) {
        return PagesTest.html(Screens.view("surveyResults.jte", "page", view));
    }
}
