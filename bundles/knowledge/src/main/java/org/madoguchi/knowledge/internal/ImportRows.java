// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.ArticleText;
import org.madoguchi.api.knowledge.ArticleTransfer.Problem;
import org.madoguchi.api.knowledge.Audience;

/** Looks at every row of a file and finds what speaks against it; changes nothing. */
final class ImportRows {
    static final int PROBLEMS = 1_000;

    private static final ArticleText BLANK = ArticleText.of("", "", Audience.PUBLIC);

    private final Actor actor;
    private final ArticleCsv csv;
    private final ImportLookups lookups;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Long> lineByQuestion = new HashMap<>();
    private final Set<Long> seen = new HashSet<>();
    private int done;

    /**
     * A row that may be carried out.
     *
     * @param before the article that it changes
     */
    record Ready(Optional<Article> before, CheckedText text) {
        boolean changesNothing() {
            return before.map(article -> article.text().equals(text.text())).orElse(false);
        }
    }

    interface Taker {
        void take(Ready row);
    }

    ImportRows(Actor actor, ArticleCsv csv, ImportLookups lookups) {
        this.actor = actor;
        this.csv = csv;
        this.lookups = lookups;
    }

    /**
     * @param progress hears how many rows were looked at
     * @return problems by line
     */
    List<Problem> read(Taker taker, IntConsumer progress) throws IOException {
        List<Problem> form =
                csv.forEach(
                        (line, cells) -> {
                            if (problems.size() < PROBLEMS) {
                                row(line, cells).ifPresent(taker::take);
                            }
                            progress.accept(++done);
                        });
        return inOrder(form);
    }

    /** As {@link #read}, for rows of which only the article counts. */
    List<Problem> readIds(Consumer<Article> taker, IntConsumer progress) throws IOException {
        List<Problem> form =
                csv.forEach(
                        (line, cells) -> {
                            if (problems.size() < PROBLEMS) {
                                article(line, cells)
                                        .ifPresentOrElse(taker, () -> needsId(line, cells));
                            }
                            progress.accept(++done);
                        });
        return inOrder(form);
    }

    /** By line, and within it by column. */
    private List<Problem> inOrder(List<Problem> form) {
        problems.addAll(form);
        return problems.stream()
                .sorted(
                        Comparator.comparingLong(Problem::line)
                                .thenComparing(
                                        problem ->
                                                Column.of(problem.column())
                                                        .map(Column::ordinal)
                                                        .orElse(-1)))
                .limit(PROBLEMS)
                .toList();
    }

    private void needsId(long line, RowText.Cells cells) {
        if (cells.get(Column.ID).orElse("").isBlank()) {
            report(line, Violation.of(Column.ID, "row.id"));
        }
    }

    private Optional<Ready> row(long line, RowText.Cells cells) {
        int before = problems.size();
        Optional<Article> article = article(line, cells);
        if (problems.size() > before) {
            return Optional.empty();
        }
        ArticleText text =
                lookups.rows()
                        .text(
                                cells,
                                article.map(Article::text).orElse(BLANK),
                                violation -> report(line, violation));
        if (article.isEmpty() && actor.department().isPresent() && text.departments().isEmpty()) {
            text = EditRights.owned(actor, text);
        }
        ArticleRules.Checked checked = ArticleRules.check(text, text.files(), lookups.tree());
        checked.violations().forEach(violation -> report(line, violation));
        if (!EditRights.may(actor, Permission.ARTICLE_EDIT, text.departments())) {
            report(line, Violation.of(Column.DEPARTMENTS, "departments.own"));
        }
        if (problems.size() > before) {
            return Optional.empty();
        }
        question(line, article, checked.text());
        return problems.size() > before
                ? Optional.empty()
                : Optional.of(new Ready(article, checked.text()));
    }

    private Optional<Article> article(long line, RowText.Cells cells) {
        String id = cells.get(Column.ID).orElse("").strip();
        if (id.isEmpty()) {
            return Optional.empty();
        }
        if (!id.matches("\\d{1,18}")) {
            report(line, Violation.of(Column.ID, "cell.number", id));
            return Optional.empty();
        }
        long number = Long.parseLong(id);
        if (!seen.add(number)) {
            report(line, Violation.of(Column.ID, "row.twice", id));
            return Optional.empty();
        }
        try {
            Article article = lookups.article(new ArticleId(number));
            if (EditRights.may(actor, Permission.ARTICLE_EDIT, article.text().departments())) {
                return Optional.of(article);
            }
            report(line, Violation.of(Column.ID, "row.foreign", id));
        } catch (NotFoundException e) {
            report(line, Violation.of(Column.ID, "row.unknown", id));
        }
        return Optional.empty();
    }

    /** Two articles with one question would be a riddle to whoever searches. */
    private void question(long line, Optional<Article> article, CheckedText text) {
        String question = text.text().question();
        String key = QuestionKey.of(question);
        Long earlier = lineByQuestion.putIfAbsent(key, line);
        if (earlier != null) {
            report(line, Violation.of(Column.QUESTION, "row.repeated", earlier));
            return;
        }
        boolean kept =
                article.map(known -> QuestionKey.of(known.text().question()).equals(key))
                        .orElse(false);
        if (!kept) {
            lookups.sameQuestion(key, article.map(Article::id))
                    .ifPresent(
                            other ->
                                    report(
                                            line,
                                            Violation.of(
                                                    Column.QUESTION,
                                                    "row.exists",
                                                    other.toString())));
        }
    }

    private void report(long line, Violation violation) {
        problems.add(new Problem(line, violation.where().heading(), violation.text()));
    }
}
