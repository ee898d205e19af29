// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.madoguchi.api.knowledge.Article;

/**
 * Queries that the articles themselves are the right answers to. Keywords are what editors know
 * that people say for it; asked of an index that was not told them, they are words nobody has
 * foreseen.
 */
final class OwnQueries {
    /** Enough to see a difference, few enough for a minute. */
    private static final int MOST = 1_000;

    private final List<Query> untold = new ArrayList<>();
    private final List<Query> told = new ArrayList<>();

    /**
     * @param right id of the article that should be found
     */
    record Query(String words, long right) {}

    void add(Article article) {
        long id = article.id().value();
        told.add(new Query(article.text().question(), id));
        if (!article.text().keywords().isEmpty()) {
            // one for each article: its keywords stand and fall together
            Query keywords = new Query(String.join(" ", article.text().keywords()), id);
            untold.add(keywords);
            told.add(keywords);
        }
    }

    /** To ask an index without keywords. */
    List<Query> untold() {
        return some(untold);
    }

    /** To ask the index as it is. */
    List<Query> told() {
        return some(told);
    }

    /** As far apart as possible, so that no part of the FAQ is left out. */
    private static List<Query> some(List<Query> all) {
        int step = Math.max(1, (all.size() + MOST - 1) / MOST);
        return IntStream.range(0, all.size())
                .filter(i -> i % step == 0)
                .mapToObj(all::get)
                .toList();
    }
}
