// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.madoguchi.api.Page;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.ArticleState;
import org.madoguchi.api.knowledge.Audience;
import org.madoguchi.api.knowledge.CategoryTree;
import org.madoguchi.api.knowledge.Reader;

/**
 * The list of articles.
 *
 * @param ownersGone articles belong to departments that are used no more
 * @param counts how many there are in each state within the rest of the filter
 */
record FaqListing(
        Screen screen,
        FaqFilter filter,
        Page<Article> articles,
        Map<ArticleState, Long> counts,
        CategoryTree tree,
        List<Department> departments,
        boolean ownersGone,
        Instant now) {

    long all() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    List<CategoryChoice> categories() {
        return CategoryChoice.of(tree, screen.words().locale());
    }

    /** Those of which there may be articles in the person's list. */
    List<Audience> audiences() {
        Reader reader = Reader.of(screen.actor());
        return Arrays.stream(Audience.values())
                .filter(audience -> mayWrite() || reader.sees(audience))
                .toList();
    }

    String path() {
        return "/console/faq?" + filter.query();
    }

    String tab(Optional<ArticleState> state) {
        return "/console/faq?" + filter.in(state).query();
    }

    FaqState state(Article article) {
        return FaqState.of(article, now);
    }

    /** The first category; the others as a number. */
    String category(Article article) {
        var categories = article.text().categories();
        return categories.isEmpty()
                ? ""
                : tree.label(categories.get(0), screen.words().locale())
                        + (categories.size() > 1
                                ? " " + screen.text("faq.more", categories.size() - 1)
                                : "");
    }

    String owners(Article article) {
        Map<DepartmentId, String> names =
                departments.stream()
                        .collect(Collectors.toMap(Department::id, Department::name, (a, b) -> a));
        return article.text().departments().stream()
                .map(id -> names.getOrDefault(id, screen.text("faq.owner.gone")))
                .collect(Collectors.joining("、"));
    }

    boolean mayHandOver() {
        return FaqRights.may(screen.actor(), Permission.ARTICLE_PUBLISH);
    }

    boolean mayWrite() {
        return screen.may(Permission.ARTICLE_EDIT);
    }
}
