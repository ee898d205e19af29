// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.editorial.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.ArticleDesk;
import org.madoguchi.api.knowledge.ArticleFilter;
import org.madoguchi.api.knowledge.ArticleState;

/**
 * Published articles whose text was not looked at for longest. The desk gives the newest first:
 * what is wanted is the end of its list, turned around.
 */
record OldestArticles(ArticleDesk desk) {
    private static final ArticleFilter PUBLISHED =
            new ArticleFilter(
                    "",
                    Optional.of(ArticleState.PUBLISHED),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false);

    Page<Article> list(Actor actor, PageRequest request) {
        long total = desk.list(actor, PUBLISHED, PageRequest.first(1)).total();
        int end = Math.toIntExact(Math.max(0, total - request.offset()));
        int begin = Math.max(0, end - request.limit());
        if (begin == end) {
            return new Page<>(List.of(), total, request);
        }
        List<Article> oldest =
                new ArrayList<>(
                        desk.list(actor, PUBLISHED, new PageRequest(begin, end - begin)).items());
        Collections.reverse(oldest);
        return new Page<>(oldest, total, request);
    }
}
