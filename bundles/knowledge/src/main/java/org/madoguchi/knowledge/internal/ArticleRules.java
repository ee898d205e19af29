// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.knowledge.ArticleFile;
import org.madoguchi.api.knowledge.ArticleLink;
import org.madoguchi.api.knowledge.ArticleText;
import org.madoguchi.api.knowledge.CategoryTree;
import org.madoguchi.api.knowledge.Publication;

/** What an article's text must keep to; looks at one text. */
final class ArticleRules {
    static final int QUESTION = 300;
    static final int ANSWER = 60_000;

    /** What is pasted from an office program shrinks; more than this is not looked at. */
    private static final int ANSWER_SENT = 300_000;

    private static final int SHORT_ANSWER = 500;
    private static final int KEYWORDS = 2_000;
    private static final int ITEMS = 50;
    private static final int ATTACHED = 20;
    private static final int LABEL = 200;
    private static final int ADDRESS = 1_000;

    private static final Pattern REACHABLE =
            Pattern.compile("(?i)(https?://[^\\s<>\"]+|mailto:[^\\s<>\"]+|tel:[+\\d\\-().]+)");

    private final List<Violation> violations = new ArrayList<>();

    private ArticleRules() {}

    /** A text as it will be kept, and what speaks against keeping it. */
    record Checked(CheckedText text, List<Violation> violations) {}

    /**
     * Looks at everything: without blanks at the ends, safe, no empty or repeated items.
     *
     * @param files those of the text that are known
     */
    static Checked check(ArticleText text, List<ArticleFile> files, CategoryTree tree) {
        ArticleRules rules = new ArticleRules();
        CheckedText kept = rules.kept(text, files, tree);
        return new Checked(kept, rules.violations);
    }

    /**
     * @throws RejectedException naming the first rule that is broken
     */
    static CheckedText checked(ArticleText text, List<ArticleFile> files, CategoryTree tree) {
        Checked checked = check(text, files, tree);
        checked.violations().stream()
                .findFirst()
                .ifPresent(
                        violation -> {
                            throw new RejectedException(violation.text());
                        });
        return checked.text();
    }

    private CheckedText kept(ArticleText text, List<ArticleFile> files, CategoryTree tree) {
        String question = line(text.question());
        String shortAnswer = lines(text.shortAnswer());
        List<String> keywords =
                text.keywords().stream()
                        .map(ArticleRules::line)
                        .filter(word -> !word.isEmpty())
                        .distinct()
                        .toList();
        check(!question.isEmpty(), Column.QUESTION, "question.missing");
        check(question.length() <= QUESTION, Column.QUESTION, "question.long", QUESTION);
        check(
                shortAnswer.length() <= SHORT_ANSWER,
                Column.SHORT_ANSWER,
                "short.long",
                SHORT_ANSWER);
        check(Lines.of(keywords).length() <= KEYWORDS, Column.KEYWORDS, "keywords.long", KEYWORDS);
        atMost(ITEMS, text.categories(), Column.CATEGORIES, "categories.many");
        atMost(ITEMS, text.departments(), Column.DEPARTMENTS, "departments.many");
        atMost(ITEMS, text.related(), Column.RELATED, "related.many");
        atMost(ATTACHED, text.links(), Column.LINKS, "links.many");
        atMost(ATTACHED, files, Column.ANSWER, "files.many");
        check(
                text.categories().stream().allMatch(id -> tree.find(id).isPresent()),
                Column.CATEGORIES,
                "category.unknown");
        String answer = answer(text.answer(), files);
        return new CheckedText(
                new ArticleText(
                        question,
                        answer,
                        shortAnswer,
                        text.audience(),
                        text.categories().stream().distinct().toList(),
                        keywords,
                        text.departments().stream().distinct().toList(),
                        text.links().stream().map(this::link).distinct().toList(),
                        files,
                        text.related().stream().distinct().toList(),
                        times(text.publication())),
                PlainAnswer.of(answer));
    }

    /**
     * An answer in any language as it will be kept.
     *
     * @throws RejectedException when it is missing or too long
     */
    static String safeAnswer(String sent, List<ArticleFile> files) {
        ArticleRules rules = new ArticleRules();
        String answer = rules.answer(sent, files);
        rules.violations.stream()
                .findFirst()
                .ifPresent(
                        violation -> {
                            throw new RejectedException(violation.text());
                        });
        return answer;
    }

    private String answer(String sent, List<ArticleFile> files) {
        if (!check(sent.length() <= ANSWER_SENT, Column.ANSWER, "answer.long", ANSWER)) {
            return "";
        }
        String answer = RichText.safe(lines(sent), files);
        check(
                answer.contains("<img") || !PlainAnswer.of(answer).isEmpty(),
                Column.ANSWER,
                "answer.missing");
        check(answer.length() <= ANSWER, Column.ANSWER, "answer.long", ANSWER);
        return answer;
    }

    private ArticleLink link(ArticleLink link) {
        String label = line(link.label());
        String address = link.address().strip();
        check(!label.isEmpty() && label.length() <= LABEL, Column.LINKS, "link.label", LABEL);
        check(
                address.length() <= ADDRESS && REACHABLE.matcher(address).matches(),
                Column.LINKS,
                "link.address",
                label);
        return new ArticleLink(label, address);
    }

    private Publication times(Publication times) {
        Optional<Boolean> order =
                times.from().flatMap(from -> times.until().map(until -> until.isAfter(from)));
        check(order.orElse(true), Column.UNTIL, "times.order");
        return new Publication(
                times.from().map(ShelfEntity::kept),
                times.until().map(ShelfEntity::kept),
                times.featured());
    }

    private void atMost(int limit, Collection<?> items, Column where, String key) {
        check(items.size() <= limit, where, key, limit);
    }

    private boolean check(boolean kept, Column where, String key, Object... values) {
        if (!kept) {
            violations.add(Violation.of(where, key, values));
        }
        return kept;
    }

    static String line(String text) {
        return text.replaceAll("\\p{Cc}+", " ").strip();
    }

    static String lines(String text) {
        return text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .replaceAll("[\\p{Cc}&&[^\n\t]]+", " ")
                .strip();
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
