// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.Bits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The articles' vectors, in files of their own beside the index of words: they come and go with an
 * embedder, take long to make, and nothing is lost with them. One thread writes, any number read.
 */
final class Vectors implements Closeable {
    private static final String VECTOR = "vector";
    private static final String STAMP = "madoguchi.embedder";
    private static final Logger LOG = LoggerFactory.getLogger(Vectors.class);

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final String stamp;

    private Vectors(Path path, String stamp) throws IOException {
        this.stamp = stamp;
        directory = FSDirectory.open(path);
        IndexWriter opened = null;
        try {
            opened = new IndexWriter(directory, new IndexWriterConfig(new KeywordAnalyzer()));
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

    /**
     * The vectors in this folder, none when they cannot be read or another embedder made them.
     *
     * @param stamp what vectors must have in common to be compared
     */
    static Vectors open(Path path, String stamp) throws IOException {
        Files.createDirectories(path);
        try {
            Vectors found = new Vectors(path, stamp);
            try {
                found.verify();
                if (stamp.equals(found.madeBy())) {
                    return found;
                }
            } catch (IOException e) {
                LOG.warn("the vectors in {} are damaged and are made anew", path, e);
            }
            found.searchers.close();
            found.writer.rollback();
            found.directory.close();
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("the vectors in {} cannot be read and are made anew", path, e);
        }
        try (Stream<Path> files = Files.list(path)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        return new Vectors(path, stamp);
    }

    /** Reads every file to its checksum. */
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

    private String madeBy() {
        Iterable<Map.Entry<String, String>> data = writer.getLiveCommitData();
        if (data != null) {
            for (Map.Entry<String, String> entry : data) {
                if (entry.getKey().equals(STAMP)) {
                    return entry.getValue();
                }
            }
        }
        return "";
    }

    /**
     * @param vector of length 1; empty when the embedder knows nothing of the article
     */
    void put(long id, long version, Optional<float[]> vector) throws IOException {
        Document document = new Document();
        document.add(new StringField(Fields.ID, Long.toString(id), Store.NO));
        document.add(new NumericDocValuesField(Fields.ID, id));
        document.add(new NumericDocValuesField(Fields.VERSION, version));
        vector.ifPresent(
                given ->
                        document.add(
                                new KnnFloatVectorField(
                                        VECTOR, given, VectorSimilarityFunction.DOT_PRODUCT)));
        writer.updateDocument(new Term(Fields.ID, Long.toString(id)), document);
    }

    void remove(long id) throws IOException {
        writer.deleteDocuments(new Term(Fields.ID, Long.toString(id)));
    }

    /** Makes what was written last and visible. */
    void commit() throws IOException {
        writer.setLiveCommitData(Map.of(STAMP, stamp).entrySet());
        writer.commit();
        searchers.maybeRefreshBlocking();
    }

    /** Which version of each article there is, by its id. */
    Map<Long, Long> versions() throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            Map<Long, Long> found = new HashMap<>();
            for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
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
            return found;
        } finally {
            searchers.release(searcher);
        }
    }

    /**
     * The articles nearest to a vector, the nearest first, each with its cosine if that is above 0.
     *
     * @param vector of length 1
     */
    Map<Long, Float> nearest(float[] vector, int most) throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            Map<Long, Float> found = new LinkedHashMap<>();
            List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
            for (ScoreDoc hit :
                    searcher.search(new KnnFloatVectorQuery(VECTOR, vector, most), most)
                            .scoreDocs) {
                LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(hit.doc, leaves));
                NumericDocValues ids = DocValues.getNumeric(leaf.reader(), Fields.ID);
                ids.advanceExact(hit.doc - leaf.docBase);
                float cosine = 2 * hit.score - 1; // how Lucene makes a score of a product
                if (cosine > 0) {
                    found.put(ids.longValue(), cosine);
                }
            }
            return found;
        } finally {
            searchers.release(searcher);
        }
    }

    @Override
    public void close() throws IOException {
        searchers.close();
        writer.close();
        directory.close();
    }
}
