// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.webform.internal;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.city.City;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.Articles;
import org.madoguchi.api.knowledge.Categories;
import org.madoguchi.api.knowledge.Category;
import org.madoguchi.api.knowledge.CategoryId;
import org.madoguchi.api.knowledge.CategoryTree;
import org.madoguchi.api.knowledge.Reader;
import org.madoguchi.api.storage.StorageException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which question the citizen was reading. The form works without knowing. */
@Component(service = ReadArticles.class)
public final class ReadArticles {
    private static final Logger LOG = LoggerFactory.getLogger(ReadArticles.class);

    private final City city;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Articles articles;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Categories categories;

    @Activate
    public ReadArticles(@Reference City city) {
        this.city = city;
    }

    ReadArticles(City city, Articles articles, Categories categories) {
        this.city = city;
        this.articles = articles;
        this.categories = categories;
    }

    /**
     * The article that the citizen came from.
     *
     * @param address on the public site
     * @param categories it is in, with all above them
     */
    record Read(String id, String question, String address, Set<CategoryId> categories) {}

    /**
     * Where somebody came from.
     *
     * @param unsure an article is named, and whether it is there cannot be told now
     */
    record Origin(Optional<Read> article, boolean unsure) {
        /** Who names an article is believed while the articles cannot be read. */
        boolean mayBeAnArticle() {
            return unsure || article.isPresent();
        }
    }

    Optional<Read> read(Optional<ArticleId> id) {
        return origin(id).article();
    }

    Origin origin(Optional<ArticleId> id) {
        Articles present = articles;
        if (present == null || id.isEmpty()) {
            return new Origin(Optional.empty(), id.isPresent());
        }
        try {
            return new Origin(present.published(id.get(), Reader.CITIZEN).map(this::read), false);
        } catch (StorageException e) {
            LOG.warn("article {} cannot be named in the form", id.get(), e);
            return new Origin(Optional.empty(), true);
        }
    }

    private Read read(Article article) {
        return new Read(
                article.id().toString(),
                article.text().question(),
                city.publicUrl() + "/faq/" + article.id(),
                withAbove(article));
    }

    private Set<CategoryId> withAbove(Article article) {
        Set<CategoryId> all = new LinkedHashSet<>(article.text().categories());
        Categories present = categories;
        if (present != null) {
            CategoryTree tree = present.tree();
            article.text()
                    .categories()
                    .forEach(id -> tree.path(id).stream().map(Category::id).forEach(all::add));
        }
        return all;
    }
}
