// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.editorial;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.CategoryId;

/**
 * What the use of the FAQ tells. Rankings are for everybody, everything else needs {@code
 * ARTICLE_READ}. Figures are at most 10 seconds old. Safe for use by several threads.
 */
public interface FaqFigures {
    /** Articles viewed most by people on the public site, the most first (FJ-093, ST-131). */
    List<ArticleId> ranking(Period period, int limit);

    /**
     * Words searched most by citizens that found something, the most first (ST-131). Only words
     * that were searched at least three times, without numbers of persons and without what {@code
     * hidden.words} of {@code etc/org.madoguchi.editorial.cfg} names.
     */
    List<String> hotWords(Period period, int limit);

    /** Order of searches. */
    enum SearchOrder {
        MOST,
        /** Only those that found nothing. */
        WITHOUT_RESULT,
        /**
         * Only those on the public site that found something and after which hardly anybody opened
         * an article.
         */
        WITHOUT_CLICK
    }

    /**
     * @param words as they are counted: width, case and blanks do not matter. Empty for all those
     *     that came after the first 50,000 of a day
     * @param found articles found on the average
     * @param opened how often an article was opened from its results
     */
    record SearchFigure(String words, long count, long withoutResult, double found, long opened) {}

    Page<SearchFigure> searches(Actor actor, Period period, SearchOrder order, PageRequest request);

    /**
     * Searches on one day.
     *
     * @param day without it there were none
     */
    record SearchDay(LocalDate day, long count, long withoutResult) {}

    /**
     * How often an article was opened from the results of a search.
     *
     * @param question empty when the article is no more
     */
    record Opened(ArticleId article, String question, long count) {}

    /**
     * Searches in one hour of the day by the city's clock, over all days of a period together.
     *
     * @param hour 0 to 23
     */
    record HourFigure(int hour, long count, long withoutResult) {}

    /** When citizens search (ST-136): all 24 hours, the early ones first. */
    List<HourFigure> hours(Actor actor, Period period);

    /**
     * One search in one hour of one day.
     *
     * @param hour 0 to 23, by the city's clock
     */
    record SearchHour(LocalDate day, int hour, SearchFigure figure) {}

    /** What was searched when, in the order of time (ST-136). */
    Page<SearchHour> searchHours(Actor actor, Period period, PageRequest request);

    /**
     * One search closely (ST-136, FJ-160).
     *
     * @param days every day of the period
     * @param hours all 24 hours of the day
     * @param opened the most first, at most 20
     */
    record SearchHistory(
            SearchFigure sum, List<SearchDay> days, List<HourFigure> hours, List<Opened> opened) {
        public SearchHistory {
            days = List.copyOf(days);
            hours = List.copyOf(hours);
            opened = List.copyOf(opened);
        }
    }

    /** Figures of one search; zeros when nobody has searched so. */
    SearchHistory search(Actor actor, Period period, String words);

    /** Order of articles. */
    enum ArticleOrder {
        MOST_VIEWED,
        /** Views by people and by programs together (ST-022). */
        MOST_REQUESTED,
        /** Most verdicts 解決しなかった first. */
        LEAST_HELPFUL,
        MOST_USED,
        /** Published articles whose text was not looked at for longest. */
        STALE
    }

    /**
     * @param views by people
     * @param crawled by programs
     * @param used in how many cases it was put into an answer
     * @param question empty when the article is no more
     */
    record ArticleFigure(
            ArticleId article,
            String question,
            long views,
            long crawled,
            long solved,
            long notSolved,
            long used,
            Instant changedAt) {}

    Page<ArticleFigure> articles(
            Actor actor, Period period, ArticleOrder order, PageRequest request);

    /** Figures of one article. */
    ArticleFigure article(Actor actor, Period period, ArticleId article);

    /**
     * One day of the citizens' side: the public site and the channels, not the console.
     *
     * @param solved verdicts
     */
    record DayFigure(
            LocalDate day,
            long searches,
            long withoutResult,
            long views,
            long crawled,
            long solved,
            long notSolved) {}

    /** Every day of the period, also those without any use. */
    List<DayFigure> days(Actor actor, Period period);

    /**
     * What people wanted to know about, by subject (FJ-159): the articles of a category and of all
     * below it together.
     *
     * @param before views in as many days just before the period
     * @param cases into whose answers one of the articles was put (FJ-161)
     */
    record CategoryFigure(
            CategoryId category,
            long views,
            long before,
            long solved,
            long notSolved,
            long cases) {}

    /**
     * Categories with any figure, the most viewed first. An article counts where it is filed now;
     * those that nobody can read any more, and those without a category, are left out.
     */
    List<CategoryFigure> categories(Actor actor, Period period);

    /**
     * The citizens' side by the language that they read (ST-110).
     *
     * @param language as its code, {@code ja}
     */
    record LanguageFigure(String language, long searches, long views) {}

    /** Languages that somebody used, the most used first. */
    List<LanguageFigure> languages(Actor actor, Period period);

    /** A verdict with words. */
    record Comment(ArticleId article, String question, boolean solved, String text, Instant at) {}

    /** Newest first. */
    Page<Comment> comments(Actor actor, Period period, PageRequest request);
}
