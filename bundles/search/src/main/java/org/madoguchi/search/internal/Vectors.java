// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.ScoreDoc;

/**
 * The articles' vectors, in files of their own beside the index of words: they come and go with an
 * embedder, take long to make, and nothing is lost with them. One thread writes, any number read.
 */
final class Vectors implements Closeable {
    private static final String VECTOR = "vector";

    private final IndexFiles<IndexSearcher> files;
    private final String stamp;

    private Vectors(IndexFiles<IndexSearcher> files, String stamp) {
        this.files = files;
        this.stamp = stamp;
    }

    /**
     * The vectors in this folder, none when they cannot be read or another embedder made them.
     *
     * @param stamp what vectors must have in common to be compared
     */
    static Vectors open(Path path, String stamp) throws IOException {
        return new Vectors(IndexFiles.open(path, new Plain(), stamp), stamp);
    }

    private static final class Plain implements IndexFiles.Kind<IndexSearcher> {
        @Override
        public String stampKey() {
            return "madoguchi.embedder";
        }

        @Override
        public IndexWriterConfig settings() {
            return new IndexWriterConfig(new KeywordAnalyzer());
        }

        @Override
        public IndexSearcher searcher(IndexReader reader) {
            return new IndexSearcher(reader);
        }
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
        files.put(id, document);
    }

    void remove(long id) throws IOException {
        files.remove(id);
    }

    /** Makes what was written last and visible. */
    void commit() throws IOException {
        files.commit(stamp);
    }

    /** Which version of each article there is, by its id. */
    Map<Long, Long> versions() throws IOException {
        return files.versions();
    }

    /**
     * The articles nearest to a vector, the nearest first, each with its cosine if that is above 0.
     *
     * @param vector of length 1
     */
    Map<Long, Float> nearest(float[] vector, int most) throws IOException {
        KnnFloatVectorQuery query = new KnnFloatVectorQuery(VECTOR, vector, most);
        return files.read(
                searcher -> {
                    Map<Long, Float> found = new LinkedHashMap<>();
                    for (ScoreDoc hit : searcher.search(query, most).scoreDocs) {
                        float cosine = 2 * hit.score - 1; // how Lucene makes a score of a product
                        if (cosine > 0) {
                            found.put(StoredParts.id(searcher, hit.doc), cosine);
                        }
                    }
                    return found;
                });
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
