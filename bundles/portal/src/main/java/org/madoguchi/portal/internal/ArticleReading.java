// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.portal.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.directory.Directory;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.ArticleSelection;
import org.madoguchi.api.knowledge.Articles;
import org.madoguchi.api.knowledge.CategoryTree;
import org.madoguchi.api.knowledge.Reader;
import org.madoguchi.api.knowledge.Translation;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Gathers what stands around an article: its owners, places, neighbours, and its translation. */
@Component(service = ArticleReading.class)
public final class ArticleReading {
    private static final int RELATED = 6;

    private final Articles articles;
    private final Directory directory;
    private final FaqOverview overview;
    private final Questions questions;

    @Activate
    public ArticleReading(
            @Reference Articles articles,
            @Reference Directory directory,
            @Reference FaqOverview overview,
            @Reference Questions questions) {
        this.articles = articles;
        this.directory = directory;
        this.overview = overview;
        this.questions = questions;
    }

    /**
     * @param original the Japanese text is wanted even if there is a translation
     */
    ArticlePage read(Article article, Site site, boolean original) {
        Optional<Translation> translation = questions.translation(article.id(), site.language());
        CategoryTree tree = overview.get().axes().tree();
        return new ArticlePage(
                article,
                original ? Optional.empty() : translation,
                translation.isPresent() && original,
                article.text().categories().stream()
                        .map(tree::path)
                        .filter(path -> !path.isEmpty())
                        .toList(),
                departments(article),
                questions.lines(related(article), site.language()));
    }

    private List<Department> departments(Article article) {
        return article.text().departments().stream()
                .flatMap(id -> directory.find(id).stream())
                .filter(Department::active)
                .toList();
    }

    /** What the editors named, then what stands beside it. */
    private List<Article> related(Article article) {
        List<Article> related = new ArrayList<>();
        article.text().related().stream()
                .limit(RELATED)
                .flatMap(id -> articles.published(id, Reader.CITIZEN).stream())
                .forEach(related::add);
        if (related.size() < RELATED && !article.text().categories().isEmpty()) {
            articles
                    .published(
                            Reader.CITIZEN,
                            ArticleSelection.of(article.text().categories().get(0)),
                            PageRequest.first(2 * RELATED + 1))
                    .items()
                    .stream()
                    .filter(other -> !other.id().equals(article.id()))
                    .filter(other -> related.stream().noneMatch(r -> r.id().equals(other.id())))
                    .limit(RELATED - related.size())
                    .forEach(related::add);
        }
        return related;
    }
}
