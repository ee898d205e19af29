// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.Articles;
import org.madoguchi.api.knowledge.Embedder;
import org.madoguchi.api.knowledge.Embedder.Passage.Kind;
import org.madoguchi.api.knowledge.Reader;

/** The published articles' vectors by one embedder. One thread writes, any number read. */
final class ArticleVectors implements Closeable {
    /** Raise it when what is embedded of an article changes. */
    private static final String VERSION = "1";

    private final Embedder embedder;
    private final Articles articles;
    private final TextVectors texts;
    private final Vectors files;

    private ArticleVectors(Embedder embedder, Articles articles, TextVectors texts, Vectors files) {
        this.embedder = embedder;
        this.articles = articles;
        this.texts = texts;
        this.files = files;
    }

    /**
     * Those in this folder, as far as this embedder made them.
     *
     * @throws IllegalArgumentException when its vectors cannot be indexed
     */
    static ArticleVectors open(Path path, Embedder by, Articles articles, TextVectors texts)
            throws IOException {
        int dimension = by.dimension();
        if (dimension < 1 || dimension > Embedder.MOST_DIMENSIONS) {
            throw new IllegalArgumentException(
                    "embedder "
                            + by.name()
                            + " has "
                            + dimension
                            + " dimensions; 1 to "
                            + Embedder.MOST_DIMENSIONS
                            + " can be indexed");
        }
        Vectors files = Vectors.open(path, VERSION + " " + dimension + " " + by.name());
        return new ArticleVectors(by, articles, texts, files);
    }

    Embedder embedder() {
        return embedder;
    }

    /**
     * Makes what is missing, takes out what is not published any more.
     *
     * @param wanted making vectors may take minutes: it is left when nobody wants them any more
     * @return how many were made
     */
    int follow(BooleanSupplier wanted) throws IOException {
        Map<Long, Long> known = files.versions();
        Set<Long> gone = new HashSet<>(known.keySet());
        AtomicInteger made = new AtomicInteger();
        articles.forEachPublished(
                article -> {
                    long id = article.id().value();
                    gone.remove(id);
                    if (wanted.getAsBoolean()
                            && !Long.valueOf(article.version()).equals(known.get(id))) {
                        put(article);
                        made.incrementAndGet();
                    }
                });
        for (long id : gone) {
            files.remove(id);
        }
        files.commit();
        return made.get();
    }

    /** Brings in an article that is another now, or gone; it counts after {@link #commit}. */
    void follow(ArticleId changed) throws IOException {
        Optional<Article> article = articles.published(changed, Reader.ANYBODY);
        if (article.isPresent()) {
            put(article.get());
        } else {
            files.remove(changed.value());
        }
    }

    void commit() throws IOException {
        files.commit();
    }

    private void put(Article article) {
        String text = article.text().question() + "\n" + article.plainAnswer();
        try {
            files.put(
                    article.id().value(),
                    article.version(),
                    texts.of(embedder, Kind.ARTICLE, text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int size() throws IOException {
        return files.versions().size();
    }

    /** The articles nearest to a search, the nearest first, each with its cosine above 0. */
    Map<Long, Float> nearest(String search, int most) throws IOException {
        Optional<float[]> vector = texts.of(embedder, Kind.SEARCH, search);
        return vector.isEmpty() ? Map.of() : files.nearest(vector.get(), most);
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
