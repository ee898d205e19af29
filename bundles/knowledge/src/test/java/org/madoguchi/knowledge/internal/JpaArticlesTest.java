// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.audit.AuditQuery;
import org.madoguchi.api.audit.AuditRecord;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.event.DomainEvent;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.ArticleChanged;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.ArticleState;
import org.madoguchi.api.knowledge.ArticleText;
import org.madoguchi.api.knowledge.Audience;
import org.madoguchi.storage.EntityUnit;
import org.madoguchi.storage.UnitDefinition;
import org.madoguchi.test.StorageFixture;

class JpaArticlesTest {
    private static final Instant NOW = Instant.parse("2026-11-21T01:02:03.456Z");
    private static final Actor EDITOR = actor("編集 花子", Role.FAQ_EDITOR);
    private static final Actor OPERATOR = actor("受付 太郎", Role.OPERATOR);
    private static final PageRequest ALL = PageRequest.first(100);

    private static final StorageFixture database = StorageFixture.start();

    private static final List<String> audited = new ArrayList<>();
    private static JpaArticles articles;
    private static EntityUnit tables;
    private int earlierEvents;

    @BeforeAll
    static void open() {
        articles =
                new JpaArticles(
                        database.storage(),
                        new Audit(),
                        database.events(),
                        Clock.fixed(NOW, ZoneOffset.UTC));
        tables =
                database.storage()
                        .open(
                                UnitDefinition.of(
                                        "knowledge",
                                        ArticleEntity.class,
                                        ArticleRevisionEntity.class));
    }

    @BeforeEach
    void empty() {
        tables.run(
                em -> {
                    em.createQuery("delete from ArticleRevision r").executeUpdate();
                    em.createQuery("delete from Article a").executeUpdate();
                });
        audited.clear();
        earlierEvents = database.published().size();
    }

    @AfterAll
    static void close() {
        articles.close();
        tables.close();
        database.close();
    }

    private List<DomainEvent> published() {
        List<DomainEvent> all = database.published();
        return all.subList(earlierEvents, all.size());
    }

    @Test
    void aNewArticleShouldBeADraftThatNobodyOutsideSees() {
        Article created = articles.create(EDITOR, text("粗大ごみの出し方"));

        assertThat(created.state()).isEqualTo(ArticleState.DRAFT);
        assertThat(created.revision()).isEqualTo(1);
        assertThat(created.updatedAt()).isEqualTo(NOW);
        assertThat(created.updatedBy()).isEqualTo("編集 花子");
        assertThat(articles.get(OPERATOR, created.id())).isEqualTo(created);
        assertThat(articles.published(created.id(), Audience.STAFF)).isEmpty();
        assertThat(audited).containsExactly("編集 花子 article.create article " + created.id());
        assertThat(published()).containsExactly(new ArticleChanged(created.id(), NOW));
    }

    @Test
    void everyTextShouldBeKept() {
        ArticleId id = articles.create(EDITOR, text("粗大ごみの出し方")).id();
        articles.publish(EDITOR, id);
        Article second = articles.update(EDITOR, id, text("大型ごみの出し方"));

        assertThat(second.revision()).isEqualTo(2);
        assertThat(second.state()).isEqualTo(ArticleState.PUBLISHED);
        List<String> questions =
                tables.required(
                        em ->
                                em
                                        .createQuery(
                                                "select r.question from ArticleRevision r"
                                                        + " where r.articleId = :id order by r.revision",
                                                String.class)
                                        .setParameter("id", id.value())
                                        .getResultList()
                                        .stream()
                                        .toList());
        assertThat(questions).containsExactly("粗大ごみの出し方", "大型ごみの出し方");
    }

    @Test
    void anUnchangedTextShouldMakeNoRevision() {
        ArticleId id = articles.create(EDITOR, text("粗大ごみの出し方")).id();

        assertThat(articles.update(EDITOR, id, text(" 粗大ごみの出し方\n")).revision()).isEqualTo(1);
        assertThat(audited).hasSize(1);
    }

    @Test
    void eachAudienceShouldSeeItsOwnAndTheOnesBefore() {
        published(text("市民向け", Audience.PUBLIC, "くらし＞ごみ"));
        published(text("窓口向け", Audience.OPERATOR, "くらし＞ごみ"));
        published(text("職員向け", Audience.STAFF, "内部"));
        articles.create(EDITOR, text("下書き", Audience.PUBLIC, "くらし＞ごみ"));

        assertThat(questions(Audience.PUBLIC, "")).containsExactly("市民向け");
        assertThat(questions(Audience.OPERATOR, "")).containsExactly("市民向け", "窓口向け");
        assertThat(questions(Audience.STAFF, "")).hasSize(3);
        assertThat(articles.categories(Audience.PUBLIC)).containsExactly(entry("くらし＞ごみ", 1L));
        assertThat(articles.categories(Audience.STAFF))
                .containsExactly(entry("くらし＞ごみ", 2L), entry("内部", 1L));
    }

    @Test
    void aCategoryShouldHoldWhatIsBelowIt() {
        published(text("ごみ", Audience.PUBLIC, "くらし＞ごみ"));
        published(text("くらし", Audience.PUBLIC, "くらし"));
        published(text("くらしの窓", Audience.PUBLIC, "くらしの窓"));
        published(text("割合", Audience.PUBLIC, "100%"));

        assertThat(questions(Audience.PUBLIC, "くらし")).containsExactly("くらし", "ごみ");
        assertThat(questions(Audience.PUBLIC, "%")).isEmpty();
        assertThat(questions(Audience.PUBLIC, "100%")).containsExactly("割合");
    }

    @Test
    void retiringShouldTakeItOffAndKeepIt() {
        ArticleId id = published(text("粗大ごみの出し方"));
        articles.retire(EDITOR, id);
        articles.retire(EDITOR, id);

        assertThat(articles.published(id, Audience.PUBLIC)).isEmpty();
        assertThat(articles.get(EDITOR, id).state()).isEqualTo(ArticleState.RETIRED);
        assertThat(audited).hasSize(3);
    }

    @Test
    void theListShouldBeFilteredByPartsOfTheText() {
        articles.create(EDITOR, text("粗大ごみの出し方"));
        articles.create(EDITOR, text("Ｗｉ-Ｆｉ 100%の使い方"));

        assertThat(articles.list(OPERATOR, "", ALL).total()).isEqualTo(2);
        assertThat(articles.list(OPERATOR, "大ごみ", ALL).items()).hasSize(1);
        assertThat(articles.list(OPERATOR, "100%", ALL).items()).hasSize(1);
        assertThat(articles.list(OPERATOR, "100_", ALL).items()).isEmpty();
        assertThat(articles.list(OPERATOR, "処理券", ALL).items()).hasSize(2);
    }

    @Test
    void aPageShouldTellHowManyThereAre() {
        for (int i = 0; i < 5; i++) {
            published(text("質問" + i));
        }
        Page<Article> second = articles.published(Audience.PUBLIC, "", new PageRequest(2, 2));

        assertThat(second.items())
                .extracting(article -> article.text().question())
                .containsExactly("質問2", "質問3");
        assertThat(second.total()).isEqualTo(5);
        assertThat(second.hasMore()).isTrue();
    }

    @Test
    void everyPublishedArticleShouldBeReadOnce() {
        database.transactions()
                .run(
                        () -> {
                            for (int i = 0; i < 450; i++) {
                                published(text("質問" + i));
                            }
                        });
        List<ArticleId> read = new ArrayList<>();
        articles.forEachPublished(article -> read.add(article.id()));

        assertThat(read).hasSize(450).doesNotHaveDuplicates();
    }

    @Test
    void permissionsShouldBeChecked() {
        ArticleId id = published(text("粗大ごみの出し方"));
        Actor citizen = actor("だれか");

        assertThatThrownBy(() -> articles.create(OPERATOR, text("新しい")))
                .isInstanceOf(PermissionDeniedException.class);
        assertThatThrownBy(() -> articles.update(OPERATOR, id, text("新しい")))
                .isInstanceOf(PermissionDeniedException.class);
        assertThatThrownBy(() -> articles.retire(OPERATOR, id))
                .isInstanceOf(PermissionDeniedException.class);
        assertThatThrownBy(() -> articles.list(citizen, "", ALL))
                .isInstanceOf(PermissionDeniedException.class);
        assertThatThrownBy(() -> articles.get(citizen, id))
                .isInstanceOf(PermissionDeniedException.class);
    }

    @Test
    void textsThatCannotBeKeptShouldBeRejectedWithTheLimit() {
        assertThatThrownBy(() -> articles.create(EDITOR, text("あ".repeat(301))))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.reason().ja()).contains("300"));
        assertThatThrownBy(() -> articles.create(EDITOR, text("  ")))
                .isInstanceOf(RejectedException.class);
        assertThatThrownBy(() -> articles.get(EDITOR, new ArticleId(404)))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void theLongestTextShouldFit() {
        ArticleText longest =
                new ArticleText(
                        "問".repeat(300),
                        "答".repeat(20_000),
                        Audience.PUBLIC,
                        "分".repeat(200),
                        List.of("鍵".repeat(2_000)),
                        List.of(new DepartmentId(Long.MAX_VALUE)));
        ArticleId id = articles.create(EDITOR, longest).id();

        assertThat(articles.get(EDITOR, id).text()).isEqualTo(longest);
    }

    @Test
    void aRollBackShouldLeaveNothing() {
        assertThatThrownBy(
                        () ->
                                database.transactions()
                                        .run(
                                                () -> {
                                                    articles.create(EDITOR, text("消える"));
                                                    throw new IllegalStateException("stop");
                                                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(articles.list(EDITOR, "", ALL).total()).isZero();
        assertThat(published()).isEmpty();
    }

    private ArticleId published(ArticleText text) {
        ArticleId id = articles.create(EDITOR, text).id();
        articles.publish(EDITOR, id);
        return id;
    }

    private List<String> questions(Audience reader, String category) {
        return articles.published(reader, category, ALL).items().stream()
                .map(article -> article.text().question())
                .toList();
    }

    private static ArticleText text(String question) {
        return text(question, Audience.PUBLIC, "くらし＞ごみ");
    }

    private static ArticleText text(String question, Audience audience, String category) {
        return new ArticleText(
                question,
                "申し込んでから処理券を貼ってください。",
                audience,
                category,
                List.of("大型ごみ"),
                List.of(new DepartmentId(7)));
    }

    private static Actor actor(String name, Role... roles) {
        return new Actor(
                Optional.of(new UserId(1)), name, Set.of(roles), Optional.empty(), "192.0.2.1");
    }

    private static final class Audit implements AuditTrail {
        @Override
        public void record(Actor actor, String action, String subject, String detail) {
            audited.add(actor.name() + " " + action + " " + subject);
        }

        @Override
        public Page<AuditRecord> list(Actor actor, AuditQuery query, PageRequest request) {
            throw new UnsupportedOperationException("not needed by articles");
        }
    }
}
