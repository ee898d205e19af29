// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.surveys.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.madoguchi.surveys.internal.SurveyTown.CHIEF;
import static org.madoguchi.surveys.internal.SurveyTown.FORM;
import static org.madoguchi.surveys.internal.SurveyTown.MAIL;
import static org.madoguchi.surveys.internal.SurveyTown.NOVEMBER;
import static org.madoguchi.surveys.internal.SurveyTown.TODAY;
import static org.madoguchi.surveys.internal.SurveyTown.WASTE;
import static org.madoguchi.surveys.internal.SurveyTown.answers;
import static org.madoguchi.surveys.internal.SurveyTown.person;
import static org.madoguchi.surveys.internal.SurveyTown.plan;
import static org.madoguchi.surveys.internal.SurveyTown.token;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.editorial.Period;
import org.madoguchi.api.form.FormContent;
import org.madoguchi.api.form.FormField;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.survey.Survey;
import org.madoguchi.api.survey.SurveyAnswer;
import org.madoguchi.api.survey.SurveyAudience;
import org.madoguchi.api.survey.SurveyOccasion;
import org.madoguchi.api.survey.SurveyPlan;
import org.madoguchi.api.survey.SurveyResults;
import org.madoguchi.api.survey.SurveyResults.Counts;
import org.madoguchi.test.Requirement;

class SurveysTest {
    private static SurveyTown town;

    @BeforeAll
    static void startDatabase() {
        town = new SurveyTown();
    }

    @AfterAll
    static void stopDatabase() {
        town.close();
    }

    @BeforeEach
    void clear() {
        town.clear();
    }

    @Test
    @Requirement("FJ-270")
    void aNewSurveyShouldAskEverythingThatMustBeAsked() {
        FormContent template = town.desk.template(SurveyAudience.CITIZENS);

        assertThat(template.fields())
                .extracting(field -> field.head().label().ja())
                .containsExactly(
                        "年代", "性別", "コンタクトセンターを知ったきっかけ", "ご利用の頻度", "応対の満足度", "評価の理由", "ご意見・ご要望");
        assertThat(template.fields().get(1).choices())
                .extracting(LocalizedText::ja)
                .contains("答えない");
        assertThat(Scale.of(template.fields().get(4))).isPresent();
        Survey made = town.desk.create(CHIEF, plan(SurveyOccasion.REPLY), template);
        assertThat(town.survey(made.id())).isEqualTo(made);
        assertThat(made.questions()).isEqualTo(template);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"age", "gender", "known", "frequency", "satisfaction", "reason", "opinion"})
    @Requirement("FJ-270")
    void whatMustBeAskedShouldNotBeTakenOut(String item) {
        FormContent template = town.desk.template(SurveyAudience.CITIZENS);
        List<FormField> fewer =
                template.fields().stream()
                        .filter(field -> !field.head().id().equals(item))
                        .toList();

        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(
                        () ->
                                town.desk.create(
                                        CHIEF, plan(SurveyOccasion.REPLY), with(template, fewer)))
                .satisfies(e -> assertThat(e.reason().ja()).contains("必ず尋ねる項目"));
    }

    @Test
    void aSurveyShouldNotAskWhoAnswers() {
        FormContent template = town.desk.template(SurveyAudience.CITIZENS);
        List<FormField> more = new ArrayList<>(template.fields());
        more.add(
                new FormField.Mail(
                        new FormField.Head(
                                "mail", LocalizedText.same("メール"), LocalizedText.same(""), false)));

        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(
                        () ->
                                town.desk.create(
                                        CHIEF, plan(SurveyOccasion.REPLY), with(template, more)))
                .satisfies(e -> assertThat(e.reason().ja()).contains("無記名"));
    }

    @Test
    void questionsShouldStayOnceTheSurveyHasBegun() {
        Survey asking = town.asking(SurveyOccasion.REPLY);
        FormContent other =
                with(asking.questions(), asking.questions().fields(), LocalizedText.same("別の題名"));
        Period longer = new Period(NOVEMBER.first(), NOVEMBER.last().plusDays(10));
        SurveyPlan later =
                new SurveyPlan(
                        SurveyAudience.CITIZENS, longer, asking.plan().occasions(), Set.of());

        assertThatThrownBy(
                        () ->
                                town.desk.save(
                                        CHIEF,
                                        asking.id(),
                                        asking.revision(),
                                        asking.plan(),
                                        other))
                .isInstanceOf(RejectedException.class);
        Survey saved =
                town.desk.save(CHIEF, asking.id(), asking.revision(), later, asking.questions());
        assertThat(saved.plan().period()).isEqualTo(longer);
        assertThatThrownBy(
                        () ->
                                town.desk.save(
                                        CHIEF,
                                        asking.id(),
                                        asking.revision(),
                                        later,
                                        asking.questions()))
                .as("somebody else has changed it")
                .isInstanceOf(RejectedException.class);
    }

    @Test
    @Requirement({"FJ-268", "FJ-269"})
    void anInvitationShouldLeadToOneAnswerAfterConsent() {
        town.asking(SurveyOccasion.FORM);
        URI address = town.book.invite(SurveyOccasion.FORM, FORM).orElseThrow();
        String token = token(address);

        assertThat(address.toString()).matches("https://faq.asahi.example/survey/[\\w-]{22}");
        InvitationBook.Opened opened = town.book.open(token).orElseThrow();
        assertThat(opened.state()).isEqualTo(InvitationState.INVITED);
        assertThat(town.book.answer(token, opened.survey(), answers("40代", "5 非常に満足", "")))
                .as("nobody answers before the consent")
                .isFalse();
        town.book.decide(token, true);
        assertThat(town.book.answer(token, opened.survey(), answers("40代", "5 非常に満足", "助かりました")))
                .isTrue();
        assertThat(town.book.answer(token, opened.survey(), answers("10代以下", "1 非常に不満", "")))
                .isFalse();

        SurveyResults results = results(opened.survey());
        assertThat(results.counts()).isEqualTo(new Counts(1, 0, 1, 1));
        assertThat(question(results, "satisfaction").mean()).hasValue(5);
        assertThat(question(results, "opinion").texts()).containsExactly("助かりました");
    }

    @Test
    @Requirement("FJ-269")
    void aRefusalShouldBeCountedAndNothingElse() {
        Survey asking = town.asking(SurveyOccasion.REPLY);
        String token = token(town.book.invite(SurveyOccasion.REPLY, MAIL).orElseThrow());

        town.book.decide(token, false);
        town.book.decide(token, true);

        assertThat(town.book.open(token).orElseThrow().state()).isEqualTo(InvitationState.DECLINED);
        assertThat(town.book.answer(token, asking, answers("40代", "5 非常に満足", ""))).isFalse();
        assertThat(results(asking).counts()).isEqualTo(new Counts(1, 1, 0, 0));
        assertThat(rows(AnswerEntity.class)).isZero();
    }

    @Test
    void nobodyShouldBeInvitedOutOfTimeOrByOtherOccasions() {
        Survey asking = town.asking(SurveyOccasion.REPLY);

        assertThat(town.book.invite(SurveyOccasion.FORM, FORM)).isEmpty();
        URI address = town.book.invite(SurveyOccasion.REPLY, MAIL).orElseThrow();
        assertThat(town.book.open("A".repeat(22))).isEmpty();
        town.desk.close(CHIEF, asking.id());
        assertThat(town.book.invite(SurveyOccasion.REPLY, MAIL)).isEmpty();
        assertThat(town.book.open(token(address))).isEmpty();
        town.desk.open(CHIEF, asking.id());
        assertThat(town.book.open(token(address))).isPresent();
        town.clock.advance(Duration.ofDays(9));
        try {
            assertThat(town.book.open(token(address))).as("after the period").isEmpty();
            assertThat(town.book.invite(SurveyOccasion.REPLY, MAIL)).isEmpty();
        } finally {
            town.clock.advance(Duration.ofDays(-9));
        }
    }

    @Test
    void whoReadsTheTablesShouldFindNeitherAddressesNorTimes() {
        Survey asking = town.asking(SurveyOccasion.LINK);
        List<URI> links = town.desk.issue(CHIEF, asking.id(), MAIL, 200);

        assertThat(new HashSet<>(links)).hasSize(200);
        assertThat(town.audited)
                .contains("survey.issue survey " + asking.id() + " email-main, 200 links");
        town.answer(links.get(0), answers("40代", "4 満足", ""));
        List<Long> ids =
                town.store
                        .unit()
                        .required(
                                em ->
                                        em.createQuery(
                                                        "select a.id from AnswerEntity a",
                                                        Long.class)
                                                .getResultList());
        assertThat(ids).hasSize(1);
        assertThat(
                        town.store
                                .unit()
                                .<Long>required(
                                        em ->
                                                em.createQuery(
                                                                "select count(i) from"
                                                                        + " InvitationEntity i where"
                                                                        + " i.tokenHash = :token",
                                                                Long.class)
                                                        .setParameter("token", token(links.get(0)))
                                                        .getSingleResult()))
                .isZero();
    }

    @Test
    @Requirement({"ST-227", "ST-304", "YK-041", "FJ-271"})
    void resultsShouldShowSharesMeansAndGroupsByPeriodAndChannel() {
        Survey asking = town.asking(SurveyOccasion.REPLY, SurveyOccasion.FORM);
        town.desk.record(
                CHIEF,
                asking.id(),
                List.of(
                        new SurveyAnswer(TODAY.minusDays(20), MAIL, answers("40代", "2 少し不満", "遅い")),
                        new SurveyAnswer(TODAY.minusDays(1), MAIL, Map.of()),
                        new SurveyAnswer(TODAY, MAIL, answers("40代", "4 満足", "")),
                        new SurveyAnswer(TODAY, FORM, answers("70代", "5 非常に満足", "")),
                        new SurveyAnswer(TODAY, FORM, answers("70代", "5 非常に満足", ""))));

        SurveyResults all = results(asking);
        assertThat(all.counts()).isEqualTo(new Counts(5, 1, 4, 4));
        assertThat(all.counts().consentRate()).hasValue(0.8);
        assertThat(all.channels()).containsKeys(MAIL, FORM).hasSize(2);
        assertThat(all.satisfaction().orElseThrow().satisfied()).isEqualTo(3);
        assertThat(all.satisfaction().orElseThrow().mean()).isEqualTo(4);
        assertThat(all.satisfaction().orElseThrow().share()).isEqualTo(0.75);
        assertThat(all.score()).hasValue(75);
        assertThat(question(all, "known").options())
                .contains(new SurveyResults.Option("市のウェブサイト", 4));
        SurveyResults.Cross byAge =
                all.crosses().stream()
                        .filter(cross -> cross.by().head().id().equals("age"))
                        .findFirst()
                        .orElseThrow();
        assertThat(byAge.groups())
                .filteredOn(group -> group.value().equals("70代"))
                .singleElement()
                .satisfies(
                        group -> {
                            assertThat(group.counts()).containsExactly(2L, 0L, 0L, 0L, 0L);
                            assertThat(group.mean()).hasValue(5);
                        });

        SurveyResults lastDays =
                town.figures.results(
                        CHIEF,
                        asking.id(),
                        new Period(TODAY.minusDays(1), TODAY),
                        Optional.of(MAIL));
        assertThat(lastDays.counts()).isEqualTo(new Counts(2, 1, 1, 1));
        assertThat(lastDays.satisfaction().orElseThrow().mean()).isEqualTo(4);
        assertThat(town.figures.answers(CHIEF, asking.id(), NOVEMBER, Optional.of(FORM)))
                .hasSize(2);
        assertThat(town.audited)
                .anyMatch(entry -> entry.startsWith("survey.results survey " + asking.id()))
                .anyMatch(entry -> entry.startsWith("survey.answers"));
    }

    @Test
    void whatIsNoAnswerToTheQuestionsShouldNotBeKept() {
        Survey asking = town.asking(SurveyOccasion.REPLY);

        for (Map<String, List<String>> wrong :
                List.of(
                        Map.of("satisfaction", List.of("6 最高")),
                        Map.of("nobody-asked", List.of("x")),
                        Map.of("age", List.of("40代", "50代")),
                        Map.of("opinion", List.of("あ".repeat(2_001))))) {
            assertThatThrownBy(
                            () ->
                                    town.desk.record(
                                            CHIEF,
                                            asking.id(),
                                            List.of(new SurveyAnswer(TODAY, MAIL, wrong))))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(
                        () ->
                                town.desk.record(
                                        CHIEF,
                                        asking.id(),
                                        List.of(
                                                new SurveyAnswer(
                                                        TODAY.plusDays(1), MAIL, Map.of()))))
                .isInstanceOf(RejectedException.class);
        assertThat(rows(AnswerEntity.class)).isZero();
        assertThat(rows(InvitationEntity.class)).isZero();
    }

    @Test
    @Requirement("YK-040")
    void staffOfADepartmentShouldAnswerOnceAndUnnamed() {
        Actor clerk = person(21, Role.DEPARTMENT_STAFF, Optional.of(WASTE));
        SurveyPlan plan = new SurveyPlan(SurveyAudience.STAFF, NOVEMBER, Set.of(), Set.of(WASTE));
        Survey made = town.desk.create(CHIEF, plan, town.desk.template(SurveyAudience.STAFF));
        assertThat(town.staff.waiting(clerk)).isEmpty();
        town.desk.open(CHIEF, made.id());

        assertThat(town.staff.waiting(clerk)).extracting(Survey::id).containsExactly(made.id());
        assertThat(town.staff.waiting(person(22, Role.DEPARTMENT_STAFF, Optional.empty())))
                .isEmpty();
        Map<String, List<String>> answers =
                Map.of("quality", List.of("5 非常に満足"), "operation", List.of("4 満足"));
        town.staff.answer(clerk, made.id(), answers);
        assertThat(town.staff.waiting(clerk)).isEmpty();
        assertThatThrownBy(() -> town.staff.waiting(clerk, made.id()))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> town.staff.answer(clerk, made.id(), answers))
                .isInstanceOf(RejectedException.class);

        SurveyResults results = results(made);
        assertThat(results.counts().answered()).isEqualTo(1);
        assertThat(results.score()).as("of both ratings").hasValue(87.5);
    }

    @Test
    void onlyWhoMayShouldMakeSurveysAndSeeResults() {
        Actor operator = person(30, Role.OPERATOR, Optional.empty());
        Survey asking = town.asking(SurveyOccasion.LINK);

        List<Runnable> acts =
                List.of(
                        () -> town.desk.surveys(operator),
                        () -> town.desk.survey(operator, asking.id()),
                        () -> town.desk.create(operator, asking.plan(), asking.questions()),
                        () ->
                                town.desk.save(
                                        operator,
                                        asking.id(),
                                        1,
                                        asking.plan(),
                                        asking.questions()),
                        () -> town.desk.open(operator, asking.id()),
                        () -> town.desk.close(operator, asking.id()),
                        () -> town.desk.issue(operator, asking.id(), MAIL, 1),
                        () -> town.desk.record(operator, asking.id(), List.of()),
                        () ->
                                town.figures.results(
                                        operator, asking.id(), NOVEMBER, Optional.empty()),
                        () ->
                                town.figures.answers(
                                        operator, asking.id(), NOVEMBER, Optional.empty()));
        for (Runnable act : acts) {
            assertThatThrownBy(act::run).isInstanceOf(PermissionDeniedException.class);
        }
    }

    private static SurveyResults results(Survey survey) {
        return town.figures.results(CHIEF, survey.id(), NOVEMBER, Optional.empty());
    }

    private static SurveyResults.Question question(SurveyResults results, String item) {
        return results.questions().stream()
                .filter(question -> question.field().head().id().equals(item))
                .findFirst()
                .orElseThrow();
    }

    private static long rows(Class<?> entity) {
        return town.store
                .unit()
                .required(
                        em ->
                                em.createQuery(
                                                "select count(r) from "
                                                        + entity.getSimpleName()
                                                        + " r",
                                                Long.class)
                                        .getSingleResult());
    }

    private static FormContent with(FormContent content, List<FormField> fields) {
        return with(content, fields, content.name());
    }

    private static FormContent with(
            FormContent content, List<FormField> fields, LocalizedText name) {
        return new FormContent(
                name,
                content.intro(),
                content.bothLanguages(),
                fields,
                content.categories(),
                content.receipt());
    }
}
