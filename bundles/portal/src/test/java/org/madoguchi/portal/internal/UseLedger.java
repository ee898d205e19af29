// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.portal.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.editorial.FaqFigures;
import org.madoguchi.api.editorial.FaqUse;
import org.madoguchi.api.editorial.Period;
import org.madoguchi.api.editorial.Visit;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.knowledge.ArticleId;

/** Writes down what it is told, one line each, and says what a test wants it to say. */
final class UseLedger implements FaqUse, FaqFigures {
    final List<String> lines = new ArrayList<>();
    List<ArticleId> ranking = List.of();
    List<String> hotWords = List.of();

    @Override
    public void searched(Visit visit, String words, long found) {
        lines.add(who(visit) + " searched " + words + " found " + found);
    }

    @Override
    public void viewed(Visit visit, ArticleId article, Optional<String> words) {
        lines.add(who(visit) + " viewed " + article + words.map(w -> " by " + w).orElse(""));
    }

    @Override
    public void judged(Visit visit, ArticleId article, boolean solved, String comment) {
        lines.add(who(visit) + " judged " + article + " " + solved + " " + comment);
    }

    private static String who(Visit visit) {
        return visit.place()
                + " "
                + visit.language().toLanguageTag()
                + (visit.crawler() ? " crawler" : "");
    }

    @Override
    public List<ArticleId> ranking(Period period, int limit) {
        return ranking;
    }

    @Override
    public List<String> hotWords(Period period, int limit) {
        return hotWords;
    }

    @Override
    public void used(Actor actor, ArticleId article, CaseId usedIn) {
        throw new UnsupportedOperationException("not needed by the portal");
    }

    @Override
    public Page<SearchFigure> searches(
            Actor actor, Period period, SearchOrder order, PageRequest request) {
        throw new UnsupportedOperationException("not needed by the portal");
    }

    @Override
    public Page<ArticleFigure> articles(
            Actor actor, Period period, ArticleOrder order, PageRequest request) {
        throw new UnsupportedOperationException("not needed by the portal");
    }

    @Override
    public SearchHistory search(Actor actor, Period period, String words) {
        throw new UnsupportedOperationException("not needed by the portal");
    }

    @Override
    public ArticleFigure article(Actor actor, Period period, ArticleId article) {
        throw new UnsupportedOperationException("not needed by the portal");
    }

    @Override
    public List<HourFigure> hours(Actor actor, Period period) {
        throw new UnsupportedOperationException("not needed by the portal");
    }

    @Override
    public Page<SearchHour> searchHours(Actor actor, Period period, PageRequest request) {
        throw new UnsupportedOperationException("not needed by the portal");
    }

    @Override
    public List<DayFigure> days(Actor actor, Period period) {
        throw new UnsupportedOperationException("not needed by the portal");
    }

    @Override
    public Page<Comment> comments(Actor actor, Period period, PageRequest request) {
        throw new UnsupportedOperationException("not needed by the portal");
    }

    @Override
    public List<CategoryFigure> categories(Actor actor, Period period) {
        throw new UnsupportedOperationException("not needed by the portal");
    }

    @Override
    public List<LanguageFigure> languages(Actor actor, Period period) {
        throw new UnsupportedOperationException("not needed by the portal");
    }
}
