// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.madoguchi.knowledge.internal.KnowledgeFixture.APPROVER;
import static org.madoguchi.knowledge.internal.KnowledgeFixture.EDITOR;
import static org.madoguchi.knowledge.internal.KnowledgeFixture.OPERATOR;
import static org.madoguchi.knowledge.internal.KnowledgeFixture.ROADS;
import static org.madoguchi.knowledge.internal.KnowledgeFixture.WASTE;
import static org.madoguchi.knowledge.internal.KnowledgeFixture.WRITER;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.audit.AuditRecord;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.ArticleFilter;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.ArticleState;
import org.madoguchi.api.knowledge.ArticleText;
import org.madoguchi.api.knowledge.Audience;
import org.madoguchi.api.knowledge.Reader;
import org.madoguchi.test.Requirement;

class ReviewTest {
    private static KnowledgeFixture faq;

    @BeforeAll
    static void open() {
        faq = new KnowledgeFixture();
    }

    @BeforeEach
    void empty() {
        faq.empty();
        faq.town.wasteIsThere = true;
    }

    @AfterAll
    static void close() {
        faq.close();
    }

    @Test
    @Requirement({"FJ-154", "ST-141"})
    void aDraftShouldGoToReviewBackToItsWriterAndOut() {
        ArticleId id = faq.desk.create(WRITER, text("粗大ごみ")).id();
        faq.desk.submit(WRITER, id, "確認をお願いします");
        assertThat(state(id)).isEqualTo(ArticleState.REVIEW);
        assertThatThrownBy(() -> faq.desk.submit(WRITER, id, ""))
                .isInstanceOf(RejectedException.class);

        faq.desk.giveBack(APPROVER, id, "料金が古いです");
        assertThat(state(id)).isEqualTo(ArticleState.DRAFT);
        faq.desk.revise(WRITER, id, text("粗大ごみ（新料金）"), OptionalLong.empty());
        faq.desk.submit(WRITER, id, "");
        faq.desk.publish(APPROVER, id);

        assertThat(faq.articles.published(id, Reader.CITIZEN)).isPresent();
        assertThat(faq.desk.log(OPERATOR, id))
                .extracting(AuditRecord::actorName, AuditRecord::action, AuditRecord::detail)
                .startsWith(
                        org.assertj.core.groups.Tuple.tuple(
                                "承認 次郎", "article.publish", "revision 2"))
                .contains(
                        org.assertj.core.groups.Tuple.tuple(
                                "承認 次郎", "article.give-back", "revision 1: 料金が古いです"),
                        org.assertj.core.groups.Tuple.tuple(
                                "所管 一郎", "article.submit", "revision 1: 確認をお願いします"))
                .hasSize(6);
    }

    @Test
    @Requirement("ST-141")
    void withFourEyesNobodyShouldPublishWhatTheyWrote() {
        EditedArticles strict = faq.desk(true);
        ArticleId id = strict.create(EDITOR, text("粗大ごみ")).id();

        assertThatThrownBy(() -> strict.publish(EDITOR, id))
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        e -> assertThat(e.reason().ja()).contains("承認を依頼"));
        strict.publish(APPROVER, id);
        assertThat(state(id)).isEqualTo(ArticleState.PUBLISHED);
    }

    @Test
    @Requirement({"FJ-153", "ST-138"})
    void aDepartmentShouldWriteAndPublishItsOwnArticlesOnly() {
        ArticleId foreign =
                faq.desk.create(EDITOR, text("道路").withDepartments(List.of(ROADS))).id();
        ArticleId shared =
                faq.desk.create(EDITOR, text("両方").withDepartments(List.of(ROADS, WASTE))).id();
        Article own = faq.desk.create(WRITER, ArticleText.of("自課の記事", "答え", Audience.PUBLIC));

        assertThat(own.text().departments()).containsExactly(WASTE);
        assertThat(faq.desk.mayEdit(WRITER, foreign)).isFalse();
        assertThat(faq.desk.mayEdit(WRITER, shared)).isTrue();
        assertThat(faq.desk.mayEdit(EDITOR, foreign)).isTrue();
        assertThatThrownBy(() -> faq.desk.revise(WRITER, foreign, text("奪う"), OptionalLong.empty()))
                .isInstanceOf(PermissionDeniedException.class);
        assertThatThrownBy(() -> faq.desk.publish(APPROVER, foreign))
                .isInstanceOf(PermissionDeniedException.class);
        assertThatThrownBy(() -> faq.desk.delete(WRITER, foreign))
                .isInstanceOf(PermissionDeniedException.class);
        assertThatThrownBy(() -> faq.desk.rollBack(WRITER, foreign, 1))
                .isInstanceOf(PermissionDeniedException.class);
        assertThatThrownBy(
                        () -> faq.desk.create(WRITER, text("他課へ").withDepartments(List.of(ROADS))))
                .isInstanceOf(RejectedException.class);
        assertThatThrownBy(
                        () ->
                                faq.desk.revise(
                                        WRITER,
                                        own.id(),
                                        text("手放す").withDepartments(List.of(ROADS)),
                                        OptionalLong.empty()))
                .isInstanceOf(RejectedException.class);
        assertThat(
                        faq.desk
                                .list(
                                        WRITER,
                                        new ArticleFilter(
                                                "",
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.empty(),
                                                true),
                                        PageRequest.first(10))
                                .items())
                .extracting(Article::id)
                .containsExactlyInAnyOrder(own.id(), shared);
    }

    @Test
    @Requirement("ST-137")
    void aDepartmentShouldMakeMendAndTakeOffItsOwnArticlesByItself() {
        ArticleId id = faq.desk.create(WRITER, text("粗大ごみ")).id();
        assertThat(faq.desk.get(WRITER, id).text().departments()).containsExactly(WASTE);
        faq.desk.submit(WRITER, id, "");
        faq.desk.publish(APPROVER, id);
        faq.desk.revise(WRITER, id, text("粗大ごみ（新料金）"), OptionalLong.empty());
        faq.desk.submit(WRITER, id, "");
        faq.desk.publish(APPROVER, id);
        assertThat(faq.articles.published(id, Reader.CITIZEN))
                .hasValueSatisfying(
                        shown -> assertThat(shown.text().question()).isEqualTo("粗大ごみ（新料金）"));
        faq.desk.retire(APPROVER, id);
        assertThat(faq.articles.published(id, Reader.CITIZEN)).isEmpty();

        ArticleId draft = faq.desk.create(WRITER, text("書きかけ")).id();
        faq.desk.delete(WRITER, draft);
        assertThatThrownBy(() -> faq.desk.get(WRITER, draft)).isInstanceOf(NotFoundException.class);
    }

    @Test
    @Requirement("YK-016")
    void anOldTextShouldComeBackAsADraft() {
        ArticleId id = faq.published(text("はじめ"));
        faq.desk.revise(EDITOR, id, text("つぎ"), OptionalLong.empty());
        faq.desk.publish(EDITOR, id);

        Article back = faq.desk.rollBack(EDITOR, id, 1);

        assertThat(back.revision()).isEqualTo(3);
        assertThat(back.text().question()).isEqualTo("はじめ");
        assertThat(back.state()).isEqualTo(ArticleState.DRAFT);
        assertThat(faq.articles.published(id, Reader.CITIZEN).orElseThrow().text().question())
                .isEqualTo("つぎ");
        assertThatThrownBy(() -> faq.desk.rollBack(EDITOR, id, 9))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    @Requirement("FJ-154")
    void onlyWhatNobodySawShouldBeDeleted() {
        ArticleId draft = faq.desk.create(EDITOR, text("下書き")).id();
        ArticleId shown = faq.published(text("公開"));
        faq.desk.retire(EDITOR, shown);

        faq.desk.delete(EDITOR, draft);
        assertThatThrownBy(() -> faq.desk.get(EDITOR, draft)).isInstanceOf(NotFoundException.class);
        assertThat(faq.audit.records)
                .last()
                .satisfies(
                        record -> {
                            assertThat(record.action()).isEqualTo("article.delete");
                            assertThat(record.subject()).isEqualTo("article " + draft);
                            assertThat(record.actorName()).isEqualTo(EDITOR.name());
                        });
        assertThatThrownBy(() -> faq.desk.delete(EDITOR, shown))
                .isInstanceOf(RejectedException.class);
    }

    @Test
    void aQuestionThatIsThereAlreadyShouldBeFound() {
        ArticleId id = faq.published(text("Ｗｉ－Ｆｉは　使えますか？"));

        assertThat(faq.desk.sameQuestion(OPERATOR, "wi-fiは使えますか", Optional.empty())).contains(id);
        assertThat(faq.desk.sameQuestion(OPERATOR, "wi-fiは使えますか", Optional.of(id))).isEmpty();
        assertThat(faq.desk.sameQuestion(OPERATOR, "別の質問", Optional.empty())).isEmpty();
    }

    @Test
    @Requirement("ST-139")
    void articlesOfARetiredDepartmentShouldGoToAnotherAtOnce() {
        ArticleId shown = faq.published(text("公開").withDepartments(List.of(WASTE)));
        faq.desk.revise(
                EDITOR, shown, text("公開の次").withDepartments(List.of(WASTE)), OptionalLong.empty());
        ArticleId both = faq.published(text("両方").withDepartments(List.of(WASTE, ROADS)));
        assertThat(faq.desk.retiredOwners(EDITOR)).isEmpty();

        faq.town.wasteIsThere = false;
        assertThat(faq.desk.retiredOwners(EDITOR)).containsOnly(java.util.Map.entry(WASTE, 2L));
        assertThat(faq.desk.replaceOwner(EDITOR, WASTE, ROADS)).isEqualTo(2);
        faq.deliver();

        assertThat(faq.desk.retiredOwners(EDITOR)).isEmpty();
        assertThat(faq.desk.get(EDITOR, shown).text().departments()).containsExactly(ROADS);
        assertThat(faq.desk.get(EDITOR, both).text().departments()).containsExactly(ROADS);
        Article read = faq.articles.published(shown, Reader.CITIZEN).orElseThrow();
        assertThat(read.text().departments()).containsExactly(ROADS);
        assertThat(read.revision()).isEqualTo(1);
        assertThat(faq.articles.departments(Reader.CITIZEN))
                .containsOnly(java.util.Map.entry(ROADS, 2L));
        assertThatThrownBy(() -> faq.desk.replaceOwner(APPROVER, ROADS, WASTE))
                .isInstanceOf(PermissionDeniedException.class);
        assertThatThrownBy(() -> faq.desk.replaceOwner(EDITOR, ROADS, WASTE))
                .isInstanceOf(NotFoundException.class);
    }

    private static ArticleState state(ArticleId id) {
        return faq.desk.get(EDITOR, id).state();
    }

    private static ArticleText text(String question) {
        return ArticleText.of(question, "答えです。", Audience.PUBLIC).withDepartments(List.of(WASTE));
    }
}
