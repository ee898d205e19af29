// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.HitQueue;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.util.Bits;

/**
 * One search: adds up scores term by term, for a window of articles at a time. Lucene goes article
 * by article, which with a hundred terms means a hundred comparisons for each. Used by one thread.
 */
final class TermByTerm {
    private final Node root;
    private final List<Tally> tallies;
    private final HitQueue best;

    /** A clause with its place in the articles. */
    abstract static class Node {
        /** Begins a segment. */
        abstract void open(int segment) throws IOException;

        /**
         * Gives the articles of a window their scores.
         *
         * @param depth of the tally that they belong in
         */
        abstract void add(List<Tally> tallies, int depth, int begin);
    }

    /**
     * @param tallies at least one more than the clauses are deep
     * @param most how many articles are wanted, above 0
     */
    TermByTerm(Node root, List<Tally> tallies, int most) {
        this.root = root;
        this.tallies = tallies;
        this.best = new HitQueue(most, true);
    }

    /**
     * Looks through a segment.
     *
     * @param base number of its first article
     * @param articles that count; one of them may be null for all
     */
    void search(int segment, int base, int size, List<Bits> articles) throws IOException {
        root.open(segment);
        Tally all = tallies.get(0);
        for (int begin = 0; begin < size; begin += Tally.WINDOW) {
            root.add(tallies, 0, begin);
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

    /** A term in every segment. */
    static final class TermNode extends Node {
        private final ArticleSearcher searcher;
        private final String field;
        private final Postings[] postings;
        private final float[] lengths;
        private final float weight;
        private Postings.Cursor cursor;
        private byte[] norms;

        TermNode(
                ArticleSearcher searcher,
                String field,
                Postings[] postings,
                float[] lengths,
                float weight) {
            this.searcher = searcher;
            this.field = field;
            this.postings = postings;
            this.lengths = lengths;
            this.weight = weight;
        }

        @Override
        void open(int segment) throws IOException {
            cursor = postings[segment].cursor();
            norms = searcher.norms(segment, field);
        }

        @Override
        void add(List<Tally> tallies, int depth, int begin) {
            cursor.addTo(tallies.get(depth), begin, norms, lengths, weight);
        }
    }

    /** Several clauses. */
    abstract static class GroupNode extends Node {
        private final List<Node> nodes;

        GroupNode(List<Node> nodes) {
            this.nodes = nodes;
        }

        @Override
        final void open(int segment) throws IOException {
            for (Node node : nodes) {
                node.open(segment);
            }
        }

        final void addEach(List<Tally> tallies, int depth, int begin) {
            for (Node node : nodes) {
                node.add(tallies, depth, begin);
            }
        }
    }

    static final class SumNode extends GroupNode {
        private final int least;

        SumNode(List<Node> nodes, int least) {
            super(nodes);
            this.least = least;
        }

        @Override
        void add(List<Tally> tallies, int depth, int begin) {
            if (depth == 0 && least <= 1) {
                addEach(tallies, 0, begin);
            } else {
                addEach(tallies, depth + 1, begin);
                tallies.get(depth + 1).moveSums(tallies.get(depth), least);
            }
        }
    }

    static final class BestNode extends GroupNode {
        private final float part;

        BestNode(List<Node> nodes, float part) {
            super(nodes);
            this.part = part;
        }

        @Override
        void add(List<Tally> tallies, int depth, int begin) {
            addEach(tallies, depth + 1, begin);
            tallies.get(depth + 1).moveBest(tallies.get(depth), part);
        }
    }
}
