// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.knowledge;

import java.util.List;
import org.madoguchi.api.directory.DepartmentId;

/**
 * What an editor writes. {@link #of} and {@link #change} make one.
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

    /** This text, to be changed in several places. */
    public Builder change() {
        return new Builder(this);
    }

    public ArticleText withShortAnswer(String shortAnswer) {
        return change().shortAnswer(shortAnswer).build();
    }

    public ArticleText withCategories(List<CategoryId> categories) {
        return change().categories(categories).build();
    }

    public ArticleText withKeywords(List<String> keywords) {
        return change().keywords(keywords).build();
    }

    public ArticleText withDepartments(List<DepartmentId> departments) {
        return change().departments(departments).build();
    }

    public ArticleText withLinks(List<ArticleLink> links) {
        return change().links(links).build();
    }

    public ArticleText withFiles(List<ArticleFile> files) {
        return change().files(files).build();
    }

    public ArticleText withRelated(List<ArticleId> related) {
        return change().related(related).build();
    }

    public ArticleText withPublication(Publication publication) {
        return change().publication(publication).build();
    }

    /** A text that is being changed. For one thread. */
    public static final class Builder {
        private final ArticleText from;
        private String shortAnswer;
        private List<CategoryId> categories;
        private List<String> keywords;
        private List<DepartmentId> departments;
        private List<ArticleLink> links;
        private List<ArticleFile> files;
        private List<ArticleId> related;
        private Publication publication;

        private Builder(ArticleText from) {
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

        public Builder shortAnswer(String changed) {
            shortAnswer = changed;
            return this;
        }

        public Builder categories(List<CategoryId> changed) {
            categories = changed;
            return this;
        }

        public Builder keywords(List<String> changed) {
            keywords = changed;
            return this;
        }

        public Builder departments(List<DepartmentId> changed) {
            departments = changed;
            return this;
        }

        public Builder links(List<ArticleLink> changed) {
            links = changed;
            return this;
        }

        public Builder files(List<ArticleFile> changed) {
            files = changed;
            return this;
        }

        public Builder related(List<ArticleId> changed) {
            related = changed;
            return this;
        }

        public Builder publication(Publication changed) {
            publication = changed;
            return this;
        }

        public ArticleText build() {
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
