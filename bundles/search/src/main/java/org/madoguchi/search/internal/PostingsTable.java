// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.io.IOException;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.FixedBitSet;

/** A byte for each article of the segment: how often it has the word. */
final class PostingsTable extends Postings implements Postings.Cursor {
    private final byte[] freqs;

    private PostingsTable(byte[] freqs, int count) {
        super(count);
        this.freqs = freqs;
    }

    static PostingsTable read(PostingsEnum from, int articles) throws IOException {
        byte[] freqs = new byte[articles];
        int count = 0;
        for (int doc = from.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = from.nextDoc()) {
            freqs[doc] = (byte) Math.min(MOST, from.freq());
            count++;
        }
        return new PostingsTable(freqs, count);
    }

    @Override
    Cursor cursor() {
        return this;
    }

    @Override
    int size() {
        return freqs.length + 100;
    }

    @Override
    public void addTo(Tally tally, int begin, byte[] norms, float[] lengths, float weight) {
        int end = Math.min(begin + Tally.WINDOW, freqs.length);
        for (int doc = begin; doc < end; doc++) {
            if (freqs[doc] != 0) {
                tally.add(doc - begin, weight * score(doc, norms, lengths));
            }
        }
    }

    @Override
    public void addTo(
            Tally tally, int begin, byte[] norms, float[] lengths, float weight, Tally among) {
        for (int i = 0; i < among.size; i++) {
            int at = among.touched[i];
            if (freqs[begin + at] != 0) {
                tally.add(at, weight * score(begin + at, norms, lengths));
            }
        }
    }

    @Override
    public float highest(byte[] norms, float[] lengths) {
        float best = 0;
        for (int doc = 0; doc < freqs.length; doc++) {
            if (freqs[doc] != 0) {
                best = Math.max(best, score(doc, norms, lengths));
            }
        }
        return best;
    }

    @Override
    public void addTo(FixedBitSet docs) {
        for (int doc = 0; doc < freqs.length; doc++) {
            if (freqs[doc] != 0) {
                docs.set(doc);
            }
        }
    }

    private float score(int doc, byte[] norms, float[] lengths) {
        float often = freqs[doc] & 255;
        return often / (often + lengths[norms[doc] & 255]);
    }
}
