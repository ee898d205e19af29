// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.rest.internal;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.knowledge.ArticleFile;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.ArticleLink;
import org.madoguchi.api.knowledge.ArticleText;
import org.madoguchi.api.knowledge.Audience;
import org.madoguchi.api.knowledge.Category;
import org.madoguchi.api.knowledge.CategoryId;
import org.madoguchi.api.knowledge.CategoryTree;
import org.madoguchi.api.knowledge.Publication;

/**
 * An article as clients send it; what is left out is empty.
 *
 * @param answer HTML or plain text
 * @param categories paths from the root with {@code ＞} between levels, or ids
 * @param departments ids of the owners
 * @param related ids of articles
 * @param from time from which readers see it, such as {@code 2026-11-21T00:00:00Z}
 * @param until time from which they do not
 * @param version of the article when it was read; only for changes
 */
public record ArticleInput(
        String question,
        String answer,
        String shortAnswer,
        Audience audience,
        List<String> categories,
        List<String> keywords,
        List<String> departments,
        List<ArticleLink> links,
        List<String> related,
        String from,
        String until,
        Boolean featured,
        OptionalLong version) {
    public ArticleInput {
        question = Inputs.text("question", question, 1_000);
        answer = Inputs.text("answer", answer, 300_000);
        shortAnswer = Inputs.optionalText("shortAnswer", shortAnswer, 1_000);
        audience = Inputs.required("audience", audience);
        categories = list(categories);
        keywords = list(keywords);
        departments = list(departments);
        links = links == null ? List.of() : List.copyOf(links);
        related = list(related);
        featured = Boolean.TRUE.equals(featured); // left out: an article like any other
        version = version == null ? OptionalLong.empty() : version;
    }

    private static List<String> list(List<String> sent) {
        return sent == null ? List.of() : List.copyOf(sent);
    }

    ArticleText text(CategoryTree tree, List<ArticleFile> files) {
        return new ArticleText(
                question,
                answer,
                shortAnswer,
                audience,
                all(categories, path -> category(path, tree)),
                keywords,
                all(departments, id -> Inputs.id("departments", id, DepartmentId::new)),
                links,
                files,
                all(related, id -> Inputs.id("related", id, ArticleId::new)),
                new Publication(
                        Inputs.given(from).map(time -> Inputs.instant("from", time)),
                        Inputs.given(until).map(time -> Inputs.instant("until", time)),
                        featured));
    }

    private static CategoryId category(String named, CategoryTree tree) {
        Optional<Category> found =
                named.matches("\\d{1,18}")
                        ? tree.find(new CategoryId(Long.parseLong(named)))
                        : tree.find(named);
        return found.map(Category::id).orElseThrow(() -> Words.rejection("input.category", named));
    }

    private static <T> List<T> all(List<String> items, Function<String, T> change) {
        return items.stream().map(change).toList();
    }
}
