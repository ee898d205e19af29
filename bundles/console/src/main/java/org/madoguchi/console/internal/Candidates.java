// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.ArrayList;
import java.util.List;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.knowledge.ArticleSearch;
import org.madoguchi.api.knowledge.Articles;
import org.madoguchi.api.knowledge.Audience;
import org.madoguchi.api.knowledge.Reader;

/**
 * Articles that may answer what is being worked on, the likeliest first.
 *
 * @param available false when the search does not work at present
 */
record Candidates(Screen screen, List<Candidate> found, boolean available) {
    /** As many as there are digit keys. */
    static final int MOST = 9;

    private static final int WORDS = 1_000;

    Candidates {
        found = List.copyOf(found);
    }

    /**
     * @param link the article's address on the public site; empty when citizens may not see it
     */
    record Candidate(ArticleSearch.Hit hit, String answer, boolean forCitizens, String link) {}

    /** Whoever works on answers: at the desk, or in a department that was asked. */
    static boolean areFor(Screen screen) {
        return screen.may(Permission.CASE_HANDLE) || screen.may(Permission.ESCALATION_ANSWER);
    }

    static Candidates none(Screen screen) {
        return new Candidates(screen, List.of(), true);
    }

    static Candidates unavailable(Screen screen) {
        return new Candidates(screen, List.of(), false);
    }

    static Candidates of(Screen screen, ArticleSearch search, Articles articles, String words) {
        String asked = words.length() > WORDS ? words.substring(0, WORDS) : words;
        if (asked.isBlank()) {
            return none(screen);
        }
        List<Candidate> found = new ArrayList<>();
        Reader reader = Reader.of(screen.actor());
        for (ArticleSearch.Hit hit : search.search(asked, reader, MOST)) {
            // the index may be a moment behind the articles
            articles.published(hit.id(), reader)
                    .ifPresent(
                            article -> {
                                boolean open = article.text().audience() == Audience.PUBLIC;
                                found.add(
                                        new Candidate(
                                                hit,
                                                article.plainAnswer(),
                                                open,
                                                open
                                                        ? screen.publicUrl() + "/faq/" + hit.id()
                                                        : ""));
                            });
        }
        return new Candidates(screen, found, true);
    }
}
