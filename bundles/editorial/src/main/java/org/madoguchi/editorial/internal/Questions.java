// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.editorial.internal;

import java.util.Optional;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.ArticleDesk;
import org.madoguchi.api.knowledge.ArticleId;

/** What articles are called now; another module's. */
record Questions(ArticleDesk desk) {
    Optional<Article> article(Actor actor, ArticleId id) {
        try {
            return Optional.of(desk.get(actor, id));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    /** Empty when the article is no more. */
    String question(Actor actor, ArticleId id) {
        return article(actor, id).map(article -> article.text().question()).orElse("");
    }
}
