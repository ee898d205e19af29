// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.FixedBitSet;

/**
 * In two bytes for most of them: the distance from the one before and the number. Read in order it
 * costs a few nanoseconds an article.
 */
final class PostingsList extends Postings {
    private final byte[] bytes;

    PostingsList(byte[] bytes, int count) {
        super(count);
        this.bytes = bytes;
    }

    static PostingsList read(PostingsEnum from, int expected) throws IOException {
        byte[] bytes = new byte[expected * 2 + 8];
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
        return new PostingsList(Arrays.copyOf(bytes, end), count);
    }

    @Override
    Cursor cursor() {
        return new InOrder(bytes);
    }

    @Override
    int size() {
        return bytes.length + 100;
    }

    private static final class InOrder implements Cursor {
        private final byte[] bytes;
        private int at;
        private int doc;
        private int freq;

        InOrder(byte[] bytes) {
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

        @Override
        public void addTo(Tally tally, int begin, byte[] norms, float[] lengths, float weight) {
            int end = begin + Tally.WINDOW;
            skipTo(begin);
            while (doc < end) {
                float often = freq;
                tally.add(doc - begin, weight * often / (often + lengths[norms[doc] & 255]));
                next();
            }
        }

        @Override
        public void addTo(
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

        @Override
        public float highest(byte[] norms, float[] lengths) {
            float best = 0;
            while (doc != DocIdSetIterator.NO_MORE_DOCS) {
                float often = freq;
                best = Math.max(best, often / (often + lengths[norms[doc] & 255]));
                next();
            }
            return best;
        }

        @Override
        public void addTo(FixedBitSet docs) {
            while (doc != DocIdSetIterator.NO_MORE_DOCS) {
                docs.set(doc);
                next();
            }
        }
    }
}
