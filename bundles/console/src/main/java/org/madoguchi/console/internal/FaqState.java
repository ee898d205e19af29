// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.time.Instant;
import java.util.Locale;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.ArticleState;

/** Where an article stands, as one word for its editors. */
enum FaqState {
    DRAFT,
    REVIEW,
    LIVE,
    PLANNED,
    OVER,
    RETIRED;

    static FaqState of(Article article, Instant now) {
        ArticleState state = article.state();
        if (state != ArticleState.PUBLISHED) {
            return valueOf(state.name());
        }
        if (article.text().publication().covers(now)) {
            return LIVE;
        }
        boolean begun =
                article.text().publication().from().map(from -> !now.isBefore(from)).orElse(true);
        return begun ? OVER : PLANNED;
    }

    /** Readers see an older text than the newest. */
    static boolean changedSincePublished(Article article) {
        return (article.state() == ArticleState.DRAFT || article.state() == ArticleState.REVIEW)
                && article.published().isPresent();
    }

    /** For class names. */
    String mark() {
        return "faq-" + name().toLowerCase(Locale.ROOT);
    }
}
