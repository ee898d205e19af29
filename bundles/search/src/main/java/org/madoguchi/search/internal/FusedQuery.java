// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.madoguchi.api.knowledge.Audience;
import org.madoguchi.api.knowledge.CategoryId;

/**
 * A query by words, and what articles gain by their meaning: paging and facets stay as they are.
 */
final class FusedQuery {
    private FusedQuery() {}

    /**
     * @param best score by words
     * @param near articles by their ids with what each gains, in parts of {@code best}
     */
    static Query of(
            Query words,
            float best,
            Map<Long, Float> near,
            Audience reader,
            Optional<CategoryId> within) {
        BooleanQuery.Builder gains = new BooleanQuery.Builder();
        near.forEach(
                (id, part) ->
                        gains.add(
                                new BoostQuery(
                                        new ConstantScoreQuery(
                                                new TermQuery(
                                                        new Term(Fields.ID, Long.toString(id)))),
                                        part * best),
                                Occur.SHOULD));
        return new BooleanQuery.Builder()
                .add(words, Occur.SHOULD)
                .add(
                        ArticleQueries.within(
                                ArticleQueries.visible(gains.build(), reader), within),
                        Occur.SHOULD)
                .build();
    }
}
