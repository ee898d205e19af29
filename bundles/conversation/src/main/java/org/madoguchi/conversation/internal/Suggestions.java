// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.conversation.internal;

import java.util.List;
import java.util.stream.Collectors;
import org.madoguchi.api.knowledge.ArticleSearch;
import org.madoguchi.api.knowledge.Reader;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
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

    @Activate
    public Suggestions(@Reference ArticleSearch search) {
        this.search = search;
    }

    /** As the text of an entry; a search that fails must not keep anybody from talking. */
    String textFor(String words) {
        try {
            List<ArticleSearch.Hit> hits = search.search(words, Reader.CITIZEN, MOST);
            double enough = hits.isEmpty() ? 0 : hits.get(0).score() * NEAR;
            return hits.stream()
                    .filter(hit -> hit.score() >= enough)
                    .map(hit -> hit.id() + " " + hit.question())
                    .collect(Collectors.joining("\n"));
        } catch (RuntimeException e) {
            log.warn("article search failed, a conversation goes on without suggestions", e);
            return "";
        }
    }
}
