// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.knowledge;

import java.util.Optional;
import org.madoguchi.api.PageRequest;

/**
 * What somebody looks for.
 *
 * @param words a sentence or keywords; at most 1,000 characters are looked at
 * @param within only in this category and below
 */
public record ArticleQuery(
        String words, Reader reader, Optional<CategoryId> within, PageRequest page) {
    public static ArticleQuery of(String words, Reader reader, int limit) {
        return new ArticleQuery(words, reader, Optional.empty(), PageRequest.first(limit));
    }
}
