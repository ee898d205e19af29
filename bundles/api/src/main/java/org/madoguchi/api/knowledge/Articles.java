// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.knowledge;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.directory.DepartmentId;

/**
 * FAQ articles as their readers see them: published, within their times, for this audience. Safe
 * for use by several threads.
 */
public interface Articles {
    Optional<Article> published(ArticleId id, Reader reader);

    Page<Article> published(Reader reader, ArticleSelection selection, PageRequest request);

    /** How many articles each category has with all below it; without those that have none. */
    Map<CategoryId, Long> categories(Reader reader);

    /** How many articles each department owns; without those that have none. */
    Map<DepartmentId, Long> departments(Reader reader);

    /** Calls the consumer with every article that anybody can read now: for rebuilding an index. */
    void forEachPublished(Consumer<Article> consumer);
}
