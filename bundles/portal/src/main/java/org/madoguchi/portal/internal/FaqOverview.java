// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.portal.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.Articles;
import org.madoguchi.api.knowledge.Audience;
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
    private final Clock clock;
    private volatile Snapshot snapshot;
    private volatile boolean stale;

    /** A branch of the category tree with what hangs below it. */
    record Group(String name, long count, List<Branch> branches) {}

    /**
     * @param path the whole category, as {@link Articles#published} takes it
     */
    record Branch(String name, String path, long count) {}

    /** An article's place in lists. */
    record Entry(ArticleId id, String question, Instant updatedAt) {}

    /**
     * @param latest newest change first
     */
    record Snapshot(Instant at, List<Group> groups, List<Entry> latest) {}

    FaqOverview(Articles articles, Clock clock) {
        this.articles = articles;
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
        Map<String, Map<String, Long>> tree = new TreeMap<>();
        List<Entry> entries = new ArrayList<>();
        articles.forEachPublished(
                article -> {
                    if (article.text().audience() == Audience.PUBLIC) {
                        entries.add(entry(article));
                        count(article.text().category(), tree);
                    }
                });
        entries.sort(
                Comparator.comparing(Entry::updatedAt)
                        .reversed()
                        .thenComparing(entry -> entry.id().value()));
        List<Group> groups = new ArrayList<>();
        tree.forEach((name, below) -> groups.add(group(name, below)));
        groups.sort(Comparator.comparingLong(Group::count).reversed());
        return new Snapshot(clock.instant(), List.copyOf(groups), List.copyOf(entries));
    }

    private static void count(String category, Map<String, Map<String, Long>> tree) {
        if (!category.isEmpty()) {
            String top = category.split("＞", 2)[0];
            tree.computeIfAbsent(top, name -> new LinkedHashMap<>()).merge(category, 1L, Long::sum);
        }
    }

    private static Group group(String name, Map<String, Long> below) {
        List<Branch> branches =
                below.entrySet().stream()
                        .filter(entry -> !entry.getKey().equals(name))
                        .map(
                                entry ->
                                        new Branch(
                                                entry.getKey().substring(name.length() + 1),
                                                entry.getKey(),
                                                entry.getValue()))
                        .toList();
        return new Group(name, below.values().stream().mapToLong(Long::longValue).sum(), branches);
    }

    static Entry entry(Article article) {
        return new Entry(article.id(), article.text().question(), article.updatedAt());
    }
}
