// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.knowledge.Audience;
import org.madoguchi.api.knowledge.CategoryId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The index's files. One thread writes, any number read; what is written is seen after {@link
 * #commit}.
 */
final class FaqIndex implements Closeable {
    /** Raise it when fields or analysis change: an index of another version is built anew. */
    static final String VERSION = "5";

    /** Part of the best score that an article needs to be shown at all. */
    private static final float FITS = 0.15f;

    /** Part of the process's memory that may be used to find things faster. */
    private static final int MEMORY = 16;

    /** So many articles are one segment, however often they are changed. */
    private static final int FEW = 10_000;

    private static final int SEGMENTS = 3;
    private static final int SMALL_MEGABYTES = 16;

    private static final String VERSION_KEY = "madoguchi.version";
    private static final Logger LOG = LoggerFactory.getLogger(FaqIndex.class);

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final Segments segments = new Segments(Runtime.getRuntime().maxMemory() / MEMORY);
    private final Queue<List<Tally>> tallies = ArticleSearcher.noTallies();

    private FaqIndex(Path path) throws IOException {
        directory = FSDirectory.open(path);
        IndexWriter opened = null;
        try {
            opened = new IndexWriter(directory, settings());
            searchers =
                    new SearcherManager(
                            opened,
                            new SearcherFactory() {
                                @Override
                                public IndexSearcher newSearcher(
                                        IndexReader reader, IndexReader before) {
                                    return new ArticleSearcher(reader, segments, tallies);
                                }
                            });
        } catch (IOException | RuntimeException e) {
            if (opened != null) {
                opened.rollback();
            }
            directory.close();
            throw e;
        }
        writer = opened;
    }

    /** The index in this folder; a new, empty one when it cannot be read or has another version. */
    static FaqIndex open(Path path, String language) throws IOException {
        Files.createDirectories(path);
        FaqIndex index;
        try {
            index = new FaqIndex(path);
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("the FAQ index in {} cannot be read and is built anew", path, e);
            return openEmpty(path);
        }
        try {
            index.verify();
            if (index.size() == 0 || (VERSION + language).equals(index.version())) {
                return index;
            }
            LOG.info("the FAQ index in {} is of another version and is built anew", path);
        } catch (IOException e) {
            LOG.warn("the FAQ index in {} is damaged and is built anew", path, e);
        }
        index.discard();
        return openEmpty(path);
    }

    /** A new index in this folder; what was there is deleted. */
    static FaqIndex openEmpty(Path path) throws IOException {
        Files.createDirectories(path);
        try (Stream<Path> files = Files.list(path)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        return new FaqIndex(path);
    }

    /** Reads every file to its checksum: an FAQ index has a few megabytes. */
    private void verify() throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                if (leaf.reader() instanceof CodecReader reader) {
                    reader.checkIntegrity();
                }
            }
        } finally {
            searchers.release(searcher);
        }
    }

    /**
     * Every text comes as terms. A search looks every term up in every segment: there are few, and
     * small ones become one soon.
     */
    private static IndexWriterConfig settings() {
        TieredMergePolicy few = new TieredMergePolicy();
        few.setSegmentsPerTier(SEGMENTS);
        few.setMaxMergeAtOnce(2 * SEGMENTS);
        few.setFloorSegmentMB(SMALL_MEGABYTES);
        return new IndexWriterConfig(new KeywordAnalyzer()).setMergePolicy(few);
    }

    private String version() {
        Iterable<Map.Entry<String, String>> data = writer.getLiveCommitData();
        if (data != null) {
            for (Map.Entry<String, String> entry : data) {
                if (entry.getKey().equals(VERSION_KEY)) {
                    return entry.getValue();
                }
            }
        }
        return "";
    }

    void put(String id, Document document) throws IOException {
        writer.updateDocument(new Term(Fields.ID, id), document);
    }

    void remove(String id) throws IOException {
        writer.deleteDocuments(new Term(Fields.ID, id));
    }

    /**
     * Makes what was written last and visible.
     *
     * @param language in which the texts were read
     */
    void commit(String language) throws IOException {
        writer.setLiveCommitData(Map.of(VERSION_KEY, VERSION + language).entrySet());
        writer.commit();
        searchers.maybeRefreshBlocking();
        if (writer.getDocStats().numDocs <= FEW) {
            writer.forceMerge(1); // a fraction of a second, and nobody waits for it
            writer.commit();
            searchers.maybeRefreshBlocking();
        }
    }

    /** Makes what was written visible; it lasts only after {@link #commit}. */
    void show() throws IOException {
        searchers.maybeRefreshBlocking();
    }

    long size() throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            return searcher.getIndexReader().numDocs();
        } finally {
            searchers.release(searcher);
        }
    }

    /** Which version of each article is in the index. */
    Map<String, Long> versions() throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            Map<String, Long> found = new HashMap<>();
            for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                NumericDocValues ids = DocValues.getNumeric(leaf.reader(), Fields.ID);
                NumericDocValues versions = DocValues.getNumeric(leaf.reader(), Fields.VERSION);
                Bits live = leaf.reader().getLiveDocs();
                for (int doc = 0; doc < leaf.reader().maxDoc(); doc++) {
                    if ((live == null || live.get(doc))
                            && ids.advanceExact(doc)
                            && versions.advanceExact(doc)) {
                        found.put(Long.toString(ids.longValue()), versions.longValue());
                    }
                }
            }
            return found;
        } finally {
            searchers.release(searcher);
        }
    }

    /**
     * The best articles that a reader may see, the best first.
     *
     * @param most how many are looked at
     */
    Findings find(
            Clause wanted, Audience reader, Optional<CategoryId> within, PageRequest page, int most)
            throws IOException {
        ArticleSearcher searcher = (ArticleSearcher) searchers.acquire();
        try {
            ScoreDoc[] hits = searcher.best(wanted, reader, within, most);
            int fitting = fitting(hits);
            List<Found> found = new ArrayList<>();
            for (int i = page.offset(); i < Math.min(fitting, page.offset() + page.limit()); i++) {
                found.add(found(searcher, hits[i]));
            }
            return new Findings(found, fitting, categories(searcher, Arrays.copyOf(hits, fitting)));
        } finally {
            searchers.release(searcher);
        }
    }

    /** The best articles, the best first. */
    List<Found> find(Query query, int limit) throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            List<Found> found = new ArrayList<>();
            for (ScoreDoc hit : searcher.search(query, limit).scoreDocs) {
                found.add(found(searcher, hit));
            }
            return found;
        } finally {
            searchers.release(searcher);
        }
    }

    private static Found found(IndexSearcher searcher, ScoreDoc hit) throws IOException {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(hit.doc, leaves));
        int doc = hit.doc - leaf.docBase;
        NumericDocValues id = DocValues.getNumeric(leaf.reader(), Fields.ID);
        id.advanceExact(doc);
        return new Found(
                id.longValue(),
                text(leaf, Fields.QUESTION, doc),
                text(leaf, Fields.ANSWER, doc),
                text(leaf, Fields.CATEGORY, doc),
                hit.score);
    }

    private static String text(LeafReaderContext leaf, String field, int doc) throws IOException {
        BinaryDocValues values = DocValues.getBinary(leaf.reader(), field);
        return values.advanceExact(doc) ? values.binaryValue().utf8ToString() : "";
    }

    /** What has only a small part of the best one's evidence was hit by chance. */
    private static int fitting(ScoreDoc[] hits) {
        int count = 0;
        while (count < hits.length && hits[count].score >= hits[0].score * FITS) {
            count++;
        }
        return count;
    }

    private static Map<Long, Long> categories(IndexSearcher searcher, ScoreDoc[] hits)
            throws IOException {
        Map<Long, Long> counts = new HashMap<>();
        Arrays.sort(hits, Comparator.comparingInt(hit -> hit.doc));
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        int leaf = -1;
        SortedSetDocValues values = null;
        for (ScoreDoc hit : hits) {
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

    /** Tells the lexicon what is in the index already. */
    void fill(Lexicon lexicon) throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            each(searcher, Fields.WORDS, lexicon::addTerm);
            each(searcher, Fields.SOUNDS, lexicon::addSound);
        } finally {
            searchers.release(searcher);
        }
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

    record Found(long id, String question, String answer, String category, float score) {}

    /**
     * @param page the part that was asked for
     * @param total how many fit
     * @param categories how many of these each category has
     */
    record Findings(List<Found> page, int total, Map<Long, Long> categories) {}

    /** Closes without writing, however broken the files are. */
    void discard() throws IOException {
        searchers.close();
        writer.rollback();
        directory.close();
    }

    @Override
    public void close() throws IOException {
        searchers.close();
        writer.close();
        directory.close();
    }
}
