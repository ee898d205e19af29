// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.Bits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The index's files. One thread writes, any number read; what is written is seen after {@link
 * #commit}.
 */
final class FaqIndex implements Closeable {
    /** Raise it when fields or analysis change: an index of another version is built anew. */
    static final String VERSION = "1";

    private static final String VERSION_KEY = "madoguchi.version";
    private static final Logger LOG = LoggerFactory.getLogger(FaqIndex.class);

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;

    private FaqIndex(Path path, Analysis analysis) throws IOException {
        directory = FSDirectory.open(path);
        IndexWriter opened = null;
        try {
            opened = new IndexWriter(directory, new IndexWriterConfig(analysis.forIndex()));
            searchers = new SearcherManager(opened, null);
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
    static FaqIndex open(Path path, Analysis analysis) throws IOException {
        Files.createDirectories(path);
        FaqIndex index;
        try {
            index = new FaqIndex(path, analysis);
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("the FAQ index in {} cannot be read and is built anew", path, e);
            return openEmpty(path, analysis);
        }
        try {
            index.verify();
            if (index.size() == 0 || VERSION.equals(index.version())) {
                return index;
            }
            LOG.info("the FAQ index in {} is of another version and is built anew", path);
        } catch (IOException e) {
            LOG.warn("the FAQ index in {} is damaged and is built anew", path, e);
        }
        index.discard();
        return openEmpty(path, analysis);
    }

    /** A new index in this folder; what was there is deleted. */
    static FaqIndex openEmpty(Path path, Analysis analysis) throws IOException {
        Files.createDirectories(path);
        try (Stream<Path> files = Files.list(path)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        return new FaqIndex(path, analysis);
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

    /** Makes what was written last and visible. */
    void commit() throws IOException {
        writer.setLiveCommitData(Map.of(VERSION_KEY, VERSION).entrySet());
        writer.commit();
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

    /** Which revision of each article is in the index. */
    Map<String, Integer> revisions() throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            Map<String, Integer> found = new HashMap<>();
            for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                StoredFields stored = leaf.reader().storedFields();
                Bits live = leaf.reader().getLiveDocs();
                for (int doc = 0; doc < leaf.reader().maxDoc(); doc++) {
                    if (live == null || live.get(doc)) {
                        Document document =
                                stored.document(doc, Set.of(Fields.ID, Fields.REVISION));
                        found.put(
                                document.get(Fields.ID),
                                document.getField(Fields.REVISION).numericValue().intValue());
                    }
                }
            }
            return found;
        } finally {
            searchers.release(searcher);
        }
    }

    /** What was found, the best first. */
    List<Found> find(Query query, int limit) throws IOException {
        List<Found> found = new ArrayList<>();
        IndexSearcher searcher = searchers.acquire();
        try {
            StoredFields stored = searcher.storedFields();
            for (ScoreDoc hit : searcher.search(query, limit).scoreDocs) {
                found.add(new Found(stored.document(hit.doc), hit.score));
            }
            return found;
        } finally {
            searchers.release(searcher);
        }
    }

    long count(Query query) throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            return searcher.count(query);
        } finally {
            searchers.release(searcher);
        }
    }

    record Found(Document document, float score) {}

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
