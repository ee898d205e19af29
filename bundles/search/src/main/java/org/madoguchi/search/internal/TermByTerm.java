// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.search.HitQueue;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.util.Bits;

/**
 * One search: adds up scores term by term, for a window of articles at a time. Lucene goes article
 * by article, which with a hundred terms means a hundred comparisons for each. Parts of the search
 * that together cannot bring an article among the best ones found so far are only asked about
 * articles that the others have, and only as long as these can still become one of the best. Used
 * by one thread.
 */
final class TermByTerm {
    /** Sums of rounded numbers may be a little above what the same parts can give at most. */
    private static final float ROUNDING = 1.0001f;

    private final List<Scorer> parts;

    /** The most that each part and all after it can give an article. The weightiest come first. */
    private final float[] most;

    private final List<Tally> tallies;
    private final HitQueue best;

    /**
     * @param tallies at least one more than the clauses are deep
     * @param wanted how many articles, above 0
     */
    TermByTerm(Scorer root, List<Tally> tallies, int wanted) {
        this.parts =
                root.parts().stream()
                        .sorted(Comparator.comparingDouble(Scorer::most).reversed())
                        .toList();
        this.most = new float[parts.size() + 1];
        for (int i = parts.size() - 1; i >= 0; i--) {
            most[i] = most[i + 1] + parts.get(i).most() * ROUNDING;
        }
        this.tallies = tallies;
        this.best = new HitQueue(wanted, true);
    }

    /**
     * Looks through a segment.
     *
     * @param base number of its first article
     * @param articles that count; one of them may be null for all
     */
    void search(int segment, int base, int size, List<Bits> articles) throws IOException {
        for (Scorer part : parts) {
            part.open(segment);
        }
        Tally all = tallies.get(0);
        for (int begin = 0; begin < size; begin += Tally.WINDOW) {
            int part = 0;
            while (part < parts.size() && most[part] > best.top().score) {
                parts.get(part).add(tallies, 0, begin, null);
                part++;
            }
            while (part < parts.size() && all.size > 0) {
                all.keep(best.top().score - most[part]);
                parts.get(part).add(tallies, 0, begin, all);
                part++;
            }
            collect(all, begin, base, articles);
            all.clear();
        }
    }

    private void collect(Tally all, int begin, int base, List<Bits> articles) {
        ScoreDoc last = best.top();
        for (int i = 0; i < all.size; i++) {
            int at = all.touched[i];
            float score = all.sum[at];
            int doc = begin + at;
            if (score >= last.score
                    && (score > last.score || base + doc < last.doc)
                    && counts(doc, articles)) {
                last.score = score;
                last.doc = base + doc;
                last = best.updateTop();
            }
        }
    }

    private static boolean counts(int doc, List<Bits> articles) {
        for (Bits bits : articles) {
            if (!bits.get(doc)) {
                return false;
            }
        }
        return true;
    }

    /** The best first; of equal ones that which came into the index first. */
    ScoreDoc[] best() {
        List<ScoreDoc> found = new ArrayList<>();
        while (best.size() > 0) {
            ScoreDoc next = best.pop();
            if (next.doc != Integer.MAX_VALUE) {
                found.add(0, next);
            }
        }
        return found.toArray(ScoreDoc[]::new);
    }
}
