// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.editorial.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.editorial.FaqFigures.ArticleFigure;
import org.madoguchi.api.editorial.FaqFigures.ArticleOrder;
import org.madoguchi.api.editorial.FaqFigures.CategoryFigure;
import org.madoguchi.api.editorial.FaqFigures.HourFigure;
import org.madoguchi.api.editorial.FaqFigures.LanguageFigure;
import org.madoguchi.api.editorial.FaqFigures.SearchFigure;
import org.madoguchi.api.editorial.FaqFigures.SearchHour;
import org.madoguchi.api.editorial.FaqFigures.SearchOrder;
import org.madoguchi.api.editorial.Period;
import org.madoguchi.api.editorial.Visit;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.Category;
import org.madoguchi.api.knowledge.CategoryId;
import org.madoguchi.api.knowledge.CategoryTree;
import org.madoguchi.test.Requirement;

class StoredFiguresTest {
    private static final Visit CITIZEN = new Visit(Visit.SITE, Locale.JAPANESE, false);
    private static final Office office = new Office();

    private final List<Category> categories = new ArrayList<>();

    @AfterAll
    static void close() {
        office.close();
    }

    @BeforeEach
    void begin() {
        office.empty();
    }

    private static void view(ArticleId article, int times) {
        for (int i = 0; i < times; i++) {
            office.use.viewed(CITIZEN, article, Optional.empty());
        }
    }

    private static void search(String words, int times, long found) {
        for (int i = 0; i < times; i++) {
            office.use.searched(CITIZEN, words, found);
        }
    }

    @Test
    void theRankingShouldHoldOnlyWhatReadersCanOpen() {
        ArticleId first = office.shelf.publish(1, "一番", office.clock.instant());
        ArticleId second = office.shelf.publish(2, "二番", office.clock.instant());
        ArticleId draft = office.shelf.draft(3, "まだ", office.clock.instant());
        view(second, 2);
        view(first, 5);
        view(draft, 9);
        view(new ArticleId(99), 9);
        office.use.write();

        assertThat(office.figures().ranking(Office.THIS_DAY, 10)).containsExactly(first, second);
        assertThat(office.figures().ranking(Office.THIS_DAY, 1)).containsExactly(first);
    }

    @Test
    @Requirement({"FJ-159", "FJ-161"})
    void aSubjectShouldBeCountedWithAllBelowItAndACaseOnce() {
        CategoryId life = category(1, 0, "くらし");
        CategoryId waste = category(11, 1, "ごみ");
        CategoryId moving = category(12, 1, "引越し");
        office.shelf.tree = new CategoryTree(List.copyOf(categories));
        ArticleId bulky = office.shelf.publish(1, "粗大ごみ", waste);
        ArticleId both = office.shelf.publish(2, "引越しのごみ", waste, moving);
        ArticleId unfiled = office.shelf.publish(3, "分類なし");
        view(bulky, 4);
        office.use.write();
        office.days(1);
        view(bulky, 2);
        view(both, 3);
        view(unfiled, 9);
        office.use.judged(CITIZEN, both, true, "");
        office.use.write();
        office.use.used(Office.OPERATOR, bulky, new CaseId(2026, 77));
        office.use.used(Office.OPERATOR, both, new CaseId(2026, 77));
        office.use.used(Office.OPERATOR, both, new CaseId(2026, 78));
        LocalDate tomorrow = Office.TODAY.plusDays(1);
        office.days(-1); // for the other tests

        assertThat(office.figures().categories(Office.EDITOR, new Period(tomorrow, tomorrow)))
                .containsExactly(
                        new CategoryFigure(life, 5, 4, 1, 0, 2),
                        new CategoryFigure(waste, 5, 4, 1, 0, 2),
                        new CategoryFigure(moving, 3, 0, 1, 0, 2));
        assertThatThrownBy(
                        () ->
                                office.figures()
                                        .categories(
                                                Office.EDITOR,
                                                new Period(LocalDate.of(1000, 1, 1), tomorrow)))
                .isInstanceOf(RejectedException.class);
    }

    @Test
    @Requirement("ST-136")
    void aSearchShouldBeToldWithItsHourByTheCitysClock() {
        ArticleId bins = office.shelf.publish(1, "ごみの出し方", office.clock.instant());
        search("ごみ", 2, 3); // 10:02 in the city
        office.use.write();
        office.clock.advance(Duration.ofHours(4));
        search("ごみ", 1, 3);
        search("宇宙", 1, 0);
        office.use.viewed(CITIZEN, bins, Optional.of("ごみ"));
        office.use.searched(new Visit(Visit.CONSOLE, Locale.JAPANESE, false), "ごみ", 3);
        office.use.write();
        office.clock.advance(Duration.ofHours(-4)); // for the other tests

        StoredFigures figures = office.figures();
        List<HourFigure> hours = figures.hours(Office.EDITOR, Office.THIS_DAY);
        assertThat(hours).extracting(HourFigure::hour).hasSize(24).isSorted();
        assertThat(hours)
                .filteredOn(hour -> hour.count() > 0)
                .containsExactly(new HourFigure(10, 2, 0), new HourFigure(14, 2, 1));
        assertThat(figures.search(Office.EDITOR, Office.THIS_DAY, "ごみ").hours())
                .hasSize(24)
                .contains(new HourFigure(10, 2, 0), new HourFigure(14, 1, 0));
        Page<SearchHour> list =
                figures.searchHours(Office.EDITOR, Office.THIS_DAY, PageRequest.first(10));
        assertThat(list.total()).isEqualTo(3);
        assertThat(list.items()).extracting(SearchHour::hour).isSorted();
        assertThat(list.items())
                .containsExactlyInAnyOrder(
                        new SearchHour(Office.TODAY, 10, new SearchFigure("ごみ", 2, 0, 3.0, 0)),
                        new SearchHour(Office.TODAY, 14, new SearchFigure("ごみ", 1, 0, 3.0, 1)),
                        new SearchHour(Office.TODAY, 14, new SearchFigure("宇宙", 1, 1, 0.0, 0)));
        assertThatThrownBy(
                        () ->
                                figures.hours(
                                        Office.actor("だれか", Optional.empty(), Role.FRONT_SYSTEM),
                                        Office.THIS_DAY))
                .isInstanceOf(PermissionDeniedException.class);
    }

    @Test
    @Requirement("ST-110")
    void useShouldBeToldByLanguage() {
        Visit korean = new Visit(Visit.SITE, Locale.KOREAN, false);
        ArticleId article = office.shelf.publish(1, "一番", office.clock.instant());
        view(article, 2);
        office.use.searched(korean, "쓰레기", 1);
        office.use.viewed(korean, article, Optional.empty());
        office.use.viewed(
                new Visit(Visit.CONSOLE, Locale.ENGLISH, false), article, Optional.empty());
        office.use.viewed(new Visit(Visit.SITE, Locale.FRENCH, true), article, Optional.empty());
        search("ごみ", 1, 1);
        office.use.write();

        assertThat(office.figures().languages(Office.EDITOR, Office.THIS_DAY))
                .containsExactly(new LanguageFigure("ja", 1, 2), new LanguageFigure("ko", 1, 1));
    }

    private CategoryId category(long id, long parent, String name) {
        CategoryId made = new CategoryId(id);
        categories.add(
                new Category(
                        made,
                        parent == 0 ? Optional.empty() : Optional.of(new CategoryId(parent)),
                        name,
                        Map.of(),
                        "",
                        categories.size()));
        return made;
    }

    @Test
    void theRankingShouldBeAtMostTenSecondsOld() {
        ArticleId article = office.shelf.publish(1, "一番", office.clock.instant());
        StoredFigures figures = office.figures();
        assertThat(figures.ranking(Office.THIS_DAY, 10)).isEmpty();
        view(article, 1);
        office.use.write();

        assertThat(figures.ranking(Office.THIS_DAY, 10)).isEmpty();
        office.clock.advance(Duration.ofSeconds(6));
        assertThat(figures.ranking(Office.THIS_DAY, 10)).containsExactly(article);
    }

    @Test
    void wordsOfTheHourShouldBeOfSeveralHaveFoundSomethingAndTellNothingOfAnybody() {
        search("確定申告", 5, 3);
        search("給付金", 3, 1);
        search("一人だけ", 2, 1);
        search("見つからない", 9, 0);
        search("090-1234-5678", 9, 1);
        search("ばかやろう 市長", 9, 1);
        office.use.write();

        assertThat(office.figures("ばかやろう").hotWords(Office.THIS_DAY, 10))
                .containsExactly("確定申告", "給付金");
    }

    @Test
    void articlesThatNobodyLookedAtForLongestShouldComeFirst() {
        for (int day = 0; day < 7; day++) {
            office.shelf.publish(
                    day + 1, "質問" + day, office.clock.instant().minus(Duration.ofDays(100L - day)));
        }
        office.shelf.draft(50, "下書き", office.clock.instant().minus(Duration.ofDays(900)));
        view(new ArticleId(1), 4);
        office.use.write();

        Page<ArticleFigure> first = stale(new PageRequest(0, 3));
        Page<ArticleFigure> last = stale(new PageRequest(6, 3));

        assertThat(first.total()).isEqualTo(7);
        assertThat(first.items())
                .extracting(ArticleFigure::question)
                .containsExactly("質問0", "質問1", "質問2");
        assertThat(first.items().get(0).views()).isEqualTo(4);
        assertThat(last.items()).extracting(ArticleFigure::question).containsExactly("質問6");
        assertThat(stale(new PageRequest(7, 3)).items()).isEmpty();
    }

    private static Page<ArticleFigure> stale(PageRequest request) {
        return office.figures()
                .articles(Office.EDITOR, Office.THIS_DAY, ArticleOrder.STALE, request);
    }

    @Test
    void anArticleThatIsNoMoreShouldKeepItsFigures() {
        view(new ArticleId(99), 2);
        office.use.write();

        ArticleFigure figure =
                office.figures().article(Office.EDITOR, Office.THIS_DAY, new ArticleId(99));
        assertThat(figure.question()).isEmpty();
        assertThat(figure.views()).isEqualTo(2);
    }

    @Test
    void aListShouldBeGivenInPartsThatMeetAndCountTheWhole() {
        for (int word = 0; word < 25; word++) {
            search("言葉" + word, 1, 1);
        }
        office.use.write();

        Page<?> part =
                office.figures()
                        .searches(
                                Office.EDITOR,
                                Office.THIS_DAY,
                                SearchOrder.MOST,
                                new PageRequest(20, 10));
        assertThat(part.items()).hasSize(5);
        assertThat(part.total()).isEqualTo(25);
    }

    @Test
    void aPeriodOfCenturiesShouldBeRejected() {
        Period centuries = new Period(Office.TODAY.minusYears(300), Office.TODAY);

        assertThatThrownBy(() -> office.figures().days(Office.EDITOR, centuries))
                .isInstanceOf(RejectedException.class);
    }
}
