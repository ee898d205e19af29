// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.knowledge;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.identity.Actor;

/**
 * FAQ articles. Changes are audited and told ({@link ArticleChanged}). Safe for use by several
 * threads.
 */
public interface Articles {
    /** A published article for this audience. */
    Optional<Article> published(ArticleId id, Audience reader);

    /** Published articles of a category (or of all, when empty) for this audience, by question. */
    Page<Article> published(Audience reader, String category, PageRequest request);

    /** Categories with published articles for this audience, and how many. */
    Map<String, Long> categories(Audience reader);

    /** Every article in any state, newest change first. Needs {@code ARTICLE_READ}. */
    Page<Article> list(Actor actor, String textFilter, PageRequest request);

    Article get(Actor actor, ArticleId id);

    /** A new draft. Needs {@code ARTICLE_EDIT}. */
    Article create(Actor actor, ArticleText text);

    /** A new revision; a published article is shown in its new form at once. */
    Article update(Actor actor, ArticleId id, ArticleText text);

    void publish(Actor actor, ArticleId id);

    void retire(Actor actor, ArticleId id);

    /** Calls the consumer with every published article: for rebuilding an index. */
    void forEachPublished(Consumer<Article> consumer);
}
