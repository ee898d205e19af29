// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.SmallFloat;
import org.madoguchi.api.knowledge.CategoryId;
import org.madoguchi.api.knowledge.Reader;

/** The index as it is at one moment. Safe for use by several threads. */
final class ArticleSearcher extends IndexSearcher {
    /** BM25: how soon more of a word add nothing, and how much long texts are held back. */
    private static final float SATURATION = 1.2f;

    private static final float LENGTH = 0.75f;

    /** Groups in groups: what was typed, what stands for it, its words, their spellings. */
    private static final int DEPTH = 5;

    private final List<Segment> segments = new ArrayList<>();
    private final Map<String, Statistics> fields = new ConcurrentHashMap<>();
    private final Queue<List<Tally>> tallies;

    /**
     * @param lengths by norm
     */
    private record Statistics(long articles, float[] lengths) {}

    /**
     * @param tallies that are free
     */
    ArticleSearcher(IndexReader reader, Segments segments, Queue<List<Tally>> tallies) {
        super(reader);
        this.tallies = tallies;
        for (LeafReaderContext leaf : reader.leaves()) {
            this.segments.add(segments.of(leaf.reader()));
        }
    }

    /**
     * Articles with their scores, the best first.
     *
     * @param most what an article could have that has everything
     */
    record Best(ScoreDoc[] hits, float most) {
        private static final Best NONE = new Best(new ScoreDoc[0], 0);
    }

    /** The best articles that a reader may see. */
    Best best(Clause wanted, Reader reader, Optional<CategoryId> within, int most)
            throws IOException {
        return best(wanted, most, segment -> articles(segment, reader, within));
    }

    /** What these articles have of it; those that have nothing are not there. */
    ScoreDoc[] scores(Clause wanted, ScoreDoc[] articles) throws IOException {
        FixedBitSet those = new FixedBitSet(Math.max(1, getIndexReader().maxDoc()));
        for (ScoreDoc article : articles) {
            those.set(article.doc);
        }
        return best(
                        wanted,
                        Math.max(1, articles.length),
                        segment -> List.of(new Part(those, leafContexts.get(segment))))
                .hits();
    }

    /** One segment's part of what holds for the whole index. */
    private record Part(Bits all, LeafReaderContext leaf) implements Bits {
        @Override
        public boolean get(int doc) {
            return all.get(leaf.docBase + doc);
        }

        @Override
        public int length() {
            return leaf.reader().maxDoc();
        }
    }

    private interface Among {
        List<Bits> segment(int number) throws IOException;
    }

    private Best best(Clause wanted, int most, Among among) throws IOException {
        Scorer root = scorer(wanted);
        if (root == null) {
            return Best.NONE;
        }
        List<Tally> free = tallies.poll();
        List<Tally> used = free == null ? newTallies() : free;
        TermByTerm search = new TermByTerm(root, used, most);
        for (int i = 0; i < segments.size(); i++) {
            LeafReaderContext leaf = leafContexts.get(i);
            search.search(i, leaf.docBase, leaf.reader().maxDoc(), among.segment(i));
        }
        tallies.add(used); // not after an error: what it has begun would be found by others
        return new Best(search.best(), root.most());
    }

    static Queue<List<Tally>> noTallies() {
        return new ConcurrentLinkedQueue<>();
    }

    private static List<Tally> newTallies() {
        List<Tally> all = new ArrayList<>();
        for (int i = 0; i < DEPTH; i++) {
            all.add(new Tally());
        }
        return all;
    }

    private List<Bits> articles(int segment, Reader reader, Optional<CategoryId> within)
            throws IOException {
        LeafReader leaf = leafContexts.get(segment).reader();
        List<Bits> all = new ArrayList<>();
        if (leaf.getLiveDocs() != null) {
            all.add(leaf.getLiveDocs());
        }
        all.add(segments.get(segment).visible(leaf, reader));
        if (within.isPresent()) {
            FixedBitSet inside = new FixedBitSet(leaf.maxDoc());
            segments.get(segment)
                    .postings(leaf, Fields.CATEGORIES, within.get().toString())
                    .cursor()
                    .addTo(inside);
            all.add(inside);
        }
        return all;
    }

    byte[] norms(int segment, String field) throws IOException {
        return segments.get(segment).norms(leafContexts.get(segment).reader(), field);
    }

    /** Null when nothing has it. */
    private Scorer scorer(Clause clause) throws IOException {
        if (clause instanceof Clause.Term term) {
            return term(term);
        }
        if (clause instanceof Clause.Sum sum) {
            List<Scorer> scorers = scorers(sum.clauses());
            return scorers.isEmpty() || scorers.size() < sum.least()
                    ? null
                    : scorers.size() == 1 ? scorers.get(0) : new Scorer.Sum(scorers, sum.least());
        }
        Clause.Best best = (Clause.Best) clause;
        List<Scorer> scorers = scorers(best.clauses());
        return scorers.isEmpty()
                ? null
                : scorers.size() == 1 ? scorers.get(0) : new Scorer.Best(scorers, best.part());
    }

    private List<Scorer> scorers(List<Clause> clauses) throws IOException {
        List<Scorer> scorers = new ArrayList<>();
        for (Clause clause : clauses) {
            Scorer scorer = scorer(clause);
            if (scorer != null) {
                scorers.add(scorer);
            }
        }
        return scorers;
    }

    private Scorer term(Clause.Term term) throws IOException {
        Postings[] postings = new Postings[segments.size()];
        long have = 0;
        for (int i = 0; i < postings.length; i++) {
            postings[i] =
                    segments.get(i)
                            .postings(leafContexts.get(i).reader(), term.field(), term.text());
            have += postings[i].count();
        }
        if (have == 0) {
            return null;
        }
        Statistics field = statistics(term.field());
        double rare = Math.log(1 + (field.articles() - have + 0.5) / (have + 0.5));
        return new Scorer.OfTerm(
                this, term.field(), postings, field.lengths(), (float) (term.weight() * rare));
    }

    private Statistics statistics(String field) throws IOException {
        Statistics known = fields.get(field);
        if (known == null) {
            CollectionStatistics all = collectionStatistics(field);
            float mean = (float) (all.sumTotalTermFreq() / (double) all.docCount());
            float[] lengths = new float[256];
            for (int norm = 0; norm < lengths.length; norm++) {
                int length = SmallFloat.byte4ToInt((byte) norm);
                lengths[norm] = SATURATION * (1 - LENGTH + LENGTH * length / mean);
            }
            known = new Statistics(all.docCount(), lengths);
            fields.put(field, known);
        }
        return known;
    }
}
