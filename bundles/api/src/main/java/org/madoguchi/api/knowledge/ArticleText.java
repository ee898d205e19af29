// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.knowledge;

import java.util.List;
import org.madoguchi.api.directory.DepartmentId;

/**
 * What an editor writes. {@link #of} and the {@code with} methods make one.
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
        return new ArticleText(
                question,
                answer,
                shortAnswer,
                audience,
                categories,
                keywords,
                departments,
                links,
                files,
                related,
                publication);
    }

    public ArticleText withCategories(List<CategoryId> categories) {
        return new ArticleText(
                question,
                answer,
                shortAnswer,
                audience,
                categories,
                keywords,
                departments,
                links,
                files,
                related,
                publication);
    }

    public ArticleText withKeywords(List<String> keywords) {
        return new ArticleText(
                question,
                answer,
                shortAnswer,
                audience,
                categories,
                keywords,
                departments,
                links,
                files,
                related,
                publication);
    }

    public ArticleText withDepartments(List<DepartmentId> departments) {
        return new ArticleText(
                question,
                answer,
                shortAnswer,
                audience,
                categories,
                keywords,
                departments,
                links,
                files,
                related,
                publication);
    }

    public ArticleText withLinks(List<ArticleLink> links) {
        return new ArticleText(
                question,
                answer,
                shortAnswer,
                audience,
                categories,
                keywords,
                departments,
                links,
                files,
                related,
                publication);
    }

    public ArticleText withFiles(List<ArticleFile> files) {
        return new ArticleText(
                question,
                answer,
                shortAnswer,
                audience,
                categories,
                keywords,
                departments,
                links,
                files,
                related,
                publication);
    }

    public ArticleText withRelated(List<ArticleId> related) {
        return new ArticleText(
                question,
                answer,
                shortAnswer,
                audience,
                categories,
                keywords,
                departments,
                links,
                files,
                related,
                publication);
    }

    public ArticleText withPublication(Publication publication) {
        return new ArticleText(
                question,
                answer,
                shortAnswer,
                audience,
                categories,
                keywords,
                departments,
                links,
                files,
                related,
                publication);
    }
}
