// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.io.IOException;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;

/**
 * The articles of one segment that have a term, and how often. Words of few articles are a list,
 * words of many a table, which also tells of a single article at once.
 */
abstract sealed class Postings permits PostingsList, PostingsTable {
    /** More often than this a word is not counted. */
    static final int MOST = 255;

    /**
     * In a segment with fewer than so many articles for each that has the word it is a table. A
     * segment of one window is read in order anyway.
     */
    private static final int FEW = 8;

    private final int count;

    /** Whether it was asked for since somebody looked for one to forget. */
    private volatile boolean used = true;

    /** Found when it is first asked for. */
    private volatile Best best;

    Postings(int count) {
        this.count = count;
    }

    static Postings read(LeafReader reader, String field, String text) throws IOException {
        Terms terms = reader.terms(field);
        TermsEnum found = terms == null ? null : terms.iterator();
        if (found == null || !found.seekExact(new BytesRef(text))) {
            return new PostingsList(new byte[0], 0);
        }
        PostingsEnum from = found.postings(null, PostingsEnum.FREQS);
        return reader.maxDoc() > Tally.WINDOW && found.docFreq() > reader.maxDoc() / FEW
                ? PostingsTable.read(from, reader.maxDoc())
                : PostingsList.read(from, found.docFreq());
    }

    /** Goes through them once. */
    abstract Cursor cursor();

    /** Memory it takes. */
    abstract int size();

    /**
     * The most that an article has of it, for a weight of 1.
     *
     * @param norms of the segment's articles
     * @param lengths what a norm means, in BM25; the same until the index changes
     */
    final float best(byte[] norms, float[] lengths) {
        Best last = best;
        if (last == null || last.lengths() != lengths) {
            last = new Best(lengths, cursor().highest(norms, lengths));
            best = last;
        }
        return last.score();
    }

    private record Best(float[] lengths, float score) {}

    final int count() {
        return count;
    }

    final void use() {
        if (!used) {
            used = true;
        }
    }

    /** Whether nobody has asked for it since this was called last. */
    final boolean isForgotten() {
        boolean forgotten = !used;
        used = false;
        return forgotten;
    }

    interface Cursor {
        /**
         * Adds those of a window.
         *
         * @param norms of the segment's articles
         * @param lengths what a norm means, in BM25
         */
        void addTo(Tally tally, int begin, byte[] norms, float[] lengths, float weight);

        /** The same for those of the window that another tally has. */
        void addTo(
                Tally tally, int begin, byte[] norms, float[] lengths, float weight, Tally among);

        /** The most that one of them has, for a weight of 1. */
        float highest(byte[] norms, float[] lengths);

        /** Sets a bit for each of them. */
        void addTo(FixedBitSet docs);
    }
}
