// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import java.util.List;
import java.util.stream.Collectors;
import org.madoguchi.api.city.City;
import org.madoguchi.api.knowledge.ArticleSearch;
import org.madoguchi.api.knowledge.Reader;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Questions of the public FAQ that may answer what a citizen has just asked. A search that is away
 * or fails costs the suggestions, never the case.
 */
@Component(service = Suggestions.class, configurationPid = "org.madoguchi.cases")
public final class Suggestions {
    private static final Logger log = LoggerFactory.getLogger(Suggestions.class);
    private static final int MOST = 3;

    private final City city;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile ArticleSearch search;

    private final boolean wanted;

    @Activate
    public Suggestions(@Reference City city, CasesConfig config) {
        this(city, config.suggest(), null);
    }

    Suggestions(City city, boolean wanted, ArticleSearch search) {
        this.city = city;
        this.wanted = wanted;
        this.search = search;
    }

    /**
     * A line with the question and one with the article's address for each; empty when nothing
     * fits.
     */
    String lines(String words) {
        return found(words).stream()
                .map(
                        hit ->
                                DeskTexts.japanese(
                                        "acknowledgement.suggestion",
                                        hit.question(),
                                        city.publicUrl() + "/faq/" + hit.id()))
                .collect(Collectors.joining("\n"));
    }

    private List<ArticleSearch.Hit> found(String words) {
        ArticleSearch present = search;
        if (!wanted || present == null || words.isBlank()) {
            return List.of();
        }
        try {
            return present.search(words, Reader.CITIZEN, MOST);
        } catch (RuntimeException e) {
            log.warn("no suggestions: the search of the FAQ failed", e);
            return List.of();
        }
    }
}
