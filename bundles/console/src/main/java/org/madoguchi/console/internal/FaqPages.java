// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.Page;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.ArticleText;
import org.madoguchi.api.knowledge.Audience;
import org.madoguchi.api.knowledge.Category;
import org.madoguchi.api.knowledge.CategoryTree;
import org.madoguchi.web.FormData;

/** The pages around articles. */
final class FaqPages {
    private FaqPages() {}

    record Listing(Screen screen, String text, Page<Article> articles, CategoryTree tree) {
        String category(Article article) {
            return label(article, tree);
        }

        String path() {
            return "/console/faq?" + (text.isEmpty() ? "" : "q=" + Urls.encode(text) + "&");
        }
    }

    /**
     * @param category path of its first category
     * @param owners names of the departments that answer for it
     */
    record Reading(
            Screen screen,
            Article article,
            String category,
            String owners,
            Optional<LocalizedText> problem) {}

    /**
     * @param id empty for a new article
     * @param preview safe HTML
     */
    record Editing(
            Screen screen,
            String id,
            Form form,
            String preview,
            List<String> categories,
            List<Department> departments,
            Optional<LocalizedText> problem) {}

    static String label(Article article, CategoryTree tree) {
        return label(article.text(), tree);
    }

    private static String label(ArticleText text, CategoryTree tree) {
        return text.categories().stream()
                .limit(1)
                .map(id -> tree.label(id, Locale.JAPANESE))
                .collect(Collectors.joining());
    }

    /** An article as text fields hold it. */
    record Form(
            String question,
            String answer,
            String audience,
            String category,
            String keywords,
            Set<String> owners) {
        static final Form EMPTY = new Form("", "", Audience.PUBLIC.name(), "", "", Set.of());

        static Form of(ArticleText text, CategoryTree tree) {
            return new Form(
                    text.question(),
                    text.answer(),
                    text.audience().name(),
                    label(text, tree),
                    String.join("、", text.keywords()),
                    text.departments().stream()
                            .map(DepartmentId::toString)
                            .collect(Collectors.toSet()));
        }

        static Form of(FormData sent) {
            return new Form(
                    sent.text("question").strip(),
                    sent.text("answer").strip(),
                    sent.text("audience"),
                    sent.text("category").strip(),
                    sent.text("keywords").strip(),
                    Set.copyOf(sent.texts("owners")));
        }

        /**
         * @param before what the fields do not show stays as it is in this
         */
        ArticleText text(ArticleText before, CategoryTree tree) {
            return new ArticleText(
                    question,
                    answer,
                    before.shortAnswer(),
                    Arrays.stream(Audience.values())
                            .filter(known -> known.name().equals(audience))
                            .findFirst()
                            .orElse(Audience.STAFF),
                    Stream.concat(
                                    tree.find(category).map(Category::id).stream(),
                                    before.categories().stream().skip(1))
                            .toList(),
                    Arrays.stream(keywords.split("[、,，\\s]+"))
                            .filter(word -> !word.isEmpty())
                            .distinct()
                            .toList(),
                    owners.stream()
                            .filter(id -> id.matches("\\d{1,18}"))
                            .map(id -> new DepartmentId(Long.parseLong(id)))
                            .toList(),
                    before.links(),
                    before.files(),
                    before.related(),
                    before.publication());
        }
    }
}
