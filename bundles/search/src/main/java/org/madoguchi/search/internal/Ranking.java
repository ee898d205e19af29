// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.ScoreDoc;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.knowledge.ArticleQuery;

/** The order in which articles answer one search, the best first. */
final class Ranking {
    /** Part of the best score that an article needs to be shown at all. */
    private static final float FITS = 0.15f;

    private final ArticleSearcher searcher;
    private final Clause wanted;
    private final ArticleQuery query;
    private final int most;
    private final ScoreDoc[] hits;
    private final float share;

    /**
     * By words.
     *
     * @param query who reads, where, and which page
     * @param most how many are looked at
     */
    Ranking(ArticleSearcher searcher, Clause wanted, ArticleQuery query, int most)
            throws IOException {
        this(
                searcher,
                wanted,
                query,
                most,
                searcher.best(wanted, query.reader(), query.within(), most));
    }

    private Ranking(
            ArticleSearcher searcher,
            Clause wanted,
            ArticleQuery query,
            int most,
            ArticleSearcher.Best best) {
        this(
                searcher,
                wanted,
                query,
                most,
                best.hits(),
                best.hits().length == 0 ? 0 : best.hits()[0].score / best.most());
    }

    private Ranking(
            ArticleSearcher searcher,
            Clause wanted,
            ArticleQuery query,
            int most,
            ScoreDoc[] hits,
            float share) {
        this.searcher = searcher;
        this.wanted = wanted;
        this.query = query;
        this.most = most;
        this.hits = hits;
        this.share = share;
    }

    /**
     * What words did not find may be found by its meaning alone, beside something by words.
     *
     * @param near articles by their ids with what each gains, in parts of the best score
     */
    Ranking withGains(Map<Long, Float> near) throws IOException {
        if (hits.length == 0 || near.isEmpty()) {
            return this;
        }
        Map<Integer, Float> all = new LinkedHashMap<>();
        for (ScoreDoc hit : hits) {
            all.put(hit.doc, hit.score);
        }
        ScoreDoc[] gaining =
                searcher.search(
                                Visible.among(near.keySet(), query.reader(), query.within()),
                                near.size())
                        .scoreDocs;
        for (ScoreDoc hit : searcher.scores(wanted, gaining)) {
            all.put(hit.doc, hit.score);
        }
        for (ScoreDoc hit : gaining) {
            float gain = hits[0].score * near.get(StoredParts.id(searcher, hit.doc));
            all.merge(hit.doc, gain, Float::sum);
        }
        ScoreDoc[] sorted =
                all.entrySet().stream()
                        .map(hit -> new ScoreDoc(hit.getKey(), hit.getValue()))
                        .sorted(Comparator.comparingDouble((ScoreDoc hit) -> hit.score).reversed())
                        .limit(most)
                        .toArray(ScoreDoc[]::new);
        return new Ranking(searcher, wanted, query, most, sorted, share);
    }

    /** The page that was asked for, and what there is in all. */
    Findings findings() throws IOException {
        PageRequest page = query.page();
        int fitting = fitting();
        int from = Math.min(page.offset(), fitting);
        int to = Math.min(fitting, page.offset() + page.limit());
        return new Findings(
                StoredParts.read(searcher, Arrays.copyOfRange(hits, from, to)),
                fitting,
                categories(Arrays.copyOf(hits, fitting)),
                share);
    }

    /** What has only a small part of the best one's evidence was hit by chance. */
    private int fitting() {
        int count = 0;
        while (count < hits.length && hits[count].score >= hits[0].score * FITS) {
            count++;
        }
        return count;
    }

    private Map<Long, Long> categories(ScoreDoc[] fitting) throws IOException {
        Map<Long, Long> counts = new HashMap<>();
        Arrays.sort(fitting, Comparator.comparingInt(hit -> hit.doc));
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        int leaf = -1;
        SortedSetDocValues values = null;
        for (ScoreDoc hit : fitting) {
            int in = ReaderUtil.subIndex(hit.doc, leaves);
            if (in != leaf) {
                leaf = in;
                values = DocValues.getSortedSet(leaves.get(in).reader(), Fields.CATEGORIES);
            }
            if (values.advanceExact(hit.doc - leaves.get(leaf).docBase)) {
                for (int i = 0; i < values.docValueCount(); i++) {
                    String id = values.lookupOrd(values.nextOrd()).utf8ToString();
                    counts.merge(Long.valueOf(id), 1L, Long::sum);
                }
            }
        }
        return counts;
    }
}
