// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.portal.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.Articles;
import org.madoguchi.api.knowledge.Audience;
import org.madoguchi.api.knowledge.Categories;
import org.madoguchi.api.knowledge.Category;
import org.madoguchi.api.knowledge.CategoryId;
import org.madoguchi.api.storage.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the home page and the site map show of all public articles. Kept for a minute, and until an
 * article changes: another node's change is seen after the minute. Safe for use by several threads.
 */
final class FaqOverview {
    private static final Logger LOG = LoggerFactory.getLogger(FaqOverview.class);
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final Articles articles;
    private final Categories categories;
    private final Clock clock;
    private volatile Snapshot snapshot;
    private volatile boolean stale;

    /** A branch of the category tree with what hangs below it. */
    record Group(String name, long count, List<Branch> branches) {}

    /**
     * @param path the whole category, as {@link CategoryPaths} has it
     */
    record Branch(String name, String path, long count) {}

    /** An article's place in lists. */
    record Entry(ArticleId id, String question, Instant updatedAt) {}

    /**
     * @param latest newest change first
     */
    record Snapshot(Instant at, List<Group> groups, List<Entry> latest) {}

    FaqOverview(Articles articles, Categories categories, Clock clock) {
        this.articles = articles;
        this.categories = categories;
        this.clock = clock;
    }

    Snapshot get() {
        Snapshot known = snapshot;
        if (known != null && !stale && known.at().plus(FRESH).isAfter(clock.instant())) {
            return known;
        }
        try {
            stale = false;
            snapshot = read();
        } catch (StorageException e) {
            stale = true;
            if (known == null) {
                throw e;
            }
            LOG.warn("the overview of {} is shown while the articles cannot be read", known.at());
        }
        return snapshot;
    }

    void forget() {
        stale = true;
    }

    private Snapshot read() {
        List<Entry> entries = new ArrayList<>();
        articles.forEachPublished(
                article -> {
                    if (article.text().audience() == Audience.PUBLIC) {
                        entries.add(entry(article));
                    }
                });
        entries.sort(
                Comparator.comparing(Entry::updatedAt)
                        .reversed()
                        .thenComparing(entry -> entry.id().value()));
        return new Snapshot(clock.instant(), groups(), List.copyOf(entries));
    }

    private List<Group> groups() {
        CategoryPaths paths = new CategoryPaths(categories.tree());
        Map<CategoryId, Long> counts = articles.categories(Audience.PUBLIC);
        return paths.root().map(root -> paths.tree().children(root.id())).orElse(List.of()).stream()
                .filter(group -> counts.containsKey(group.id()))
                .map(
                        group ->
                                new Group(
                                        group.name(),
                                        counts.get(group.id()),
                                        branches(group, paths, counts)))
                .sorted(Comparator.comparingLong(Group::count).reversed())
                .toList();
    }

    private static List<Branch> branches(
            Category group, CategoryPaths paths, Map<CategoryId, Long> counts) {
        return paths.tree().children(group.id()).stream()
                .filter(branch -> counts.containsKey(branch.id()))
                .map(
                        branch ->
                                new Branch(
                                        branch.name(),
                                        paths.path(branch.id()),
                                        counts.get(branch.id())))
                .toList();
    }

    static Entry entry(Article article) {
        return new Entry(article.id(), article.text().question(), article.updatedAt());
    }
}
