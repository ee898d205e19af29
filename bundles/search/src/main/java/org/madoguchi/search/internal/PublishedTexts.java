// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.Articles;
import org.madoguchi.api.knowledge.Categories;
import org.madoguchi.api.knowledge.Reader;

/** Brings published articles into an index, with the text of their files. */
final class PublishedTexts {
    private final Articles articles;
    private final Categories categories;
    private final Attachments attachments;

    PublishedTexts(Articles articles, Categories categories, Attachments attachments) {
        this.articles = articles;
        this.categories = categories;
        this.attachments = attachments;
    }

    /** Writes those that are wanted; returns how many. */
    long read(OpenIndex into, Predicate<Article> wanted) {
        long[] written = {0};
        articles.forEachPublished(
                article -> {
                    if (wanted.test(article)) {
                        put(into, article);
                        written[0]++;
                    }
                });
        return written[0];
    }

    /** Writes all, each as another. */
    void readAs(OpenIndex into, UnaryOperator<Article> other) {
        articles.forEachPublished(article -> put(into, other.apply(article)));
    }

    /** Writes it as it is now, or takes it out. */
    void read(OpenIndex into, ArticleId id) throws IOException {
        Optional<Article> article = articles.published(id, Reader.ANYBODY);
        if (article.isPresent()) {
            put(into, article.get());
        } else {
            into.files().remove(id.value());
        }
    }

    private void put(OpenIndex into, Article article) {
        Language language = into.language();
        try {
            into.files()
                    .put(
                            article.id().value(),
                            new ArticleDocuments(
                                            language.analysis(), language.lexicon(), attachments)
                                    .document(article, categories.tree()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
