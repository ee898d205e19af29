// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.casesearch.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.madoguchi.api.cases.CaseOrder;
import org.madoguchi.api.cases.CaseSearch;
import org.madoguchi.api.cases.CaseSelection;

/** One search in one state of the index. */
final class CaseLookup {
    private static final int FEW = 500;

    private final IndexSearcher searcher;
    private final int size;

    /**
     * @param highest the highest running number of a case
     */
    CaseLookup(IndexSearcher searcher, int highest) {
        this.searcher = searcher;
        this.size = highest + 1;
    }

    /**
     * @param from how many of the list to leave out
     * @param count how many are wanted then
     */
    CaseSearch.Hits find(
            List<Query> words, CaseSelection among, CaseOrder order, int from, int count)
            throws IOException {
        return page(wanted(words, among), order, from, count);
    }

    long count(List<Query> words, CaseSelection among) throws IOException {
        return searcher.count(wanted(words, among));
    }

    private Query wanted(List<Query> words, CaseSelection among) throws IOException {
        FixedBitSet found = null;
        for (Query word : words) {
            found = withWord(word, found);
        }
        BooleanQuery.Builder wanted = CaseQueries.selected(among);
        if (found != null) {
            return wanted.add(of(found, Fields.WHOLE, Fields.ID), Occur.FILTER).build();
        }
        // what a case is selected by is in its own document only: nothing else has to be asked
        BooleanQuery selected = wanted.build();
        return selected.clauses().isEmpty() ? new FieldExistsQuery(Fields.ID) : selected;
    }

    /** The running numbers of the cases that have the word in one of their parts. */
    private FixedBitSet withWord(Query word, FixedBitSet among) throws IOException {
        FixedBitSet found = new FixedBitSet(size);
        Query query = word;
        if (among != null) {
            query =
                    new BooleanQuery.Builder()
                            .add(word, Occur.FILTER)
                            .add(of(among, Fields.CASE, Fields.NUMBER), Occur.FILTER)
                            .build();
        }
        searcher.search(query, new Numbers(found));
        return found;
    }

    /** Few are looked up one by one, of many every document is asked. */
    private static Query of(FixedBitSet numbers, String terms, String column) {
        if (numbers.cardinality() > FEW) {
            return new OfCases(numbers, column);
        }
        List<BytesRef> few = new ArrayList<>();
        for (int number = numbers.nextSetBit(0);
                number != DocIdSetIterator.NO_MORE_DOCS;
                number = next(numbers, number)) {
            few.add(new BytesRef(Integer.toString(number)));
        }
        return new TermInSetQuery(terms, few);
    }

    private static int next(FixedBitSet numbers, int number) {
        return number + 1 < numbers.length()
                ? numbers.nextSetBit(number + 1)
                : DocIdSetIterator.NO_MORE_DOCS;
    }

    private CaseSearch.Hits page(Query wanted, CaseOrder order, int from, int count)
            throws IOException {
        int most = Math.max(1, searcher.getIndexReader().maxDoc());
        int end = (int) Math.min((long) from + count, most);
        if (!order.equals(CaseOrder.NEWEST)) {
            return new Sorted(order).find(searcher, wanted, from, end);
        }
        Newest newest = new Newest(end);
        searcher.search(wanted, newest);
        return new CaseSearch.Hits(newest.page(from, count), newest.total());
    }

    private static final class Numbers extends SimpleCollector {
        private final FixedBitSet found;
        private NumericDocValues number;

        Numbers(FixedBitSet found) {
            this.found = found;
        }

        @Override
        protected void doSetNextReader(LeafReaderContext context) throws IOException {
            number = context.reader().getNumericDocValues(Fields.NUMBER);
        }

        @Override
        public void collect(int doc) throws IOException {
            if (number.advanceExact(doc)) {
                found.set((int) number.longValue());
            }
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }
    }
}
