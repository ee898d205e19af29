// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.knowledge.ArticleFile;
import org.madoguchi.api.knowledge.ArticleLink;
import org.madoguchi.api.knowledge.ArticleText;
import org.madoguchi.api.knowledge.CategoryTree;
import org.madoguchi.api.knowledge.Publication;

/** What an article's text must keep to. */
final class ArticleRules {
    static final int QUESTION = 300;
    static final int ANSWER = 60_000;

    /** What is pasted from an office program shrinks; more than this is not looked at. */
    private static final int ANSWER_SENT = 300_000;

    static final int SHORT_ANSWER = 500;
    static final int KEYWORDS = 2_000;
    static final int ITEMS = 50;
    static final int ATTACHED = 20;
    static final int LABEL = 200;
    static final int ADDRESS = 1_000;

    private static final Pattern REACHABLE =
            Pattern.compile("(?i)(https?://[^\\s<>\"]+|mailto:[^\\s<>\"]+|tel:[+\\d\\-().]+)");

    private ArticleRules() {}

    /**
     * The text as it will be kept: without blanks at the ends, safe, no empty or repeated items.
     *
     * @param files those of the text that are known
     * @throws RejectedException naming the limit that is broken
     */
    static CheckedText checked(ArticleText text, List<ArticleFile> files, CategoryTree tree) {
        String question = line(text.question());
        String shortAnswer = lines(text.shortAnswer());
        List<String> keywords =
                text.keywords().stream()
                        .map(ArticleRules::line)
                        .filter(word -> !word.isEmpty())
                        .distinct()
                        .toList();
        require(!question.isEmpty(), "question.missing");
        require(question.length() <= QUESTION, "question.long", QUESTION);
        String answer = safeAnswer(text.answer(), files);
        require(shortAnswer.length() <= SHORT_ANSWER, "short.long", SHORT_ANSWER);
        require(Lines.of(keywords).length() <= KEYWORDS, "keywords.long", KEYWORDS);
        atMost(ITEMS, text.categories(), "categories.many");
        atMost(ITEMS, text.departments(), "departments.many");
        atMost(ITEMS, text.related(), "related.many");
        atMost(ATTACHED, text.links(), "links.many");
        atMost(ATTACHED, files, "files.many");
        require(
                text.categories().stream().allMatch(id -> tree.find(id).isPresent()),
                "category.unknown");
        return new CheckedText(
                new ArticleText(
                        question,
                        answer,
                        shortAnswer,
                        text.audience(),
                        text.categories().stream().distinct().toList(),
                        keywords,
                        text.departments().stream().distinct().toList(),
                        text.links().stream().map(ArticleRules::link).distinct().toList(),
                        files,
                        text.related().stream().distinct().toList(),
                        times(text.publication())),
                PlainAnswer.of(answer));
    }

    /** An answer in any language as it will be kept. */
    static String safeAnswer(String sent, List<ArticleFile> files) {
        require(sent.length() <= ANSWER_SENT, "answer.long", ANSWER);
        String answer = RichText.safe(lines(sent), files);
        require(answer.contains("<img") || !PlainAnswer.of(answer).isEmpty(), "answer.missing");
        require(answer.length() <= ANSWER, "answer.long", ANSWER);
        return answer;
    }

    private static ArticleLink link(ArticleLink link) {
        String label = line(link.label());
        String address = link.address().strip();
        require(!label.isEmpty() && label.length() <= LABEL, "link.label", LABEL);
        require(
                address.length() <= ADDRESS && REACHABLE.matcher(address).matches(),
                "link.address",
                label);
        return new ArticleLink(label, address);
    }

    private static Publication times(Publication times) {
        times.from()
                .flatMap(from -> times.until().filter(until -> !until.isAfter(from)))
                .ifPresent(
                        until -> {
                            throw rejected("times.order");
                        });
        return new Publication(
                times.from().map(ShelfEntity::kept),
                times.until().map(ShelfEntity::kept),
                times.featured());
    }

    static String line(String text) {
        return text.replaceAll("\\p{Cc}+", " ").strip();
    }

    private static String lines(String text) {
        return text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .replaceAll("[\\p{Cc}&&[^\n\t]]+", " ")
                .strip();
    }

    private static void atMost(int limit, Collection<?> items, String key) {
        require(items.size() <= limit, key, limit);
    }

    static void require(boolean kept, String key, Object... values) {
        if (!kept) {
            throw rejected(key, values);
        }
    }

    static RejectedException rejected(String key, Object... values) {
        return new RejectedException(LocalizedText.from(ArticleRules.class, key, values));
    }
}
