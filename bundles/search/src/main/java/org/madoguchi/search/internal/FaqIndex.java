// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.BytesRef;
import org.madoguchi.api.knowledge.ArticleQuery;

/**
 * The index of words. One thread writes, any number read; what is written is seen after {@link
 * #commit}.
 */
final class FaqIndex implements Closeable {
    /** Raise it when fields or analysis change: an index of another version is built anew. */
    static final String VERSION = "5";

    /** So many articles are one segment, however often they are changed. */
    private static final int FEW = 10_000;

    private final IndexFiles<ArticleSearcher> files;

    private FaqIndex(IndexFiles<ArticleSearcher> files) {
        this.files = files;
    }

    /** The index in this folder; a new, empty one when it cannot be read or has another version. */
    static FaqIndex open(Path path, String language) throws IOException {
        return new FaqIndex(IndexFiles.open(path, new Words(), VERSION + language));
    }

    /** A new index in this folder; what was there is deleted. */
    static FaqIndex openEmpty(Path path) throws IOException {
        return new FaqIndex(IndexFiles.openEmpty(path, new Words()));
    }

    private static final class Words implements IndexFiles.Kind<ArticleSearcher> {
        /** Part of the process's memory that may be used to find things faster. */
        private static final int MEMORY = 16;

        private static final int SEGMENTS = 3;
        private static final int SMALL_MEGABYTES = 16;

        private final Segments segments = new Segments(Runtime.getRuntime().maxMemory() / MEMORY);
        private final Queue<List<Tally>> tallies = ArticleSearcher.noTallies();

        @Override
        public String stampKey() {
            return "madoguchi.version";
        }

        /**
         * Every text comes as terms. A search looks every term up in every segment: there are few,
         * and small ones become one soon.
         */
        @Override
        public IndexWriterConfig settings() {
            TieredMergePolicy few = new TieredMergePolicy();
            few.setSegmentsPerTier(SEGMENTS);
            few.setMaxMergeAtOnce(2 * SEGMENTS);
            few.setFloorSegmentMB(SMALL_MEGABYTES);
            return new IndexWriterConfig(new KeywordAnalyzer()).setMergePolicy(few);
        }

        @Override
        public ArticleSearcher searcher(IndexReader reader) {
            return new ArticleSearcher(reader, segments, tallies);
        }
    }

    void put(long id, Document document) throws IOException {
        files.put(id, document);
    }

    void remove(long id) throws IOException {
        files.remove(id);
    }

    /**
     * Makes what was written last and visible.
     *
     * @param language in which the texts were read
     */
    void commit(String language) throws IOException {
        files.commit(VERSION + language);
        if (files.written() <= FEW) {
            files.merge(); // a fraction of a second, and nobody waits for it
        }
    }

    /** Makes what was written visible; it lasts only after {@link #commit}. */
    void show() throws IOException {
        files.show();
    }

    long size() throws IOException {
        return files.size();
    }

    /** Which version of each article is in the index. */
    Map<Long, Long> versions() throws IOException {
        return files.versions();
    }

    /**
     * The best articles that a reader may see, the best first.
     *
     * @param near articles by their ids with what each gains by its meaning, in parts of the best
     *     score by words
     * @param query who reads, where, and which page
     * @param most how many are looked at
     */
    Findings find(Clause wanted, Map<Long, Float> near, ArticleQuery query, int most)
            throws IOException {
        return files.read(
                searcher -> new Ranking(searcher, wanted, query, most).withGains(near).findings());
    }

    /** The best articles, the best first. */
    List<Findings.Found> find(Query query, int limit) throws IOException {
        return files.read(
                searcher -> StoredParts.read(searcher, searcher.search(query, limit).scoreDocs));
    }

    /** Tells the lexicon what is in the index already. */
    void fill(Lexicon lexicon) throws IOException {
        files.read(
                searcher -> {
                    each(searcher, Fields.WORDS, lexicon::addTerm);
                    each(searcher, Fields.SOUNDS, lexicon::addSound);
                    return null;
                });
    }

    private static void each(IndexSearcher searcher, String field, Consumer<String> consumer)
            throws IOException {
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            org.apache.lucene.index.Terms terms = leaf.reader().terms(field);
            if (terms == null) {
                continue;
            }
            TermsEnum all = terms.iterator();
            for (BytesRef term = all.next(); term != null; term = all.next()) {
                consumer.accept(term.utf8ToString());
            }
        }
    }

    /** Closes without writing, however broken the files are. */
    void discard() throws IOException {
        files.discard();
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
