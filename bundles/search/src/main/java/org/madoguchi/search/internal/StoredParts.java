// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;

/**
 * What the index has of a segment's articles besides what finds them. To open it costs more than to
 * read an article, and it is read forwards only. For one thread.
 */
final class StoredParts {
    private final LeafReaderContext leaf;
    private final NumericDocValues id;
    private final BinaryDocValues question;
    private final BinaryDocValues answer;
    private final BinaryDocValues category;

    private StoredParts(LeafReaderContext leaf) throws IOException {
        LeafReader reader = leaf.reader();
        this.leaf = leaf;
        id = DocValues.getNumeric(reader, Fields.ID);
        question = DocValues.getBinary(reader, Fields.QUESTION);
        answer = DocValues.getBinary(reader, Fields.ANSWER);
        category = DocValues.getBinary(reader, Fields.CATEGORY);
    }

    /** In the order of the hits. */
    static List<Findings.Found> read(IndexSearcher searcher, ScoreDoc[] hits) throws IOException {
        Findings.Found[] found = new Findings.Found[hits.length];
        List<Integer> forwards =
                IntStream.range(0, hits.length)
                        .boxed()
                        .sorted(Comparator.comparingInt(place -> hits[place].doc))
                        .toList();
        StoredParts parts = null;
        for (int place : forwards) {
            LeafReaderContext leaf = leaf(searcher, hits[place].doc);
            if (parts == null || parts.leaf != leaf) {
                parts = new StoredParts(leaf);
            }
            found[place] = parts.read(hits[place]);
        }
        return List.of(found);
    }

    private Findings.Found read(ScoreDoc hit) throws IOException {
        int doc = hit.doc - leaf.docBase;
        id.advanceExact(doc);
        return new Findings.Found(
                id.longValue(),
                text(question, doc),
                text(answer, doc),
                text(category, doc),
                hit.score);
    }

    /** Empty when it has none. */
    private static String text(BinaryDocValues values, int doc) throws IOException {
        return values.advanceExact(doc) ? values.binaryValue().utf8ToString() : "";
    }

    /**
     * @param doc its number in the whole index
     */
    static long id(IndexSearcher searcher, int doc) throws IOException {
        LeafReaderContext leaf = leaf(searcher, doc);
        NumericDocValues id = DocValues.getNumeric(leaf.reader(), Fields.ID);
        id.advanceExact(doc - leaf.docBase);
        return id.longValue();
    }

    private static LeafReaderContext leaf(IndexSearcher searcher, int doc) {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        return leaves.get(ReaderUtil.subIndex(doc, leaves));
    }
}
