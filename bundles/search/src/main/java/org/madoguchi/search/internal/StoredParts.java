// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;

/** What the index has of one article besides what finds it. */
record StoredParts(LeafReaderContext leaf, int doc) {
    /**
     * @param doc its number in the whole index
     */
    static StoredParts of(IndexSearcher searcher, int doc) {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
        return new StoredParts(leaf, doc - leaf.docBase);
    }

    long id() throws IOException {
        NumericDocValues id = DocValues.getNumeric(leaf.reader(), Fields.ID);
        id.advanceExact(doc);
        return id.longValue();
    }

    /** Empty when it has none. */
    String text(String field) throws IOException {
        BinaryDocValues values = DocValues.getBinary(leaf.reader(), field);
        return values.advanceExact(doc) ? values.binaryValue().utf8ToString() : "";
    }
}
