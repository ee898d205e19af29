// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.casesearch.internal;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.search.IndexSearcher;
import org.madoguchi.api.cases.CaseSelection;

/**
 * What has been counted in one state of the index. After each change of a case every browser that
 * shows a list asks for the same numbers. Safe for use by several threads.
 */
final class CountedCases {
    /** More than all views of a desk; beyond it nothing is kept. */
    private static final int MOST = 1_000;

    private final IndexSearcher searcher;
    private final Map<CaseSelection, Long> counts = new ConcurrentHashMap<>();

    CountedCases(IndexSearcher searcher) {
        this.searcher = searcher;
    }

    boolean isOf(IndexSearcher other) {
        return searcher == other;
    }

    /**
     * @param lookup in the same state
     */
    long count(CaseSelection among, CaseLookup lookup) throws IOException {
        Long known = counts.get(among);
        if (known != null) {
            return known;
        }
        long counted = lookup.count(List.of(), among);
        if (counts.size() < MOST) {
            counts.put(among, counted);
        }
        return counted;
    }
}
