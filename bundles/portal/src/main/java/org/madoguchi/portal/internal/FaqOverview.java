// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.portal.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.city.City;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.directory.Directory;
import org.madoguchi.api.editorial.FaqFigures;
import org.madoguchi.api.editorial.Period;
import org.madoguchi.api.event.DomainEvent;
import org.madoguchi.api.event.DomainEventListener;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.ArticleChanged;
import org.madoguchi.api.knowledge.ArticleSelection;
import org.madoguchi.api.knowledge.Articles;
import org.madoguchi.api.knowledge.Categories;
import org.madoguchi.api.knowledge.CategoriesChanged;
import org.madoguchi.api.knowledge.Reader;
import org.madoguchi.api.storage.StorageException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the first page and the lists of categories show. Kept for some seconds, and until an article
 * changes here: another node's change is seen after the seconds. Safe for use by several threads.
 */
@Component(
        service = {FaqOverview.class, DomainEventListener.class},
        configurationPid = "org.madoguchi.portal")
public final class FaqOverview implements DomainEventListener {
    private static final Logger log = LoggerFactory.getLogger(FaqOverview.class);

    private static final Duration FRESH = Duration.ofSeconds(10);

    private static final int RANKING = 10;
    private static final int NEWEST = 5;
    private static final int FEATURED = 6;
    private static final int WORDS = 8;

    /** What people search for changes with the season and the news. */
    private static final int HOT_DAYS = 7;

    private final Articles articles;
    private final Categories categories;
    private final Directory directory;
    private final Questions questions;
    private final City city;
    private final Clock clock;
    private final List<String> keywords;
    private final int rankingDays;
    private volatile FaqFigures figures;
    private volatile Snapshot snapshot;
    private volatile boolean stale;

    /** A department with articles. */
    record Owner(Department department, long count) {}

    /** The lists of the first page in a reader's language. */
    record FrontPage(List<Line> ranking, List<Line> featured, List<Line> newest) {}

    /**
     * @param frontPages by language, as somebody asks for them
     * @param words the city's own when hardly anything was searched yet
     * @param wordsAreHot people searched for them
     */
    record Snapshot(
            Instant at,
            Axes axes,
            List<Owner> owners,
            Map<Locale, FrontPage> frontPages,
            List<String> words,
            boolean wordsAreHot) {}

    @Activate
    public FaqOverview(
            @Reference Articles articles,
            @Reference Categories categories,
            @Reference Directory directory,
            @Reference Questions questions,
            @Reference City city,
            PortalConfig config) {
        this(articles, categories, directory, questions, city, config, Clock.systemUTC());
    }

    FaqOverview(
            Articles articles,
            Categories categories,
            Directory directory,
            Questions questions,
            City city,
            PortalConfig config,
            Clock clock) {
        this.articles = articles;
        this.categories = categories;
        this.directory = directory;
        this.questions = questions;
        this.city = city;
        this.clock = clock;
        this.keywords = PublicSite.list(config.keywords());
        this.rankingDays = config.ranking_days();
        if (rankingDays < 1 || rankingDays > 366) {
            throw new IllegalArgumentException(
                    "etc/org.madoguchi.portal.cfg: ranking.days: write a number from 1 to 366");
        }
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void bindFigures(FaqFigures service) {
        figures = service;
    }

    void unbindFigures(FaqFigures service) {
        if (service.equals(figures)) {
            figures = null;
        }
    }

    @Override
    public void on(DomainEvent event) {
        if (event instanceof ArticleChanged || event instanceof CategoriesChanged) {
            stale = true;
        }
    }

    Snapshot get() {
        Snapshot known = snapshot;
        if (known != null && !stale && known.at().plus(FRESH).isAfter(clock.instant())) {
            return known;
        }
        return renewed(known);
    }

    private synchronized Snapshot renewed(Snapshot seen) {
        if (snapshot != seen) {
            return snapshot; // somebody else was quicker
        }
        try {
            stale = false;
            snapshot = read();
        } catch (StorageException e) {
            stale = true;
            if (snapshot == null) {
                throw e;
            }
            log.warn("the overview of {} is shown while articles cannot be read", snapshot.at());
        }
        return snapshot;
    }

    private Snapshot read() {
        LocalDate today = clock.instant().atZone(city.zone()).toLocalDate();
        List<String> hot = hotWords(today);
        return new Snapshot(
                clock.instant(),
                Axes.of(categories.tree(), articles.categories(Reader.CITIZEN)),
                owners(),
                new ConcurrentHashMap<>(),
                hot.isEmpty() ? keywords : hot,
                !hot.isEmpty());
    }

    /** The lists that the first page has in this language. */
    FrontPage frontPage(Locale language) {
        return get().frontPages().computeIfAbsent(language, this::readFrontPage);
    }

    private FrontPage readFrontPage(Locale language) {
        LocalDate today = clock.instant().atZone(city.zone()).toLocalDate();
        return new FrontPage(
                questions.lines(ranking(today), language),
                questions.lines(published(true, FEATURED), language),
                questions.lines(published(false, NEWEST), language));
    }

    private List<Article> published(boolean featured, int limit) {
        ArticleSelection newest =
                new ArticleSelection(
                        Optional.empty(),
                        Optional.empty(),
                        featured,
                        ArticleSelection.Order.NEWEST);
        return articles.published(Reader.CITIZEN, newest, PageRequest.first(limit)).items();
    }

    private List<Article> ranking(LocalDate today) {
        FaqFigures known = figures;
        return known == null
                ? List.of()
                : known
                        .ranking(new Period(today.minusDays(rankingDays - 1L), today), RANKING)
                        .stream()
                        .flatMap(id -> articles.published(id, Reader.CITIZEN).stream())
                        .toList();
    }

    private List<String> hotWords(LocalDate today) {
        FaqFigures known = figures;
        return known == null
                ? List.of()
                : known.hotWords(new Period(today.minusDays(HOT_DAYS - 1L), today), WORDS);
    }

    private List<Owner> owners() {
        Map<DepartmentId, Long> counts = articles.departments(Reader.CITIZEN);
        return directory.departments().stream()
                .filter(department -> counts.getOrDefault(department.id(), 0L) > 0)
                .map(department -> new Owner(department, counts.get(department.id())))
                .toList();
    }
}
