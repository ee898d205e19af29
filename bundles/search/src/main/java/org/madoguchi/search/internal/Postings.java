// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;

/**
 * The articles of one segment that have a term, and how often, in two bytes for most of them: the
 * distance from the one before and the number. Read in order it costs a few nanoseconds an article.
 */
final class Postings {
    /** More often than this a word is not counted. */
    private static final int MOST = 255;

    private final byte[] bytes;
    private final int count;

    /** Whether it was asked for since somebody looked for one to forget. */
    private volatile boolean used = true;

    /** Found when it is first asked for. */
    private volatile Best best;

    private Postings(byte[] bytes, int count) {
        this.bytes = bytes;
        this.count = count;
    }

    static Postings read(Terms terms, String text) throws IOException {
        TermsEnum found = terms == null ? null : terms.iterator();
        if (found == null || !found.seekExact(new BytesRef(text))) {
            return new Postings(new byte[0], 0);
        }
        PostingsEnum from = found.postings(null, PostingsEnum.FREQS);
        byte[] bytes = new byte[found.docFreq() * 2 + 8];
        int end = 0;
        int last = 0;
        int count = 0;
        for (int doc = from.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = from.nextDoc()) {
            if (end + 6 > bytes.length) {
                bytes = Arrays.copyOf(bytes, bytes.length * 2);
            }
            int distance = doc - last;
            while (distance > 127) {
                bytes[end++] = (byte) (distance | 128);
                distance >>>= 7;
            }
            bytes[end++] = (byte) distance;
            bytes[end++] = (byte) Math.min(MOST, from.freq());
            last = doc;
            count++;
        }
        return new Postings(Arrays.copyOf(bytes, end), count);
    }

    /**
     * The most that an article has of it, for a weight of 1.
     *
     * @param norms of the segment's articles
     * @param lengths what a norm means, in BM25; the same until the index changes
     */
    float best(byte[] norms, float[] lengths) {
        Best last = best;
        if (last == null || last.lengths() != lengths) {
            last = new Best(lengths, cursor().best(norms, lengths));
            best = last;
        }
        return last.score();
    }

    private record Best(float[] lengths, float score) {}

    int count() {
        return count;
    }

    /** Memory it takes. */
    int size() {
        return bytes.length + 100;
    }

    void use() {
        if (!used) {
            used = true;
        }
    }

    /** Whether nobody has asked for it since this was called last. */
    boolean isForgotten() {
        boolean forgotten = !used;
        used = false;
        return forgotten;
    }

    Cursor cursor() {
        return new Cursor(bytes);
    }

    /** Goes through them once. */
    static final class Cursor {
        private final byte[] bytes;
        private int at;
        private int doc;
        private int freq;

        private Cursor(byte[] bytes) {
            this.bytes = bytes;
            next();
        }

        private void next() {
            if (at == bytes.length) {
                doc = DocIdSetIterator.NO_MORE_DOCS;
                return;
            }
            int distance = bytes[at++];
            if (distance < 0) {
                distance = longDistance(distance);
            }
            doc += distance;
            freq = bytes[at++] & 255;
        }

        private int longDistance(int first) {
            int distance = first & 127;
            int shift = 7;
            int more = bytes[at++];
            while (more < 0) {
                distance |= (more & 127) << shift;
                shift += 7;
                more = bytes[at++];
            }
            return distance | more << shift;
        }

        /**
         * Adds those before the end of the window.
         *
         * @param norms of the segment's articles
         * @param lengths what a norm means, in BM25
         */
        void addTo(Tally tally, int begin, byte[] norms, float[] lengths, float weight) {
            int end = begin + Tally.WINDOW;
            skipTo(begin);
            while (doc < end) {
                float often = freq;
                tally.add(doc - begin, weight * often / (often + lengths[norms[doc] & 255]));
                next();
            }
        }

        /** The same for those of the window that another tally has. */
        void addTo(
                Tally tally, int begin, byte[] norms, float[] lengths, float weight, Tally among) {
            int end = begin + Tally.WINDOW;
            skipTo(begin);
            while (doc < end) {
                if (among.has(doc - begin)) {
                    float often = freq;
                    tally.add(doc - begin, weight * often / (often + lengths[norms[doc] & 255]));
                }
                next();
            }
        }

        /** Windows may have been left out. */
        private void skipTo(int begin) {
            while (doc < begin) {
                next();
            }
        }

        private float best(byte[] norms, float[] lengths) {
            float best = 0;
            while (doc != DocIdSetIterator.NO_MORE_DOCS) {
                float often = freq;
                best = Math.max(best, often / (often + lengths[norms[doc] & 255]));
                next();
            }
            return best;
        }

        /** Sets a bit for each of them. */
        void addTo(FixedBitSet docs) {
            while (doc != DocIdSetIterator.NO_MORE_DOCS) {
                docs.set(doc);
                next();
            }
        }
    }
}
