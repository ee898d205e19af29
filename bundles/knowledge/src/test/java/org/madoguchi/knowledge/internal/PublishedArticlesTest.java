// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.madoguchi.knowledge.internal.KnowledgeFixture.EDITOR;
import static org.madoguchi.knowledge.internal.KnowledgeFixture.ROADS;
import static org.madoguchi.knowledge.internal.KnowledgeFixture.WASTE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.ArticleSelection;
import org.madoguchi.api.knowledge.ArticleText;
import org.madoguchi.api.knowledge.Audience;
import org.madoguchi.api.knowledge.CategoryId;
import org.madoguchi.api.knowledge.Publication;
import org.madoguchi.api.knowledge.Reader;
import org.madoguchi.test.Requirement;

class PublishedArticlesTest {
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
    @Requirement({"FJ-151", "FJ-152"})
    void eachShouldReadWhatIsWrittenForThemAndForCitizens() {
        CategoryId garbage = category("分野", "くらし", "ごみ");
        CategoryId inside = category("分野", "内部");
        faq.published(text("市民向け", Audience.PUBLIC, garbage));
        faq.published(text("窓口向け", Audience.OPERATOR, garbage));
        faq.published(text("職員向け", Audience.STAFF, inside));
        faq.desk.create(EDITOR, text("下書き", Audience.PUBLIC, garbage));

        assertThat(questions(Reader.CITIZEN, ArticleSelection.ALL)).containsExactly("市民向け");
        assertThat(questions(Reader.DESK, ArticleSelection.ALL))
                .containsExactlyInAnyOrder("市民向け", "窓口向け");
        assertThat(questions(Reader.STAFF, ArticleSelection.ALL))
                .containsExactlyInAnyOrder("市民向け", "職員向け");
        assertThat(questions(Reader.ANYBODY, ArticleSelection.ALL)).hasSize(3);
        CategoryId root = category("分野");
        CategoryId living = category("分野", "くらし");
        assertThat(faq.articles.categories(Reader.CITIZEN))
                .containsOnly(entry(root, 1L), entry(living, 1L), entry(garbage, 1L));
        assertThat(faq.articles.categories(Reader.ANYBODY))
                .containsOnly(
                        entry(root, 3L), entry(living, 2L), entry(garbage, 2L), entry(inside, 1L));
        assertThat(faq.articles.categories(Reader.STAFF))
                .containsOnly(
                        entry(root, 2L), entry(living, 1L), entry(garbage, 1L), entry(inside, 1L));
        assertThat(faq.articles.departments(Reader.ANYBODY)).containsOnly(entry(WASTE, 3L));
    }

    @Test
    void anArticleShouldBeFoundInEveryTreeItHangsIn() {
        CategoryId garbage = category("分野", "くらし", "ごみ");
        CategoryId moving = category("くらしの場面", "引っ越し");
        faq.published(
                ArticleText.of("引っ越しのごみ", "出し方", Audience.PUBLIC)
                        .withCategories(List.of(garbage, moving)));
        faq.published(text("ふだんのごみ", Audience.PUBLIC, garbage));

        assertThat(questions(Reader.CITIZEN, ArticleSelection.of(moving)))
                .containsExactly("引っ越しのごみ");
        assertThat(questions(Reader.CITIZEN, ArticleSelection.of(category("分野"))))
                .containsExactly("ふだんのごみ", "引っ越しのごみ");
        assertThat(questions(Reader.CITIZEN, ArticleSelection.of(WASTE))).containsExactly("ふだんのごみ");
        assertThat(questions(Reader.CITIZEN, ArticleSelection.of(ROADS))).isEmpty();
    }

    @Test
    void theNewestAndTheFeaturedShouldBeListedAlone() {
        faq.published(ArticleText.of("古い", "答え", Audience.PUBLIC));
        faq.clock.pass(Duration.ofHours(1));
        faq.published(
                ArticleText.of("注目", "答え", Audience.PUBLIC)
                        .withPublication(
                                new Publication(Optional.empty(), Optional.empty(), true)));

        assertThat(
                        questions(
                                Reader.CITIZEN,
                                new ArticleSelection(
                                        Optional.empty(),
                                        Optional.empty(),
                                        false,
                                        ArticleSelection.Order.NEWEST)))
                .containsExactly("注目", "古い");
        assertThat(
                        questions(
                                Reader.CITIZEN,
                                new ArticleSelection(
                                        Optional.empty(),
                                        Optional.empty(),
                                        true,
                                        ArticleSelection.Order.QUESTION)))
                .containsExactly("注目");
    }

    @Test
    void aPageShouldTellHowManyThereAre() {
        for (int i = 0; i < 5; i++) {
            faq.published(ArticleText.of("質問" + i, "答え", Audience.PUBLIC));
        }
        Page<Article> second =
                faq.articles.published(Reader.CITIZEN, ArticleSelection.ALL, new PageRequest(2, 2));

        assertThat(second.items())
                .extracting(article -> article.text().question())
                .containsExactly("質問2", "質問3");
        assertThat(second.total()).isEqualTo(5);
        assertThat(second.hasMore()).isTrue();
    }

    @Test
    void everyPublishedArticleShouldBeReadOnce() {
        faq.database
                .transactions()
                .run(
                        () -> {
                            for (int i = 0; i < 450; i++) {
                                faq.published(ArticleText.of("質問" + i, "答え", Audience.PUBLIC));
                            }
                        });
        List<ArticleId> read = new ArrayList<>();
        faq.articles.forEachPublished(article -> read.add(article.id()));

        assertThat(read).hasSize(450).doesNotHaveDuplicates();
    }

    private static CategoryId category(String... path) {
        return faq.categories.ensure(EDITOR, List.of(path)).id();
    }

    private static List<String> questions(Reader reader, ArticleSelection selection) {
        return faq.articles.published(reader, selection, ALL).items().stream()
                .map(article -> article.text().question())
                .toList();
    }

    private static ArticleText text(String question, Audience audience, CategoryId category) {
        return ArticleText.of(question, "申し込んでください。", audience)
                .withCategories(List.of(category))
                .withDepartments(List.of(WASTE));
    }
}
