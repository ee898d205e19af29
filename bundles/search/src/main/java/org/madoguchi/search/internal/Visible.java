// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.madoguchi.api.knowledge.Audience;
import org.madoguchi.api.knowledge.CategoryId;
import org.madoguchi.api.knowledge.Reader;

/** Articles as far as a reader may see them. */
final class Visible {
    private Visible() {}

    /** Those that a query finds. */
    static Query of(Query query, Reader reader) {
        List<BytesRef> audiences =
                Arrays.stream(Audience.values())
                        .filter(reader::sees)
                        .map(audience -> new BytesRef(audience.name()))
                        .toList();
        return new BooleanQuery.Builder()
                .add(query, Occur.MUST)
                .add(new TermInSetQuery(Fields.AUDIENCE, audiences), Occur.FILTER)
                .build();
    }

    /** Those of these numbers. */
    static Query among(Set<Long> ids, Reader reader, Optional<CategoryId> within) {
        List<BytesRef> those = ids.stream().map(id -> new BytesRef(Long.toString(id))).toList();
        BooleanQuery.Builder among =
                new BooleanQuery.Builder().add(new TermInSetQuery(Fields.ID, those), Occur.FILTER);
        within.ifPresent(
                category ->
                        among.add(
                                new TermQuery(new Term(Fields.CATEGORIES, category.toString())),
                                Occur.FILTER));
        return of(among.build(), reader);
    }
}
