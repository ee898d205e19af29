// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.conversation.internal;

import java.util.List;
import java.util.stream.Collectors;
import org.madoguchi.api.conversation.RoomEntry;
import org.madoguchi.api.editorial.FaqUse;
import org.madoguchi.api.editorial.Visit;
import org.madoguchi.api.knowledge.ArticleQuery;
import org.madoguchi.api.knowledge.ArticleSearch;
import org.madoguchi.api.knowledge.Reader;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Articles that may answer what a citizen says. */
@Component(service = Suggestions.class)
public final class Suggestions {
    private static final Logger log = LoggerFactory.getLogger(Suggestions.class);
    private static final int MOST = 3;

    /** Of the best one's score: what is further away only makes the best one harder to see. */
    private static final double NEAR = 0.4;

    private final ArticleSearch search;

    /** Takes down what was asked and what the FAQ has nothing for, where somebody edits it. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile FaqUse use;

    @Activate
    public Suggestions(@Reference ArticleSearch search) {
        this.search = search;
    }

    Suggestions(ArticleSearch search, FaqUse use) {
        this.search = search;
        this.use = use;
    }

    /** What becomes an entry. */
    record Offer(RoomEntry.Kind kind, String text) {
        private static final Offer NOTHING = new Offer(RoomEntry.Kind.ARTICLES, "");
    }

    /**
     * What to offer; a search that fails must not keep anybody from talking.
     *
     * @param by who asks
     */
    Offer offer(String words, Visit by) {
        try {
            ArticleSearch.Found found = search.search(ArticleQuery.of(words, Reader.CITIZEN, MOST));
            count(by, words, found.doubtful() ? 0 : found.total());
            List<ArticleSearch.Hit> hits = found.hits();
            double enough = hits.isEmpty() ? 0 : hits.get(0).score() * NEAR;
            String near =
                    hits.stream()
                            .filter(hit -> hit.score() >= enough)
                            .map(hit -> hit.id() + " " + hit.question())
                            .collect(Collectors.joining("\n"));
            return found.doubtful() && !hits.isEmpty()
                    ? new Offer(RoomEntry.Kind.NEAR_ARTICLES, near)
                    : new Offer(RoomEntry.Kind.ARTICLES, near);
        } catch (RuntimeException e) {
            log.warn("article search failed, a conversation goes on without suggestions", e);
            return Offer.NOTHING;
        }
    }

    private void count(Visit by, String words, long found) {
        FaqUse taker = use;
        if (taker != null) {
            taker.searched(by, words, found);
        }
    }
}
