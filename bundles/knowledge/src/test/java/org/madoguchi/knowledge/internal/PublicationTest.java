// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.madoguchi.knowledge.internal.KnowledgeFixture.EDITOR;
import static org.madoguchi.knowledge.internal.KnowledgeFixture.NOW;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.event.DomainEvent;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.ArticleChanged;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.ArticleText;
import org.madoguchi.api.knowledge.Audience;
import org.madoguchi.api.knowledge.Publication;
import org.madoguchi.api.knowledge.Reader;
import org.madoguchi.test.Requirement;

class PublicationTest {
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
    @Requirement("ST-124")
    void readersShouldSeeAnArticleWithinItsTimesOnly() {
        ArticleId id = faq.published(text("期間限定", NOW.plusSeconds(60), NOW.plusSeconds(120)));

        assertThat(shown(id)).isEmpty();
        faq.clock.pass(Duration.ofSeconds(60));
        assertThat(shown(id)).contains("期間限定");
        faq.clock.pass(Duration.ofSeconds(60));
        assertThat(shown(id)).isEmpty();
    }

    @Test
    @Requirement("ST-124")
    void theFormerTextShouldBeSeenUntilTheNextOneBegins() {
        ArticleId id = faq.published(ArticleText.of("今の料金", "300円", Audience.PUBLIC));
        faq.desk.revise(EDITOR, id, text("新料金", NOW.plusSeconds(60), null), OptionalLong.empty());
        faq.desk.publish(EDITOR, id);

        assertThat(shown(id)).contains("今の料金");
        faq.clock.pass(Duration.ofSeconds(60));
        assertThat(shown(id)).contains("新料金");
        assertThat(faq.desk.get(EDITOR, id).published()).hasValue(2);

        faq.desk.rollBack(EDITOR, id, 1);
        faq.desk.publish(EDITOR, id);
        assertThat(shown(id)).contains("今の料金");
        faq.desk.retire(EDITOR, id);
        assertThat(shown(id)).isEmpty();
    }

    @Test
    @Requirement("ST-124")
    void everyDueMomentShouldBeToldOnceAlsoAfterAStop() throws Exception {
        ArticleId id = faq.published(text("期間限定", NOW.plusSeconds(60), NOW.plusSeconds(120)));
        ArticleId other = faq.published(text("次の日から", NOW.plusSeconds(86_400), null));
        faq.database.forget();
        PublicationClock clock = new PublicationClock(faq.store);
        clock.close();

        clock.tell(NOW.plusSeconds(59));
        assertThat(faq.database.published()).isEmpty();
        faq.clock.pass(Duration.ofSeconds(60));
        clock.tell(faq.clock.instant());
        clock.tell(faq.clock.instant());
        assertThat(told()).containsExactly(id);
        faq.clock.pass(Duration.ofDays(3));
        clock.tell(faq.clock.instant());
        assertThat(told()).containsExactly(id, id, other);
    }

    @Test
    void theClockShouldWakeAtTheMomentItself() throws Exception {
        KnowledgeStore now =
                new KnowledgeStore(
                        faq.database.storage(),
                        faq.database.transactions(),
                        faq.database.events(),
                        Clock.systemUTC());
        EditedArticles desk =
                new EditedArticles(
                        now,
                        faq.categories,
                        faq.files,
                        new OwnerChanges(now, faq.town, faq.audit),
                        faq.audit,
                        false);
        PublicationClock clock = new PublicationClock(now);
        Instant from = Instant.now().plusMillis(1_500);
        ArticleId id = desk.create(EDITOR, text("もうすぐ", from, null)).id();
        desk.publish(EDITOR, id);
        clock.on(new ArticleChanged(id, Instant.now()));
        faq.database.forget();

        await().until(() -> !told().isEmpty());
        ArticleChanged told = (ArticleChanged) faq.database.published().get(0);
        assertThat(told.at()).isBetween(from, from.plusSeconds(20));
        clock.close();
        now.close();
    }

    private static Optional<String> shown(ArticleId id) {
        return faq.articles
                .published(id, Reader.CITIZEN)
                .map(Article::text)
                .map(ArticleText::question);
    }

    private static java.util.List<ArticleId> told() {
        return faq.database.published().stream().map(PublicationTest::article).toList();
    }

    private static ArticleId article(DomainEvent event) {
        return ((ArticleChanged) event).id();
    }

    private static ArticleText text(String question, Instant from, Instant until) {
        return ArticleText.of(question, "答え", Audience.PUBLIC)
                .withPublication(
                        new Publication(
                                Optional.ofNullable(from), Optional.ofNullable(until), false));
    }
}
