// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import java.util.Optional;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.CategoryTree;
import org.madoguchi.storage.Row;
import org.madoguchi.storage.Select;

/** What is known while a file is read. */
record ImportLookups(KnowledgeStore store, CategoryTree tree, RowText rows) {
    /**
     * With its newest text.
     *
     * @throws NotFoundException when there is none
     */
    Article article(ArticleId id) {
        return store
                .ask(Select.of(TextRows.NEWEST + " WHERE a.id = ?", TextRows::edited, id.value()))
                .stream()
                .findFirst()
                .orElseThrow(() -> new NotFoundException("no article " + id));
    }

    /** An article in use whose newest text asks the same. */
    Optional<ArticleId> sameQuestion(String key, Optional<ArticleId> besides) {
        return store
                .ask(
                        Select.of(
                                "SELECT a.id FROM knowledge_text t"
                                        + " JOIN knowledge_article a ON a.text_id = t.id"
                                        + " WHERE t.question_key = ? AND a.id <> ?"
                                        + " AND a.article_state <> 'RETIRED' ORDER BY a.id",
                                Row::number,
                                key,
                                besides.map(ArticleId::value).orElse(-1L)))
                .stream()
                .map(ArticleId::new)
                .findFirst();
    }
}
