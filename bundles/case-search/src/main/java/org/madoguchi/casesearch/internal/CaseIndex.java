// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.casesearch.internal;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LRUQueryCache;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryCache;
import org.apache.lucene.search.QueryCachingPolicy;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.UsageTrackingQueryCachingPolicy;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.NRTCachingDirectory;
import org.apache.lucene.util.Bits;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseOrder;
import org.madoguchi.api.cases.CaseSearch;
import org.madoguchi.api.cases.CaseSelection;
import org.madoguchi.api.cases.CaseTexts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The index's files. One thread writes, any number read. What is written {@link #wholly} is seen by
 * the next search, and lasts after {@link #commit}.
 */
final class CaseIndex implements Closeable {
    /** Raise it when fields or spelling change: an index of another version is built anew. */
    static final String VERSION = "8";

    private static final String VERSION_KEY = "madoguchi.version";
    private static final double BUFFER_MB = 16;

    /** Segments that live for a second only need not reach the disk. */
    private static final double YOUNG_SEGMENT_MB = 2;

    private static final double YOUNG_SEGMENTS_MB = 8;

    private static final Logger LOG = LoggerFactory.getLogger(CaseIndex.class);

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private volatile int highest;

    /** Nobody refreshes while a case may be half written. */
    private final ReadWriteLock writing = new ReentrantReadWriteLock();

    /** Of the searches' present state; null until something was counted. */
    private volatile CountedCases counted;

    /** Something was written since the last refresh. */
    private volatile boolean stale;

    /** Cases of contacts without a name since {@link #refresh}; touched by the writing thread. */
    private final Map<String, List<CaseId>> lately = new HashMap<>();

    private CaseIndex(Path path) throws IOException {
        directory =
                new NRTCachingDirectory(
                        FSDirectory.open(path), YOUNG_SEGMENT_MB, YOUNG_SEGMENTS_MB);
        IndexWriter opened = null;
        try {
            opened = new IndexWriter(directory, settings());
            searchers = new SearcherManager(opened, new Remembering());
        } catch (IOException | RuntimeException e) {
            if (opened != null) {
                opened.rollback();
            }
            directory.close();
            throw e;
        }
        writer = opened;
    }

    private static IndexWriterConfig settings() {
        ConcurrentMergeScheduler merging = new ConcurrentMergeScheduler();
        merging.setMaxMergesAndThreads(4, 1);
        // texts come as streams, everything else is one term
        return new IndexWriterConfig(new KeywordAnalyzer())
                .setRAMBufferSizeMB(BUFFER_MB)
                .setMergeScheduler(merging);
    }

    /**
     * The index in this folder; a new, empty one when it cannot be read or has another version.
     *
     * @throws IOException when it cannot be opened now: another process has it, the disk is full
     */
    static CaseIndex open(Path path) throws IOException {
        Files.createDirectories(path);
        CaseIndex index;
        try {
            index = new CaseIndex(path);
        } catch (CorruptIndexException
                | IndexFormatTooOldException
                | IndexFormatTooNewException
                | NoSuchFileException
                | EOFException
                | IllegalArgumentException e) {
            LOG.warn("the case index in {} cannot be read and is built anew", path, e);
            return openEmpty(path);
        }
        try {
            boolean empty = index.writer.getDocStats().maxDoc == 0;
            if (empty || VERSION.equals(index.version())) {
                index.forEachRevision((id, revision) -> index.raise(id));
                return index;
            }
            LOG.info("the case index in {} is of another version and is built anew", path);
        } catch (CorruptIndexException e) {
            LOG.warn("the case index in {} is damaged and is built anew", path, e);
        }
        index.discard();
        return openEmpty(path);
    }

    /** A new index in this folder; what was there is deleted. */
    static CaseIndex openEmpty(Path path) throws IOException {
        Files.createDirectories(path);
        try (Stream<Path> files = Files.list(path)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        return new CaseIndex(path);
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

    private void raise(CaseId id) {
        highest = Math.max(highest, Math.toIntExact(id.number()));
    }

    /** Reads every file to its checksum. */
    void verify() throws IOException {
        reading(
                searcher -> {
                    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                        if (leaf.reader() instanceof CodecReader reader) {
                            reader.checkIntegrity();
                        }
                    }
                    return null;
                });
    }

    void put(CaseTexts.State state) throws IOException {
        raise(state.id());
        writer.updateDocument(
                new Term(Fields.WHOLE, CaseDocuments.key(state.id())), CaseDocuments.whole(state));
        stale = true;
        if (!state.named()) {
            lately.computeIfAbsent(state.contact().toString(), c -> new ArrayList<>())
                    .add(state.id());
        }
    }

    void put(CaseId id, CaseTexts.Part part) throws IOException {
        raise(id);
        writer.updateDocument(new Term(Fields.PART, part.key()), CaseDocuments.part(id, part));
        stale = true;
    }

    /** Takes out the case with all its parts. */
    void remove(CaseId id) throws IOException {
        writer.deleteDocuments(new Term(Fields.CASE, CaseDocuments.key(id)));
        stale = true;
    }

    interface Writing {
        void run() throws IOException;
    }

    /** Searches see all of the work or nothing of it. */
    void wholly(Writing work) throws IOException {
        writing.writeLock().lock();
        try {
            work.run();
        } finally {
            writing.writeLock().unlock();
        }
    }

    /** For the writing thread: keeps what the next search has to catch up with small. */
    void refresh() throws IOException {
        lately.clear();
        catchUp();
    }

    private void catchUp() throws IOException {
        searchers.maybeRefreshBlocking();
        stale = false;
    }

    /** Makes what was written last; nothing to do when nothing was. */
    void commit() throws IOException {
        if (!writer.hasUncommittedChanges()) {
            return;
        }
        writer.setLiveCommitData(Map.of(VERSION_KEY, VERSION).entrySet());
        writer.commit();
    }

    /** Not of what was written within the last second: such a part is just written again. */
    boolean knowsPart(CaseId id, String key) throws IOException {
        Query part =
                new BooleanQuery.Builder()
                        .add(new TermQuery(new Term(Fields.PART, key)), Occur.FILTER)
                        .add(
                                new TermQuery(new Term(Fields.CASE, CaseDocuments.key(id))),
                                Occur.FILTER)
                        .build();
        return readingAsItWas(searcher -> searcher.count(part) > 0);
    }

    long cases() throws IOException {
        return reading(searcher -> (long) searcher.count(new FieldExistsQuery(Fields.ID)));
    }

    /** Cases of this contact that were indexed when it had no name. For the writing thread. */
    List<CaseId> nameless(String contact) throws IOException {
        return readingAsItWas(
                searcher -> {
                    List<CaseId> found = new ArrayList<>(lately.getOrDefault(contact, List.of()));
                    Query query = new TermQuery(new Term(Fields.NAMELESS, contact));
                    searcher.search(query, new CaseIds(found));
                    return found;
                });
    }

    /** Visits every case in no order. */
    void forEachRevision(CaseTexts.RevisionVisitor visitor) throws IOException {
        reading(
                searcher -> {
                    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                        Bits live = leaf.reader().getLiveDocs();
                        NumericDocValues id = leaf.reader().getNumericDocValues(Fields.ID);
                        NumericDocValues revision =
                                leaf.reader().getNumericDocValues(Fields.REVISION);
                        while (id != null && id.nextDoc() != NumericDocValues.NO_MORE_DOCS) {
                            if ((live == null || live.get(id.docID()))
                                    && revision.advanceExact(id.docID())) {
                                visitor.visit(CaseId.ofLong(id.longValue()), revision.longValue());
                            }
                        }
                    }
                    return null;
                });
    }

    CaseSearch.Hits find(
            List<Query> words, CaseSelection among, CaseOrder order, int from, int count)
            throws IOException {
        return reading(
                searcher ->
                        new CaseLookup(searcher, highest).find(words, among, order, from, count));
    }

    long count(List<Query> words, CaseSelection among) throws IOException {
        return reading(
                searcher -> {
                    CaseLookup lookup = new CaseLookup(searcher, highest);
                    return words.isEmpty()
                            ? countedIn(searcher).count(among, lookup)
                            : lookup.count(words, among);
                });
    }

    private CountedCases countedIn(IndexSearcher searcher) {
        CountedCases known = counted;
        if (known == null || !known.isOf(searcher)) {
            known = new CountedCases(searcher);
            counted = known;
        }
        return known;
    }

    private interface Reading<T> {
        T of(IndexSearcher searcher) throws IOException;
    }

    private <T> T reading(Reading<T> work) throws IOException {
        // what is being written now is for the next search: this one does not wait for it
        if (stale && writing.readLock().tryLock()) {
            try {
                catchUp();
            } finally {
                writing.readLock().unlock();
            }
        }
        return readingAsItWas(work);
    }

    private <T> T readingAsItWas(Reading<T> work) throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            return work.of(searcher);
        } finally {
            searchers.release(searcher);
        }
    }

    /** Closes without writing, however broken the files are. */
    void discard() throws IOException {
        try {
            searchers.close();
        } finally {
            try {
                writer.rollback();
            } finally {
                directory.close();
            }
        }
    }

    @Override
    public void close() throws IOException {
        commit();
        discard();
    }

    /**
     * A list that is narrowed by words is read again after every change of a case, by everybody who
     * has it open: where words asked for again and again occur is kept for the parts of the index
     * that have not changed, a bit for each document.
     */
    private static final class Remembering extends SearcherFactory {
        private static final int MOST_WORDS = 200;
        private static final long MOST_BYTES = 4L * 1024 * 1024;

        private final QueryCache known = new LRUQueryCache(MOST_WORDS, MOST_BYTES);
        private final QueryCachingPolicy often = new UsageTrackingQueryCachingPolicy();

        @Override
        public IndexSearcher newSearcher(IndexReader reader, IndexReader previous) {
            IndexSearcher searcher = new IndexSearcher(reader);
            searcher.setQueryCache(known);
            searcher.setQueryCachingPolicy(often);
            return searcher;
        }
    }
}
