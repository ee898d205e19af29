// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.Bits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of an index of articles, which is derived from them and may be thrown away. One thread
 * writes, any number read; what is written is seen after {@link #commit}.
 *
 * @param <S> what reads it at one moment
 */
final class IndexFiles<S extends IndexSearcher> implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(IndexFiles.class);

    private final Kind<S> kind;
    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;

    /** What indexes differ in. */
    interface Kind<S extends IndexSearcher> {
        /** Where the files say what they were made by. */
        String stampKey();

        IndexWriterConfig settings();

        S searcher(IndexReader reader);
    }

    /** Reads the index as it is at one moment. */
    interface Reading<S, T> {
        T of(S searcher) throws IOException;
    }

    private IndexFiles(Path path, Kind<S> kind) throws IOException {
        this.kind = kind;
        directory = FSDirectory.open(path);
        IndexWriter opened = null;
        try {
            opened = new IndexWriter(directory, kind.settings());
            searchers = new SearcherManager(opened, factory(kind));
        } catch (IOException | RuntimeException e) {
            if (opened != null) {
                opened.rollback();
            }
            directory.close();
            throw e;
        }
        writer = opened;
    }

    private static SearcherFactory factory(Kind<?> kind) {
        return new SearcherFactory() {
            @Override
            public IndexSearcher newSearcher(IndexReader reader, IndexReader before) {
                return kind.searcher(reader);
            }
        };
    }

    /**
     * The index in this folder; a new, empty one when it cannot be read or was made by another.
     *
     * @param stamp what the files must have been made by
     */
    static <S extends IndexSearcher> IndexFiles<S> open(Path path, Kind<S> kind, String stamp)
            throws IOException {
        Files.createDirectories(path);
        IndexFiles<S> index;
        try {
            index = new IndexFiles<>(path, kind);
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("the index in {} cannot be read and is built anew", path, e);
            return openEmpty(path, kind);
        }
        try {
            index.verify();
            if (index.size() == 0 || stamp.equals(index.stamp())) {
                return index;
            }
            LOG.info("the index in {} is of another version and is built anew", path);
        } catch (IOException e) {
            LOG.warn("the index in {} is damaged and is built anew", path, e);
        }
        index.discard();
        return openEmpty(path, kind);
    }

    /** A new index in this folder; what was there is deleted. */
    static <S extends IndexSearcher> IndexFiles<S> openEmpty(Path path, Kind<S> kind)
            throws IOException {
        Files.createDirectories(path);
        try (Stream<Path> files = Files.list(path)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        return new IndexFiles<>(path, kind);
    }

    /** Reads every file to its checksum: there are a few megabytes. */
    private void verify() throws IOException {
        read(
                searcher -> {
                    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                        if (leaf.reader() instanceof CodecReader reader) {
                            reader.checkIntegrity();
                        }
                    }
                    return null;
                });
    }

    private String stamp() {
        Iterable<Map.Entry<String, String>> data = writer.getLiveCommitData();
        if (data != null) {
            for (Map.Entry<String, String> entry : data) {
                if (entry.getKey().equals(kind.stampKey())) {
                    return entry.getValue();
                }
            }
        }
        return "";
    }

    /** The factory makes nothing else. */
    @SuppressWarnings("unchecked")
    <T> T read(Reading<S, T> reading) throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            return reading.of((S) searcher);
        } finally {
            searchers.release(searcher);
        }
    }

    void put(long id, Document document) throws IOException {
        writer.updateDocument(term(id), document);
    }

    void remove(long id) throws IOException {
        writer.deleteDocuments(term(id));
    }

    private static Term term(long id) {
        return new Term(Fields.ID, Long.toString(id));
    }

    /**
     * Makes what was written last and visible.
     *
     * @param stamp what it was made by
     */
    void commit(String stamp) throws IOException {
        writer.setLiveCommitData(Map.of(kind.stampKey(), stamp).entrySet());
        writer.commit();
        show();
    }

    /** Makes one segment of all. */
    void merge() throws IOException {
        writer.forceMerge(1);
        writer.commit();
        show();
    }

    /** Makes what was written visible; it lasts only after {@link #commit}. */
    void show() throws IOException {
        searchers.maybeRefreshBlocking();
    }

    /** Articles, with what is written and not visible yet. */
    int written() {
        return writer.getDocStats().numDocs;
    }

    int size() throws IOException {
        return read(searcher -> searcher.getIndexReader().numDocs());
    }

    /** Which version of each article there is, by its id. */
    Map<Long, Long> versions() throws IOException {
        return read(
                searcher -> {
                    Map<Long, Long> found = new HashMap<>();
                    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                        addVersions(leaf, found);
                    }
                    return found;
                });
    }

    private static void addVersions(LeafReaderContext leaf, Map<Long, Long> found)
            throws IOException {
        Bits live = leaf.reader().getLiveDocs();
        NumericDocValues ids = DocValues.getNumeric(leaf.reader(), Fields.ID);
        NumericDocValues versions = DocValues.getNumeric(leaf.reader(), Fields.VERSION);
        for (int doc = 0; doc < leaf.reader().maxDoc(); doc++) {
            if ((live == null || live.get(doc))
                    && ids.advanceExact(doc)
                    && versions.advanceExact(doc)) {
                found.put(ids.longValue(), versions.longValue());
            }
        }
    }

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
