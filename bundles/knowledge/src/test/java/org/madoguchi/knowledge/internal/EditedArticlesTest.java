// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.madoguchi.knowledge.internal.KnowledgeFixture.EDITOR;
import static org.madoguchi.knowledge.internal.KnowledgeFixture.NOW;
import static org.madoguchi.knowledge.internal.KnowledgeFixture.OPERATOR;
import static org.madoguchi.knowledge.internal.KnowledgeFixture.WASTE;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.ArticleChanged;
import org.madoguchi.api.knowledge.ArticleFilter;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.ArticleRevision;
import org.madoguchi.api.knowledge.ArticleState;
import org.madoguchi.api.knowledge.ArticleText;
import org.madoguchi.api.knowledge.Audience;
import org.madoguchi.api.knowledge.Reader;
import org.madoguchi.test.Requirement;

class EditedArticlesTest {
    private static final PageRequest ALL = PageRequest.first(100);
    private static KnowledgeFixture faq;

    @BeforeAll
    static void open() {
        faq = new KnowledgeFixture();
    }

    @BeforeEach
    void empty() {
        faq.empty();
    }

    @AfterAll
    static void close() {
        faq.close();
    }

    @Test
    void aNewArticleShouldBeADraftThatNobodyOutsideSees() {
        Article created = faq.desk.create(EDITOR, text("粗大ごみの出し方"));

        assertThat(created.state()).isEqualTo(ArticleState.DRAFT);
        assertThat(created.revision()).isEqualTo(1);
        assertThat(created.published()).isEmpty();
        assertThat(created.updatedAt())
                .isEqualTo(NOW.truncatedTo(java.time.temporal.ChronoUnit.MILLIS));
        assertThat(created.updatedBy()).isEqualTo("編集 花子");
        assertThat(created.text().answer()).isEqualTo("<p>申し込んでから処理券を貼ってください。</p>");
        assertThat(created.plainAnswer()).isEqualTo("申し込んでから処理券を貼ってください。");
        assertThat(faq.desk.get(OPERATOR, created.id())).isEqualTo(created);
        assertThat(faq.articles.published(created.id(), Reader.ANYBODY)).isEmpty();
        assertThat(faq.audit.lines())
                .containsExactly("編集 花子 article.create article " + created.id());
        assertThat(faq.database.published()).containsExactly(new ArticleChanged(created.id(), NOW));
    }

    @Test
    @Requirement("ST-142")
    void aDraftShouldStandBesideWhatReadersSee() {
        ArticleId id = faq.published(text("粗大ごみの出し方"));
        Article second = faq.desk.revise(EDITOR, id, text("大型ごみの出し方"), OptionalLong.empty());

        assertThat(second.revision()).isEqualTo(2);
        assertThat(second.state()).isEqualTo(ArticleState.DRAFT);
        assertThat(second.published()).isEqualTo(OptionalInt.of(1));
        Article shown = faq.articles.published(id, Reader.CITIZEN).orElseThrow();
        assertThat(shown.text().question()).isEqualTo("粗大ごみの出し方");
        assertThat(shown.revision()).isEqualTo(1);

        faq.desk.publish(EDITOR, id);
        assertThat(faq.articles.published(id, Reader.CITIZEN).orElseThrow().text().question())
                .isEqualTo("大型ごみの出し方");
        assertThat(faq.desk.revisions(OPERATOR, id))
                .extracting(ArticleRevision::number, revision -> revision.text().question())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(2, "大型ごみの出し方"),
                        org.assertj.core.groups.Tuple.tuple(1, "粗大ごみの出し方"));
    }

    @Test
    @Requirement("ST-142")
    void readersShouldMissNothingWhileOneTextAfterTheOtherIsPublished() {
        ArticleId id = faq.published(text("粗大ごみ 0"));
        AtomicBoolean enough = new AtomicBoolean();
        List<CompletableFuture<Set<String>>> readers =
                Stream.generate(() -> CompletableFuture.supplyAsync(() -> read(id, enough)))
                        .limit(3)
                        .toList();
        for (int round = 1; round <= 100; round++) {
            faq.desk.revise(EDITOR, id, text("粗大ごみ " + round), OptionalLong.empty());
            faq.desk.publish(EDITOR, id);
        }
        enough.set(true);
        assertThat(readers)
                .allSatisfy(
                        reader ->
                                assertThat(reader)
                                        .succeedsWithin(Duration.ofMinutes(1))
                                        .asInstanceOf(InstanceOfAssertFactories.COLLECTION)
                                        .isNotEmpty());
        assertThat(read(id, enough)).containsExactly("粗大ごみ 100");
    }

    /** Questions that a reader sees; fails as soon as there is none. */
    private static Set<String> read(ArticleId id, AtomicBoolean enough) {
        Set<String> seen = new LinkedHashSet<>();
        do {
            seen.add(faq.articles.published(id, Reader.CITIZEN).orElseThrow().text().question());
        } while (!enough.get());
        return seen;
    }

    @Test
    @Requirement("ST-132")
    void aShortAnswerForBotsShouldBeKeptBesideTheAnswer() {
        ArticleId id = faq.published(text("粗大ごみ").withShortAnswer("電話で申し込みます。"));

        assertThat(faq.articles.published(id, Reader.CITIZEN).orElseThrow().text().shortAnswer())
                .isEqualTo("電話で申し込みます。");
        assertThatThrownBy(
                        () -> faq.desk.create(EDITOR, text("長い").withShortAnswer("あ".repeat(501))))
                .isInstanceOf(RejectedException.class);
    }

    @Test
    void anUnchangedTextShouldMakeNoRevision() {
        ArticleId id = faq.desk.create(EDITOR, text("粗大ごみの出し方")).id();

        assertThat(
                        faq.desk
                                .revise(EDITOR, id, text(" 粗大ごみの出し方\n"), OptionalLong.empty())
                                .revision())
                .isEqualTo(1);
        assertThat(faq.audit.records).hasSize(1);
    }

    @Test
    void whoWasSlowerShouldBeToldInsteadOfOverwriting() {
        Article begun = faq.desk.create(EDITOR, text("粗大ごみの出し方"));
        faq.desk.revise(EDITOR, begun.id(), text("先の変更"), OptionalLong.of(begun.version()));

        assertThatThrownBy(
                        () ->
                                faq.desk.revise(
                                        EDITOR,
                                        begun.id(),
                                        text("後の変更"),
                                        OptionalLong.of(begun.version())))
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        e -> assertThat(e.reason().ja()).contains("編集 花子"));
        assertThat(faq.desk.get(EDITOR, begun.id()).text().question()).isEqualTo("先の変更");
    }

    @Test
    void retiringShouldTakeItOffAndKeepIt() {
        ArticleId id = faq.published(text("粗大ごみの出し方"));
        faq.desk.retire(EDITOR, id);
        faq.desk.retire(EDITOR, id);

        assertThat(faq.articles.published(id, Reader.CITIZEN)).isEmpty();
        assertThat(faq.desk.get(EDITOR, id).state()).isEqualTo(ArticleState.RETIRED);
        assertThat(faq.audit.records).hasSize(3);
        faq.desk.publish(EDITOR, id);
        assertThat(faq.articles.published(id, Reader.CITIZEN)).isPresent();
    }

    @Test
    void theListShouldBeFilteredByPartsOfTheText() {
        faq.desk.create(EDITOR, text("粗大ごみの出し方"));
        faq.desk.create(EDITOR, text("Ｗｉ-Ｆｉ 100%の使い方"));

        assertThat(list("")).hasSize(2);
        assertThat(list("大ごみ")).hasSize(1);
        assertThat(list("wi-fi")).hasSize(1);
        assertThat(list("100%")).hasSize(1);
        assertThat(list("100_")).isEmpty();
        assertThat(list("処理券")).hasSize(2);
        assertThat(
                        faq.desk
                                .list(
                                        OPERATOR,
                                        new ArticleFilter(
                                                "",
                                                Optional.of(ArticleState.DRAFT),
                                                Optional.of(Audience.PUBLIC),
                                                Optional.empty(),
                                                Optional.of(WASTE),
                                                false),
                                        ALL)
                                .total())
                .isEqualTo(2);
    }

    @Test
    void permissionsShouldBeChecked() {
        ArticleId id = faq.published(text("粗大ごみの出し方"));
        Actor citizen = KnowledgeFixture.actor(9, "だれか", Optional.empty());

        assertThatThrownBy(() -> faq.desk.create(OPERATOR, text("新しい")))
                .isInstanceOf(PermissionDeniedException.class);
        assertThatThrownBy(() -> faq.desk.revise(OPERATOR, id, text("新しい"), OptionalLong.empty()))
                .isInstanceOf(PermissionDeniedException.class);
        assertThatThrownBy(() -> faq.desk.retire(OPERATOR, id))
                .isInstanceOf(PermissionDeniedException.class);
        assertThatThrownBy(() -> faq.desk.list(citizen, ArticleFilter.ALL, ALL))
                .isInstanceOf(PermissionDeniedException.class);
        assertThatThrownBy(() -> faq.desk.get(citizen, id))
                .isInstanceOf(PermissionDeniedException.class);
    }

    @Test
    void textsThatCannotBeKeptShouldBeRejectedWithTheLimit() {
        assertThatThrownBy(() -> faq.desk.create(EDITOR, text("あ".repeat(301))))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.reason().ja()).contains("300"));
        assertThatThrownBy(() -> faq.desk.create(EDITOR, text("  ")))
                .isInstanceOf(RejectedException.class);
        assertThatThrownBy(() -> faq.desk.get(EDITOR, new ArticleId(404)))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void aRollBackOfTheTransactionShouldLeaveNothing() {
        assertThatThrownBy(
                        () ->
                                faq.database
                                        .transactions()
                                        .run(
                                                () -> {
                                                    faq.desk.create(EDITOR, text("消える"));
                                                    throw new IllegalStateException("stop");
                                                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(list("")).isEmpty();
        assertThat(faq.database.published()).isEmpty();
    }

    private List<Article> list(String filter) {
        return faq.desk.list(OPERATOR, ArticleFilter.of(filter), ALL).items();
    }

    private static ArticleText text(String question) {
        return ArticleText.of(question, "申し込んでから処理券を貼ってください。", Audience.PUBLIC)
                .withKeywords(List.of("大型ごみ"))
                .withDepartments(List.of(WASTE));
    }

    @Test
    @Requirement("FJ-151")
    void theDeskAndCityStaffShouldNotReadWhatIsWrittenForTheOther() {
        Article forCitizens = written("市民向け", Audience.PUBLIC);
        Article forDesk = written("窓口向け", Audience.OPERATOR);
        Article forStaff = written("職員向け", Audience.STAFF);
        Actor roads =
                KnowledgeFixture.actor(
                        5, "道路 三郎", Optional.of(KnowledgeFixture.ROADS), Role.DEPARTMENT_STAFF);
        Actor supervisor = KnowledgeFixture.actor(6, "管理 四郎", Optional.empty(), Role.SUPERVISOR);
        for (Actor desk : List.of(OPERATOR, supervisor)) {
            assertThat(seen(desk)).containsExactlyInAnyOrder(forCitizens.id(), forDesk.id());
            isHidden(desk, forStaff.id());
        }
        assertThat(seen(roads)).containsExactlyInAnyOrder(forCitizens.id(), forStaff.id());
        isHidden(roads, forDesk.id());
        for (Actor keeper : List.of(EDITOR, KnowledgeFixture.WRITER, KnowledgeFixture.APPROVER)) {
            assertThat(seen(keeper)).as("keeps the FAQ, or owns all three").hasSize(3);
            assertThat(faq.desk.get(keeper, forDesk.id())).isEqualTo(forDesk);
        }
        assertThat(faq.desk.sameQuestion(roads, "窓口向け", Optional.empty())).isEmpty();
        assertThat(faq.desk.sameQuestion(roads, "職員向け", Optional.empty())).contains(forStaff.id());
    }

    private static Article written(String question, Audience audience) {
        ArticleId id =
                faq.published(
                        ArticleText.of(question, "答え", audience).withDepartments(List.of(WASTE)));
        return faq.desk.get(EDITOR, id);
    }

    private static List<ArticleId> seen(Actor actor) {
        return faq.desk.list(actor, ArticleFilter.ALL, ALL).map(Article::id).items();
    }

    private static void isHidden(Actor actor, ArticleId id) {
        List<ThrowingCallable> ways =
                List.of(
                        () -> faq.desk.get(actor, id),
                        () -> faq.desk.revisions(actor, id),
                        () -> faq.desk.log(actor, id),
                        () -> faq.desk.mayEdit(actor, id),
                        () -> faq.translations.of(actor, id));
        for (ThrowingCallable way : ways) {
            assertThatThrownBy(way).isInstanceOf(NotFoundException.class);
        }
    }
}
