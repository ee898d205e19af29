// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.casesearch.internal;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.FixedBitSet;

/**
 * Documents of cases whose running number is in the set; one column says which documents these are,
 * cases or parts. Each query is used once: it compares by identity.
 */
final class OfCases extends Query {
    /** Cheaper to look up than the positions of a phrase. */
    private static final float COST = 5;

    private final FixedBitSet numbers;
    private final String documents;

    /**
     * @param documents {@link Fields#ID} for cases, {@link Fields#NUMBER} for any
     */
    OfCases(FixedBitSet numbers, String documents) {
        this.numbers = numbers;
        this.documents = documents;
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
        return new ConstantScoreWeight(this, boost) {
            @Override
            public Scorer scorer(LeafReaderContext context) throws IOException {
                NumericDocValues which = context.reader().getNumericDocValues(documents);
                NumericDocValues number = context.reader().getNumericDocValues(Fields.NUMBER);
                return which == null || number == null
                        ? null
                        : new ConstantScoreScorer(this, score(), mode, contained(which, number));
            }

            @Override
            public boolean isCacheable(LeafReaderContext context) {
                return false;
            }
        };
    }

    private TwoPhaseIterator contained(DocIdSetIterator which, NumericDocValues number) {
        return new TwoPhaseIterator(which) {
            @Override
            public boolean matches() throws IOException {
                return number.advanceExact(approximation.docID())
                        && number.longValue() < numbers.length()
                        && numbers.get((int) number.longValue());
            }

            @Override
            public float matchCost() {
                return COST;
            }
        };
    }

    @Override
    public String toString(String field) {
        return "cases:" + numbers.cardinality();
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
