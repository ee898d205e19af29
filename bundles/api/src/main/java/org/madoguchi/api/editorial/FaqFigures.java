// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.editorial;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.knowledge.ArticleId;

/**
 * What the use of the FAQ tells. Rankings are for everybody, everything else needs {@code
 * ARTICLE_READ}. Figures are at most 10 seconds old. Safe for use by several threads.
 */
public interface FaqFigures {
    /** Articles viewed most by people on the public site, the most first (FJ-093, ST-131). */
    List<ArticleId> ranking(Period period, int limit);

    /** Words searched most on the public site that found something, the most first (ST-131). */
    List<String> hotWords(Period period, int limit);

    /** Order of searches. */
    enum SearchOrder {
        MOST,
        /** Only those that found nothing. */
        WITHOUT_RESULT,
        /** Only those that found something and after which hardly anybody opened an article. */
        WITHOUT_CLICK
    }

    /**
     * @param opened how often an article was opened from its results
     */
    record SearchFigure(String words, long count, long withoutResult, long opened) {}

    Page<SearchFigure> searches(Actor actor, Period period, SearchOrder order, PageRequest request);

    /** Order of articles. */
    enum ArticleOrder {
        MOST_VIEWED,
        /** Most verdicts 解決しなかった first. */
        LEAST_HELPFUL,
        MOST_USED,
        /** Published articles whose text was not looked at for longest. */
        STALE
    }

    /**
     * @param views by people
     * @param crawled by programs
     * @param used in answers
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

    /**
     * One day of the public site.
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

    /** A verdict with words. */
    record Comment(ArticleId article, String question, boolean solved, String text, Instant at) {}

    /** Newest first. */
    Page<Comment> comments(Actor actor, Period period, PageRequest request);
}
