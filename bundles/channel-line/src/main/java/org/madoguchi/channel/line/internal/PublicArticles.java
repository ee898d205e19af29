// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.line.internal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.madoguchi.api.city.City;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.Articles;
import org.madoguchi.api.knowledge.Reader;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Articles of the public site by their addresses. Messages leave without them, too. */
@Component(service = PublicArticles.class)
public final class PublicArticles {
    private static final Logger log = LoggerFactory.getLogger("org.madoguchi.channel.line");

    /** Characters of an answer that has no short form. */
    private static final int ANSWER = 100;

    private static final Pattern NUMBER = Pattern.compile("/faq/(\\d{1,18})");

    private final String site;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Articles articles;

    @Activate
    public PublicArticles(@Reference City city) {
        this.site = city.publicUrl().toString();
    }

    PublicArticles(String site, Articles articles) {
        this.site = site;
        this.articles = articles;
    }

    /**
     * @param answer short
     * @param address where people read all of it
     */
    record Linked(String question, String answer, String address) {}

    /**
     * The article whose address a line is and nothing else.
     *
     * @return empty when it is something else, or no such article is published
     */
    Optional<Linked> at(String line) {
        Articles present = articles;
        if (present == null || !line.startsWith(site)) {
            return Optional.empty();
        }
        Matcher number = NUMBER.matcher(line.substring(site.length()));
        if (!number.matches()) {
            return Optional.empty();
        }
        try {
            return present.published(new ArticleId(Long.parseLong(number.group(1))), Reader.CITIZEN)
                    .map(article -> linked(article, line));
        } catch (RuntimeException e) {
            log.warn("an article cannot be shown as a card", e);
            return Optional.empty();
        }
    }

    private static Linked linked(Article article, String address) {
        return new Linked(article.text().question(), article.brief(ANSWER), address);
    }
}
