// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.editorial.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.editorial.FaqFigures;
import org.madoguchi.api.editorial.Period;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.ArticleDesk;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.Articles;
import org.madoguchi.api.knowledge.Categories;
import org.madoguchi.api.knowledge.CategoryTree;
import org.madoguchi.api.knowledge.Reader;
import org.madoguchi.storage.EntityUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Figures from the tables of this module, with the questions of the articles as they are now. */
@Component(service = FaqFigures.class)
public final class StoredFigures implements FaqFigures {
    /** With the seconds between two writings still within ten. */
    private static final Duration FRESH = Duration.ofSeconds(5);

    private static final int LONGEST_LIST = 50;
    private static final int MOST_OPENED = 20;
    private static final int LONGEST_PERIOD = 3_700;

    private final EntityUnit unit;
    private final SearchCounts searches;
    private final ArticleCounts articles;
    private final SubjectCounts subjects;
    private final Articles published;
    private final ArticleDesk desk;
    private final Questions questions;
    private final EditorialSettings settings;
    private final Remembered<Asked, List<ArticleId>> rankings;
    private final Remembered<Asked, List<String>> words;

    private record Asked(Period period, int limit) {}

    @Activate
    public StoredFigures(
            @Reference EditorialStore store,
            @Reference EditorialSettings settings,
            @Reference Articles published,
            @Reference ArticleDesk desk,
            @Reference Categories categories) {
        this(store, settings, published, desk, categories::tree, Clock.systemUTC());
    }

    StoredFigures(
            EditorialStore store,
            EditorialSettings settings,
            Articles published,
            ArticleDesk desk,
            Supplier<CategoryTree> tree,
            Clock clock) {
        this.unit = store.unit();
        this.searches = new SearchCounts(unit);
        this.articles = new ArticleCounts(unit);
        this.subjects = new SubjectCounts(unit, published, tree, clock);
        this.published = published;
        this.desk = desk;
        this.questions = new Questions(desk);
        this.settings = settings;
        this.rankings = new Remembered<>(FRESH, clock);
        this.words = new Remembered<>(FRESH, clock);
    }

    @Override
    public List<ArticleId> ranking(Period period, int limit) {
        return rankings.get(new Asked(period, within(limit)), () -> findRanking(period, limit));
    }

    private List<ArticleId> findRanking(Period period, int limit) {
        // some may have been taken off meanwhile
        return articles.ranking(period, PageRequest.MAX_LIMIT).stream()
                .map(ArticleId::new)
                .filter(article -> published.published(article, Reader.CITIZEN).isPresent())
                .limit(limit)
                .toList();
    }

    @Override
    public List<String> hotWords(Period period, int limit) {
        return words.get(new Asked(period, within(limit)), () -> findHotWords(period, limit));
    }

    private List<String> findHotWords(Period period, int limit) {
        return searches.hot(period, PageRequest.MAX_LIMIT).stream()
                .filter(word -> !KeptText.isMasked(word) && !settings.hides(word))
                .limit(limit)
                .toList();
    }

    private static int within(int limit) {
        if (limit < 1 || limit > LONGEST_LIST) {
            throw new IllegalArgumentException("limit " + limit + " is not within 1 to 50");
        }
        return limit;
    }

    @Override
    public Page<SearchFigure> searches(
            Actor actor, Period period, SearchOrder order, PageRequest request) {
        actor.require(Permission.ARTICLE_READ);
        return searches.list(period, order, request);
    }

    @Override
    public SearchHistory search(Actor actor, Period period, String words) {
        actor.require(Permission.ARTICLE_READ);
        String counted = KeptText.words(words);
        Map<LocalDate, SearchDay> days =
                searches.days(bounded(period), counted).stream()
                        .collect(Collectors.toMap(SearchDay::day, Function.identity()));
        List<SearchDay> all =
                period.first()
                        .datesUntil(period.last().plusDays(1))
                        .map(day -> days.getOrDefault(day, new SearchDay(day, 0, 0)))
                        .toList();
        List<Opened> opened =
                searches.opened(period, counted, MOST_OPENED).stream()
                        .map(
                                clicks ->
                                        new Opened(
                                                clicks.article(),
                                                questions.question(actor, clicks.article()),
                                                clicks.count()))
                        .toList();
        return new SearchHistory(
                searches.sum(period, counted),
                all,
                new HourCounts(unit).of(period, counted),
                opened);
    }

    @Override
    public List<HourFigure> hours(Actor actor, Period period) {
        actor.require(Permission.ARTICLE_READ);
        return new HourCounts(unit).all(period);
    }

    @Override
    public Page<SearchHour> searchHours(Actor actor, Period period, PageRequest request) {
        actor.require(Permission.ARTICLE_READ);
        return new HourCounts(unit).list(period, request);
    }

    @Override
    public Page<ArticleFigure> articles(
            Actor actor, Period period, ArticleOrder order, PageRequest request) {
        actor.require(Permission.ARTICLE_READ);
        if (order == ArticleOrder.STALE) {
            return stale(actor, period, request);
        }
        Page<Long> ids = articles.list(period, order, request);
        Map<Long, ArticleCounts.Use> uses = articles.of(period, ids.items());
        return ids.map(
                id ->
                        figure(
                                new ArticleId(id),
                                questions.article(actor, new ArticleId(id)),
                                uses.get(id)));
    }

    private Page<ArticleFigure> stale(Actor actor, Period period, PageRequest request) {
        Page<Article> oldest = new OldestArticles(desk).list(actor, request);
        Map<Long, ArticleCounts.Use> uses =
                articles.of(
                        period,
                        oldest.items().stream().map(article -> article.id().value()).toList());
        return oldest.map(
                article ->
                        figure(article.id(), Optional.of(article), uses.get(article.id().value())));
    }

    @Override
    public ArticleFigure article(Actor actor, Period period, ArticleId article) {
        actor.require(Permission.ARTICLE_READ);
        return figure(
                article,
                questions.article(actor, article),
                articles.of(period, List.of(article.value())).get(article.value()));
    }

    private static ArticleFigure figure(
            ArticleId id, Optional<Article> article, ArticleCounts.Use use) {
        return new ArticleFigure(
                id,
                article.map(found -> found.text().question()).orElse(""),
                use.views(),
                use.crawled(),
                use.solved(),
                use.notSolved(),
                use.used(),
                article.map(Article::updatedAt).orElse(Instant.EPOCH));
    }

    @Override
    public List<DayFigure> days(Actor actor, Period period) {
        actor.require(Permission.ARTICLE_READ);
        return new DayCounts(unit).list(bounded(period));
    }

    @Override
    public List<CategoryFigure> categories(Actor actor, Period period) {
        actor.require(Permission.ARTICLE_READ);
        return subjects.list(bounded(period));
    }

    @Override
    public List<LanguageFigure> languages(Actor actor, Period period) {
        actor.require(Permission.ARTICLE_READ);
        return new DayCounts(unit).languages(bounded(period));
    }

    private static Period bounded(Period period) {
        if (period.first().plusDays(LONGEST_PERIOD).isBefore(period.last())) {
            throw Texts.rejection("period");
        }
        return period;
    }

    @Override
    public Page<Comment> comments(Actor actor, Period period, PageRequest request) {
        actor.require(Permission.ARTICLE_READ);
        return new VerdictRows(unit)
                .list(period, request)
                .map(
                        comment ->
                                new Comment(
                                        comment.article(),
                                        questions.question(actor, comment.article()),
                                        comment.solved(),
                                        comment.text(),
                                        comment.at()));
    }
}
