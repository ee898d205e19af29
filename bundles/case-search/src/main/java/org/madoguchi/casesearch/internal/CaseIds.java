// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.casesearch.internal;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.madoguchi.api.cases.CaseId;

/** Collects ids of documents that are cases. */
final class CaseIds extends SimpleCollector {
    private final List<CaseId> found;
    private NumericDocValues id;

    CaseIds(List<CaseId> found) {
        this.found = found;
    }

    @Override
    protected void doSetNextReader(LeafReaderContext context) throws IOException {
        id = context.reader().getNumericDocValues(Fields.ID);
    }

    @Override
    public void collect(int doc) throws IOException {
        if (id.advanceExact(doc)) {
            found.add(CaseId.ofLong(id.longValue()));
        }
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }
}
