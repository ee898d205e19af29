// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.editorial.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.editorial.FaqFigures.ArticleFigure;
import org.madoguchi.api.editorial.FaqFigures.ArticleOrder;
import org.madoguchi.api.editorial.FaqFigures.Comment;
import org.madoguchi.api.editorial.FaqFigures.DayFigure;
import org.madoguchi.api.editorial.FaqFigures.Opened;
import org.madoguchi.api.editorial.FaqFigures.SearchFigure;
import org.madoguchi.api.editorial.FaqFigures.SearchHistory;
import org.madoguchi.api.editorial.FaqFigures.SearchOrder;
import org.madoguchi.api.editorial.Period;
import org.madoguchi.api.editorial.Visit;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.storage.Select;

class CountedUseTest {
    private static final Visit CITIZEN = new Visit(Visit.SITE, Locale.JAPANESE, false);
    private static final Visit ENGLISH = new Visit(Visit.SITE, Locale.ENGLISH, false);
    private static final Visit CRAWLER = new Visit(Visit.SITE, Locale.ENGLISH, true);
    private static final Visit DESK = new Visit(Visit.CONSOLE, Locale.JAPANESE, false);
    private static final PageRequest ALL = PageRequest.first(200);
    private static final Optional<String> BY_ITSELF = Optional.empty();

    private static final Office office = new Office();

    private StoredFigures figures;

    @AfterAll
    static void close() {
        office.close();
    }

    @BeforeEach
    void begin() {
        office.empty();
        figures = office.figures();
    }

    private List<SearchFigure> searches(SearchOrder order) {
        return figures.searches(Office.EDITOR, Office.THIS_DAY, order, ALL).items();
    }

    private List<ArticleFigure> articles(ArticleOrder order) {
        return figures.articles(Office.EDITOR, Office.THIS_DAY, order, ALL).items();
    }

    private static void search(String words, long found, int times) {
        for (int i = 0; i < times; i++) {
            office.use.searched(CITIZEN, words, found);
        }
    }

    @Test
    void searchesShouldBeCountedWithTheirResultsAndWhatWasOpened() {
        ArticleId bins = office.shelf.publish(7, "粗大ごみの出し方", office.clock.instant());
        search("粗大ゴミ", 4, 2);
        office.use.searched(ENGLISH, "粗大ｺﾞﾐ", 2);
        office.use.viewed(CITIZEN, bins, Optional.of("粗大ゴミ"));
        search("猫 飼い方", 0, 2);
        office.use.write();

        assertThat(searches(SearchOrder.MOST))
                .containsExactly(
                        new SearchFigure("粗大ゴミ", 3, 0, 10 / 3.0, 1),
                        new SearchFigure("猫 飼い方", 2, 2, 0, 0));
        SearchHistory closely = figures.search(Office.EDITOR, Office.THIS_DAY, "粗大ゴミ ");
        assertThat(closely.sum().count()).isEqualTo(3);
        assertThat(closely.opened()).containsExactly(new Opened(bins, "粗大ごみの出し方", 1));
    }

    @Test
    void searchesThatFailShouldBeListedByHowManyTheyWere() {
        search("住民票", 9, 5);
        office.use.viewed(CITIZEN, new ArticleId(1), Optional.of("住民票"));
        search("ドッグラン", 0, 2);
        search("野良猫", 0, 3);
        search("税金", 12, 4);
        Visit chat = new Visit("chat-main", Locale.JAPANESE, false);
        office.use.searched(chat, "野良猫", 0);
        office.use.searched(chat, "証明書", 3); // nobody can tell what was opened after it
        office.use.write();

        assertThat(searches(SearchOrder.WITHOUT_RESULT))
                .extracting(SearchFigure::words)
                .containsExactly("野良猫", "ドッグラン");
        assertThat(searches(SearchOrder.WITHOUT_CLICK))
                .extracting(SearchFigure::words)
                .containsExactly("税金");
    }

    @Test
    void aSearchShouldShowItsDays() {
        search("花火", 0, 2);
        office.use.write();
        office.days(2);
        search("花火", 1, 1);
        office.use.write();
        office.days(-2);

        SearchHistory history =
                figures.search(
                        Office.EDITOR, new Period(Office.TODAY, Office.TODAY.plusDays(2)), "花火");
        assertThat(history.days())
                .extracting(day -> day.count(), day -> day.withoutResult())
                .containsExactly(tuple(2L, 2L), tuple(0L, 0L), tuple(1L, 0L));
    }

    @Test
    void viewsOfPeopleOfProgramsAndOfTheDeskShouldBeToldApart() {
        ArticleId one = office.shelf.publish(1, "一つ目", office.clock.instant());
        ArticleId two = office.shelf.publish(2, "二つ目", office.clock.instant());
        for (int i = 0; i < 5; i++) {
            office.use.viewed(CITIZEN, one, BY_ITSELF);
            office.use.viewed(CRAWLER, two, BY_ITSELF);
            office.use.viewed(CRAWLER, two, BY_ITSELF);
            office.use.viewed(DESK, two, BY_ITSELF);
        }
        office.use.viewed(CITIZEN, two, BY_ITSELF);
        office.use.searched(CRAWLER, "bot", 1);
        office.use.searched(DESK, "内線", 0);
        office.use.write();

        assertThat(articles(ArticleOrder.MOST_VIEWED))
                .extracting(ArticleFigure::question, ArticleFigure::views, ArticleFigure::crawled)
                .containsExactly(tuple("一つ目", 5L, 0L), tuple("二つ目", 1L, 10L));
        assertThat(articles(ArticleOrder.MOST_REQUESTED))
                .extracting(ArticleFigure::article)
                .containsExactly(two, one);
        assertThat(searches(SearchOrder.MOST)).isEmpty();
        assertThat(figures.days(Office.EDITOR, Office.THIS_DAY))
                .containsExactly(new DayFigure(Office.TODAY, 0, 0, 6, 10, 0, 0));
    }

    @Test
    void everyDayShouldBeThereAndAddUp() {
        search("祭り", 1, 3);
        search("祭", 0, 1);
        office.use.write();
        office.use.judged(CITIZEN, new ArticleId(1), true, "");
        office.use.judged(ENGLISH, new ArticleId(1), false, "no");
        office.use.judged(CRAWLER, new ArticleId(1), false, "");

        assertThat(figures.days(Office.EDITOR, new Period(Office.TODAY.minusDays(1), Office.TODAY)))
                .containsExactly(
                        new DayFigure(Office.TODAY.minusDays(1), 0, 0, 0, 0, 0, 0),
                        new DayFigure(Office.TODAY, 4, 1, 0, 0, 1, 1));
    }

    @Test
    void aVerdictShouldBeStoredAtOnceWithoutNumbersOfPersons() {
        ArticleId article = office.shelf.publish(3, "転入届", office.clock.instant());
        office.use.judged(CITIZEN, article, false, "分かりません。\n090-1234-5678 に電話してください");
        office.use.judged(CITIZEN, article, true, "");

        assertThat(figures.comments(Office.EDITOR, Office.THIS_DAY, ALL).items())
                .containsExactly(
                        new Comment(
                                article,
                                "転入届",
                                false,
                                "分かりません。\n●●● に電話してください",
                                office.clock.instant()));
        assertThat(articles(ArticleOrder.LEAST_HELPFUL))
                .extracting(ArticleFigure::solved, ArticleFigure::notSolved)
                .containsExactly(tuple(1L, 1L));
    }

    @Test
    void aCommentThatIsTooLongShouldBeRejectedInWords() {
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(
                        () -> office.use.judged(CITIZEN, new ArticleId(1), true, "あ".repeat(1_001)))
                .satisfies(e -> assertThat(e.reason().ja()).contains("1,000 文字"));
    }

    @Test
    void anArticleShouldBeUsedOnceInACaseHoweverOftenItIsPutIn() {
        ArticleId article = office.shelf.publish(4, "印鑑登録", office.clock.instant());
        for (long number = 1; number <= 3; number++) {
            office.use.used(Office.OPERATOR, article, new CaseId(2026, number));
            office.use.used(Office.OPERATOR, article, new CaseId(2026, number));
        }

        assertThat(articles(ArticleOrder.MOST_USED))
                .extracting(ArticleFigure::used, ArticleFigure::views)
                .containsExactly(tuple(3L, 0L));
        assertThatThrownBy(
                        () ->
                                office.use.used(
                                        Office.actor("外", Optional.empty(), Role.FRONT_SYSTEM),
                                        article,
                                        new CaseId(2026, 9)))
                .isInstanceOf(PermissionDeniedException.class);
    }

    @Test
    void twoNodesThatWriteAtOnceShouldLoseNothing() throws Exception {
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        List<Future<?>> ends = new ArrayList<>();
        for (int node = 0; node < 2; node++) {
            CountedUse own = office.use();
            ends.add(
                    nodes.submit(
                            () -> {
                                for (int i = 0; i < 20; i++) {
                                    for (int word = 0; word < 30; word++) {
                                        own.searched(CITIZEN, "言葉" + word, 1);
                                        own.viewed(CITIZEN, new ArticleId(word + 1), BY_ITSELF);
                                    }
                                    own.write();
                                }
                            }));
        }
        for (Future<?> end : ends) {
            end.get();
        }
        nodes.shutdown();

        assertThat(searches(SearchOrder.MOST))
                .hasSize(30)
                .allSatisfy(figure -> assertThat(figure.count()).isEqualTo(40));
        assertThat(articles(ArticleOrder.MOST_VIEWED))
                .hasSize(30)
                .allSatisfy(figure -> assertThat(figure.views()).isEqualTo(40));
    }

    @Test
    void aHundredThousandDifferentWordsShouldFitIntoADayAndAllBeCounted() {
        for (int word = 0; word < 100_000; word++) {
            office.use.searched(CITIZEN, "x" + word, 0);
            if (word % 15_000 == 0) {
                office.use.write();
            }
        }
        office.use.write();

        Select<Long> rows = Select.of("SELECT COUNT(*) FROM editorial_search", row -> row.number());
        office.store.unit().select(rows);
        assertThat(rows.rows().get(0)).isBetween(40_000L, TallyWriter.MOST_OF_A_DAY + 1L);
        SearchFigure others = searches(SearchOrder.MOST).get(0);
        assertThat(others.words()).isEqualTo(Tally.OTHERS);
        assertThat(others.count()).isEqualTo(100_000 - rows.rows().get(0) + 1);
        assertThat(figures.days(Office.EDITOR, Office.THIS_DAY).get(0).searches())
                .isEqualTo(100_000);
    }

    @Test
    void whatCouldNotBeWrittenShouldBeWrittenLater() {
        CountedUse other = office.use();
        other.searched(CITIZEN, "停電", 1);
        office.store
                .unit()
                .run(em -> em.createNativeQuery("DELETE FROM editorial_lock").executeUpdate());
        assertThatThrownBy(other::write).isInstanceOf(IllegalStateException.class);
        other.searched(CITIZEN, "停電", 1);

        office.store
                .unit()
                .run(
                        em ->
                                em.createNativeQuery("INSERT INTO editorial_lock (id) VALUES (0)")
                                        .executeUpdate());
        other.write();

        assertThat(searches(SearchOrder.MOST)).extracting(SearchFigure::count).containsExactly(2L);
    }

    @Test
    void wordsThatAreNoneShouldNotBeCounted() {
        office.use.searched(CITIZEN, " \u0000\u3000", 0);
        office.use.searched(CITIZEN, "", 0);
        office.use.write();

        assertThat(figures.days(Office.EDITOR, Office.THIS_DAY).get(0).searches()).isZero();
    }

    @Test
    void oldCountsShouldGoByThemselves() {
        search("昔", 1, 1);
        office.use.judged(CITIZEN, new ArticleId(1), true, "");
        office.use.write();
        office.days(31);
        office.upkeep().look();
        assertThat(searches(SearchOrder.MOST)).hasSize(1);

        office.days(1);
        office.upkeep().look();
        office.days(-32);

        assertThat(searches(SearchOrder.MOST)).isEmpty();
        assertThat(figures.days(Office.EDITOR, Office.THIS_DAY))
                .containsExactly(new DayFigure(Office.TODAY, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void figuresShouldBeForThoseOnlyWhoMayReadArticles() {
        assertThatThrownBy(
                        () ->
                                figures.days(
                                        Office.actor("外", Optional.empty(), Role.FRONT_SYSTEM),
                                        Office.THIS_DAY))
                .isInstanceOf(PermissionDeniedException.class);
    }
}
