// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.portal.internal;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.madoguchi.api.editorial.FaqUse;
import org.madoguchi.api.editorial.Visit;
import org.madoguchi.api.knowledge.ArticleId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Tells how the site is used, while somebody takes it down. */
@Component(service = FaqUsage.class, configurationPid = "org.madoguchi.portal")
public final class FaqUsage {
    private final Crawlers crawlers;
    private final boolean feedback;
    private volatile FaqUse use;

    @Activate
    public FaqUsage(PortalConfig config) {
        this.crawlers = new Crawlers(config.crawlers());
        this.feedback = config.feedback();
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void bindUse(FaqUse service) {
        use = service;
    }

    void unbindUse(FaqUse service) {
        if (service.equals(use)) {
            use = null;
        }
    }

    boolean isCrawler(String userAgent) {
        return crawlers.contain(userAgent);
    }

    /** Whether this reader is asked if the answer helped: a program has no opinion. */
    boolean asks(String userAgent) {
        return feedback && use != null && !isCrawler(userAgent);
    }

    void searched(Locale language, String userAgent, String words, long found) {
        FaqUse taker = use;
        if (taker != null && !words.isEmpty()) {
            taker.searched(visit(language, userAgent), words, found);
        }
    }

    /**
     * @param referrer page that led here, may be missing
     */
    void viewed(Locale language, String userAgent, ArticleId article, String referrer) {
        FaqUse taker = use;
        if (taker != null) {
            taker.viewed(visit(language, userAgent), article, wordsOf(referrer));
        }
    }

    /** False when nobody takes verdicts any more. */
    boolean judged(
            Locale language, String userAgent, ArticleId article, boolean solved, String comment) {
        FaqUse taker = use;
        if (taker == null || !feedback) {
            return false;
        }
        taker.judged(visit(language, userAgent), article, solved, comment);
        return true;
    }

    private Visit visit(Locale language, String userAgent) {
        return new Visit(Visit.SITE, language, isCrawler(userAgent));
    }

    /** What was searched on the result page with this address. */
    static Optional<String> wordsOf(String referrer) {
        if (referrer == null || !referrer.contains(SearchPages.PATH + "?")) {
            return Optional.empty();
        }
        try {
            for (String pair : URI.create(referrer).getRawQuery().split("&")) {
                if (pair.startsWith("q=")) {
                    return Optional.of(
                                    SearchPages.cut(
                                            URLDecoder.decode(
                                                    pair.substring(2), StandardCharsets.UTF_8)))
                            .filter(words -> !words.isEmpty());
                }
            }
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // a stranger's header
        }
        return Optional.empty();
    }
}
