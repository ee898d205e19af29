// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.io.IOException;
import java.util.List;

/** A clause of one search with its place in the articles. Used by one thread. */
abstract class Scorer {
    /** Begins a segment. */
    abstract void open(int segment) throws IOException;

    /** Its parts, when an article's score is simply their sum. */
    List<Scorer> parts() {
        return List.of(this);
    }

    /** No article can have more of it. */
    abstract float most();

    /**
     * Gives the articles of a window their scores.
     *
     * @param depth of the tally that they belong in
     * @param among those of them that count; null for all
     */
    abstract void add(List<Tally> tallies, int depth, int begin, Tally among);

    /** A term in every segment. */
    static final class OfTerm extends Scorer {
        private final ArticleSearcher searcher;
        private final String field;
        private final Postings[] postings;
        private final float[] lengths;
        private final float weight;
        private final float most;
        private Postings.Cursor cursor;
        private byte[] norms;

        OfTerm(
                ArticleSearcher searcher,
                String field,
                Postings[] postings,
                float[] lengths,
                float weight)
                throws IOException {
            this.searcher = searcher;
            this.field = field;
            this.postings = postings;
            this.lengths = lengths;
            this.weight = weight;
            float best = 0;
            for (int i = 0; i < postings.length; i++) {
                best = Math.max(best, postings[i].best(searcher.norms(i, field), lengths));
            }
            this.most = weight * best;
        }

        @Override
        void open(int segment) throws IOException {
            cursor = postings[segment].cursor();
            norms = searcher.norms(segment, field);
        }

        @Override
        float most() {
            return most;
        }

        @Override
        void add(List<Tally> tallies, int depth, int begin, Tally among) {
            if (among == null) {
                cursor.addTo(tallies.get(depth), begin, norms, lengths, weight);
            } else {
                cursor.addTo(tallies.get(depth), begin, norms, lengths, weight, among);
            }
        }
    }

    /** Several clauses. */
    abstract static class OfGroup extends Scorer {
        private final List<Scorer> scorers;

        OfGroup(List<Scorer> scorers) {
            this.scorers = scorers;
        }

        @Override
        final void open(int segment) throws IOException {
            for (Scorer scorer : scorers) {
                scorer.open(segment);
            }
        }

        final List<Scorer> scorers() {
            return scorers;
        }

        final void addEach(List<Tally> tallies, int depth, int begin, Tally among) {
            for (Scorer scorer : scorers) {
                scorer.add(tallies, depth, begin, among);
            }
        }

        final float sumOfMost() {
            float sum = 0;
            for (Scorer scorer : scorers) {
                sum += scorer.most();
            }
            return sum;
        }
    }

    static final class Sum extends OfGroup {
        private final int least;

        Sum(List<Scorer> scorers, int least) {
            super(scorers);
            this.least = least;
        }

        @Override
        List<Scorer> parts() {
            return least <= 1 ? scorers() : List.of(this);
        }

        @Override
        float most() {
            return sumOfMost();
        }

        @Override
        void add(List<Tally> tallies, int depth, int begin, Tally among) {
            addEach(tallies, depth + 1, begin, among);
            tallies.get(depth + 1).moveSums(tallies.get(depth), least);
        }
    }

    static final class Best extends OfGroup {
        private final float part;

        Best(List<Scorer> scorers, float part) {
            super(scorers);
            this.part = part;
        }

        @Override
        float most() {
            float best = 0;
            for (Scorer scorer : scorers()) {
                best = Math.max(best, scorer.most());
            }
            return best + part * (sumOfMost() - best);
        }

        @Override
        void add(List<Tally> tallies, int depth, int begin, Tally among) {
            addEach(tallies, depth + 1, begin, among);
            tallies.get(depth + 1).moveBest(tallies.get(depth), part);
        }
    }
}
