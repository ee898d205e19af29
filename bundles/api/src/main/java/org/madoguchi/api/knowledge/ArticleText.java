// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.knowledge;

import java.util.List;
import org.madoguchi.api.directory.DepartmentId;

/**
 * What an editor writes. {@link #of} makes one, {@code with…} another one of it.
 *
 * @param question one line, 1 to 300 characters
 * @param answer HTML of a small allow-list (paragraphs, headings, lists, tables, emphasis, links),
 *     1 to 60,000 characters; everything else is taken out when it is stored. Text without any tag
 *     is taken as plain text: blank lines between paragraphs, lines that begin with {@code ・} or
 *     {@code 1.} as lists, web addresses and telephone numbers as links.
 * @param shortAnswer plain text for chat and voice bots (ST-132), at most 500 characters, may be
 *     empty
 * @param keywords words that people search for and the text does not have
 * @param departments owners (FJ-153)
 * @param related other articles, in this order
 */
public record ArticleText(
        String question,
        String answer,
        String shortAnswer,
        Audience audience,
        List<CategoryId> categories,
        List<String> keywords,
        List<DepartmentId> departments,
        List<ArticleLink> links,
        List<ArticleFile> files,
        List<ArticleId> related,
        Publication publication) {
    public ArticleText {
        categories = List.copyOf(categories);
        keywords = List.copyOf(keywords);
        departments = List.copyOf(departments);
        links = List.copyOf(links);
        files = List.copyOf(files);
        related = List.copyOf(related);
    }

    /** The least that an article has. */
    public static ArticleText of(String question, String answer, Audience audience) {
        return new ArticleText(
                question,
                answer,
                "",
                audience,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Publication.NOW);
    }

    public ArticleText withShortAnswer(String shortAnswer) {
        return new Change(this).shortAnswer(shortAnswer).made();
    }

    public ArticleText withCategories(List<CategoryId> categories) {
        return new Change(this).categories(categories).made();
    }

    public ArticleText withKeywords(List<String> keywords) {
        return new Change(this).keywords(keywords).made();
    }

    public ArticleText withDepartments(List<DepartmentId> departments) {
        return new Change(this).departments(departments).made();
    }

    public ArticleText withLinks(List<ArticleLink> links) {
        return new Change(this).links(links).made();
    }

    public ArticleText withFiles(List<ArticleFile> files) {
        return new Change(this).files(files).made();
    }

    public ArticleText withRelated(List<ArticleId> related) {
        return new Change(this).related(related).made();
    }

    public ArticleText withPublication(Publication publication) {
        return new Change(this).publication(publication).made();
    }

    /** This text with one part changed. */
    private static final class Change {
        private final ArticleText from;
        private String shortAnswer;
        private List<CategoryId> categories;
        private List<String> keywords;
        private List<DepartmentId> departments;
        private List<ArticleLink> links;
        private List<ArticleFile> files;
        private List<ArticleId> related;
        private Publication publication;

        private Change(ArticleText from) {
            this.from = from;
            shortAnswer = from.shortAnswer;
            categories = from.categories;
            keywords = from.keywords;
            departments = from.departments;
            links = from.links;
            files = from.files;
            related = from.related;
            publication = from.publication;
        }

        Change shortAnswer(String changed) {
            shortAnswer = changed;
            return this;
        }

        Change categories(List<CategoryId> changed) {
            categories = changed;
            return this;
        }

        Change keywords(List<String> changed) {
            keywords = changed;
            return this;
        }

        Change departments(List<DepartmentId> changed) {
            departments = changed;
            return this;
        }

        Change links(List<ArticleLink> changed) {
            links = changed;
            return this;
        }

        Change files(List<ArticleFile> changed) {
            files = changed;
            return this;
        }

        Change related(List<ArticleId> changed) {
            related = changed;
            return this;
        }

        Change publication(Publication changed) {
            publication = changed;
            return this;
        }

        ArticleText made() {
            return new ArticleText(
                    from.question,
                    from.answer,
                    shortAnswer,
                    from.audience,
                    categories,
                    keywords,
                    departments,
                    links,
                    files,
                    related,
                    publication);
        }
    }
}
