// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.ArticleLink;
import org.madoguchi.api.knowledge.ArticleText;
import org.madoguchi.api.knowledge.Audience;
import org.madoguchi.api.knowledge.Category;
import org.madoguchi.api.knowledge.CategoryId;
import org.madoguchi.api.knowledge.CategoryTree;
import org.madoguchi.api.knowledge.Publication;

/**
 * Between a row's cells and an article's text. A column that a file does not have changes nothing.
 */
final class RowText {
    private static final String YES = "はい";
    private static final List<String> AUDIENCES = List.of("市民", "窓口", "職員");
    private static final List<String> STATES = List.of("下書き", "承認待ち", "公開中", "公開終了");

    private final CategoryTree tree;
    private final DepartmentNames departments;
    private final CellTimes times;

    /** Cells by their columns; only those that the file has. */
    record Cells(Map<Column, String> cells) {
        Optional<String> get(Column column) {
            return Optional.ofNullable(cells.get(column));
        }

        <T> T read(Column column, T otherwise, Function<String, T> reader) {
            return get(column).map(reader).orElse(otherwise);
        }
    }

    RowText(CategoryTree tree, DepartmentNames departments, CellTimes times) {
        this.tree = tree;
        this.departments = departments;
        this.times = times;
    }

    /**
     * @param before what the article's text is now, or that of an empty one
     * @param violations hears of every cell that cannot be understood
     */
    ArticleText text(Cells row, ArticleText before, Consumer<Violation> violations) {
        Publication until = before.publication();
        return new ArticleText(
                row.get(Column.QUESTION).orElse(before.question()),
                row.get(Column.ANSWER).orElse(before.answer()),
                row.get(Column.SHORT_ANSWER).orElse(before.shortAnswer()),
                row.read(
                        Column.AUDIENCE,
                        before.audience(),
                        cell -> audience(cell.strip(), violations)),
                row.read(
                        Column.CATEGORIES,
                        before.categories(),
                        cell -> categories(cell, violations)),
                row.read(Column.KEYWORDS, before.keywords(), RowText::words),
                row.read(
                        Column.DEPARTMENTS,
                        before.departments(),
                        cell -> departments(cell, violations)),
                row.read(Column.LINKS, before.links(), cell -> links(cell, violations)),
                before.files(),
                row.read(Column.RELATED, before.related(), cell -> related(cell, violations)),
                new Publication(
                        row.read(
                                Column.FROM,
                                until.from(),
                                cell -> time(cell.strip(), Column.FROM, violations)),
                        row.read(
                                Column.UNTIL,
                                until.until(),
                                cell -> time(cell.strip(), Column.UNTIL, violations)),
                        row.read(Column.FEATURED, until.featured(), RowText::isYes)));
    }

    /** The cell of an article, before it is made harmless. */
    String cell(Column column, Article article) {
        ArticleText text = article.text();
        return switch (column) {
            case ID -> article.id().toString();
            case QUESTION -> text.question();
            case ANSWER -> text.answer();
            case SHORT_ANSWER -> text.shortAnswer();
            case AUDIENCE -> AUDIENCES.get(text.audience().ordinal());
            case CATEGORIES -> joined(text.categories(), this::path, "\n");
            case KEYWORDS -> lines(text.keywords());
            case DEPARTMENTS -> joined(text.departments(), departments::name, "\n");
            case FROM -> text.publication().from().map(times::written).orElse("");
            case UNTIL -> text.publication().until().map(times::written).orElse("");
            case FEATURED -> text.publication().featured() ? YES : "";
            case LINKS -> joined(text.links(), link -> link.label() + " " + link.address(), "\n");
            case RELATED -> joined(text.related(), ArticleId::toString, "\n");
            case STATE -> STATES.get(article.state().ordinal());
        };
    }

    /** A single word gets a line end, too, so that a comma in it stays. */
    private static String lines(List<String> words) {
        return words.size() == 1 && words.get(0).matches(".*[、,，].*")
                ? words.get(0) + "\n"
                : String.join("\n", words);
    }

    private static <T> String joined(List<T> items, Function<T, String> text, String between) {
        return items.stream().map(text).collect(Collectors.joining(between));
    }

    private String path(CategoryId id) {
        return tree.label(id, Locale.JAPANESE);
    }

    private static Audience audience(String cell, Consumer<Violation> violations) {
        int place = AUDIENCES.indexOf(cell);
        Optional<Audience> named =
                Arrays.stream(Audience.values())
                        .filter(one -> one.name().equalsIgnoreCase(cell))
                        .findFirst();
        if (place >= 0 || cell.isEmpty()) {
            return Audience.values()[Math.max(0, place)];
        }
        if (named.isEmpty()) {
            violations.accept(
                    Violation.of(Column.AUDIENCE, "cell.audience", String.join("、", AUDIENCES)));
        }
        return named.orElse(Audience.STAFF);
    }

    private List<CategoryId> categories(String cell, Consumer<Violation> violations) {
        return items(cell, "\n+").stream()
                // a category's own name may hold the mark that stands between two
                .flatMap(
                        line ->
                                tree.find(line).isPresent()
                                        ? List.of(line).stream()
                                        : items(line, "[、,]").stream())
                .flatMap(
                        path -> {
                            Optional<Category> found = tree.find(path.replace('>', '＞'));
                            if (found.isEmpty()) {
                                violations.accept(
                                        Violation.of(Column.CATEGORIES, "cell.category", path));
                            }
                            return found.map(Category::id).stream();
                        })
                .toList();
    }

    private List<DepartmentId> departments(String cell, Consumer<Violation> violations) {
        List<DepartmentId> found = new ArrayList<>();
        for (String word : items(cell, "[、,\n]+")) {
            Optional<DepartmentId> id = departments.find(word);
            if (id.isEmpty()) {
                violations.accept(Violation.of(Column.DEPARTMENTS, "cell.department", word));
            }
            id.ifPresent(found::add);
        }
        return found;
    }

    private static List<ArticleLink> links(String cell, Consumer<Violation> violations) {
        List<ArticleLink> found = new ArrayList<>();
        for (String line : items(cell, "\n+")) {
            int blank = Math.max(line.lastIndexOf(' '), line.lastIndexOf('　'));
            if (blank < 0 && line.matches("https?://.+")) {
                found.add(new ArticleLink(line, line));
            } else if (blank < 0) {
                violations.accept(Violation.of(Column.LINKS, "cell.link", line));
            } else {
                found.add(
                        new ArticleLink(
                                line.substring(0, blank).strip(), line.substring(blank + 1)));
            }
        }
        return found;
    }

    private static List<ArticleId> related(String cell, Consumer<Violation> violations) {
        List<ArticleId> found = new ArrayList<>();
        for (String word : items(cell, "[、,\\s]+")) {
            if (word.matches("\\d{1,18}")) {
                found.add(new ArticleId(Long.parseLong(word)));
            } else {
                violations.accept(Violation.of(Column.RELATED, "cell.number", word));
            }
        }
        return found;
    }

    private Optional<Instant> time(String cell, Column column, Consumer<Violation> violations) {
        if (cell.isEmpty()) {
            return Optional.empty();
        }
        Optional<Instant> time = times.read(cell, column == Column.UNTIL);
        if (time.isEmpty()) {
            violations.accept(Violation.of(column, "cell.time", cell));
        }
        return time;
    }

    /** Lines, or one line with commas; a word in lines may hold a comma. */
    private static List<String> words(String cell) {
        return items(cell, cell.contains("\n") ? "\n+" : "[、,，]+");
    }

    private static boolean isYes(String cell) {
        return List.of(YES, "○", "〇", "1", "true", "yes").contains(Folded.of(cell).strip());
    }

    private static List<String> items(String cell, String between) {
        return Arrays.stream(cell.split(between))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }
}
