// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.PerFieldSimilarityWrapper;
import org.apache.lucene.search.similarities.Similarity;

/** How much a term counts in each field. */
final class Weighing {
    static final Similarity SIMILARITY =
            new PerFieldSimilarityWrapper() {
                private final Similarity question =
                        new BM25Similarity(
                                ArticleQueries.w("qk1", 1.2), ArticleQueries.w("qb", 0.75));
                private final Similarity answer =
                        new BM25Similarity(
                                ArticleQueries.w("ak1", 1.2), ArticleQueries.w("ab", 0.75));

                @Override
                public Similarity get(String field) {
                    return field.startsWith("question.") || field.startsWith("keyword.")
                            ? question
                            : answer;
                }
            };

    static final SearcherFactory SEARCHERS =
            new SearcherFactory() {
                @Override
                public IndexSearcher newSearcher(IndexReader reader, IndexReader previous) {
                    IndexSearcher searcher = new IndexSearcher(reader);
                    searcher.setSimilarity(SIMILARITY);
                    return searcher;
                }
            };

    private Weighing() {}
}
