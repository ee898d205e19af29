// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.editorial.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.madoguchi.api.editorial.FaqFigures.CategoryFigure;
import org.madoguchi.api.editorial.Period;
import org.madoguchi.api.editorial.Visit;
import org.madoguchi.api.knowledge.Articles;
import org.madoguchi.api.knowledge.Category;
import org.madoguchi.api.knowledge.CategoryId;
import org.madoguchi.api.knowledge.CategoryTree;
import org.madoguchi.storage.EntityUnit;
import org.madoguchi.storage.Select;

/**
 * Sums by subject. An article counts once for each of its categories and those above them, however
 * many of its categories lie below one; a case counts once for a category, however many articles
 * were put into its answers.
 */
final class SubjectCounts {
    /** The filing of all articles is read in one go, which takes seconds when they are many. */
    private static final Duration FRESH = Duration.ofMinutes(5);

    private static final String DAYS = " WHERE on_day BETWEEN ? AND ? AND place <> '";

    private final EntityUnit unit;
    private final Articles articles;
    private final Supplier<CategoryTree> tree;
    private final Remembered<Boolean, Map<Long, List<CategoryId>>> filing;

    SubjectCounts(EntityUnit unit, Articles articles, Supplier<CategoryTree> tree, Clock clock) {
        this.unit = unit;
        this.articles = articles;
        this.tree = tree;
        this.filing = new Remembered<>(FRESH, clock);
    }

    private record Views(long article, long count) {}

    private record Verdicts(long article, long solved, long notSolved) {}

    private record Use(long article, long caseId) {}

    private static final class Sum {
        private long views;
        private long before;
        private long solved;
        private long notSolved;
        private final Set<Long> cases = new HashSet<>();

        CategoryFigure figure(CategoryId category) {
            return new CategoryFigure(category, views, before, solved, notSolved, cases.size());
        }
    }

    List<CategoryFigure> list(Period period) {
        Select<Views> now = views(period);
        Select<Views> before = views(before(period));
        Select<Verdicts> verdicts =
                Select.of(
                        "SELECT article_id, SUM(solved), SUM(not_solved) FROM editorial_verdict"
                                + DAYS
                                + Visit.CONSOLE
                                + "' GROUP BY article_id",
                        row -> new Verdicts(row.number(), row.number(), row.number()),
                        Days.column(period.first()),
                        Days.column(period.last()));
        Select<Use> uses =
                Select.of(
                        "SELECT DISTINCT article_id, case_id FROM editorial_use"
                                + " WHERE on_day BETWEEN ? AND ?",
                        row -> new Use(row.number(), row.number()),
                        Days.column(period.first()),
                        Days.column(period.last()));
        unit.select(now, before, verdicts, uses);
        Sums sums = new Sums(filing.get(true, this::filed), tree.get());
        now.rows().forEach(row -> sums.add(row.article(), sum -> sum.views += row.count()));
        before.rows().forEach(row -> sums.add(row.article(), sum -> sum.before += row.count()));
        for (Verdicts row : verdicts.rows()) {
            sums.add(row.article(), sum -> sum.solved += row.solved());
            sums.add(row.article(), sum -> sum.notSolved += row.notSolved());
        }
        uses.rows().forEach(row -> sums.add(row.article(), sum -> sum.cases.add(row.caseId())));
        return sums.figures();
    }

    private static Select<Views> views(Period period) {
        return Select.of(
                "SELECT article_id, SUM(views) FROM editorial_view"
                        + DAYS
                        + Visit.CONSOLE
                        + "' AND article_id <> 0 GROUP BY article_id",
                row -> new Views(row.number(), row.number()),
                Days.column(period.first()),
                Days.column(period.last()));
    }

    private static Period before(Period period) {
        LocalDate last = period.first().minusDays(1);
        return new Period(
                last.minusDays(ChronoUnit.DAYS.between(period.first(), period.last())), last);
    }

    private Map<Long, List<CategoryId>> filed() {
        Map<Long, List<CategoryId>> filed = new HashMap<>();
        articles.forEachPublished(
                article -> filed.put(article.id().value(), article.text().categories()));
        return filed;
    }

    private static final class Sums {
        private final Map<Long, List<CategoryId>> filed;
        private final CategoryTree tree;
        private final Map<CategoryId, Sum> all = new HashMap<>();

        Sums(Map<Long, List<CategoryId>> filed, CategoryTree tree) {
            this.filed = filed;
            this.tree = tree;
        }

        void add(long article, Consumer<Sum> add) {
            Set<CategoryId> touched = new LinkedHashSet<>();
            for (CategoryId category : filed.getOrDefault(article, List.of())) {
                tree.path(category).stream().map(Category::id).forEach(touched::add);
            }
            touched.forEach(category -> add.accept(all.computeIfAbsent(category, id -> new Sum())));
        }

        List<CategoryFigure> figures() {
            return all.entrySet().stream()
                    .map(entry -> entry.getValue().figure(entry.getKey()))
                    .sorted(
                            Comparator.comparingLong(CategoryFigure::views)
                                    .thenComparing(CategoryFigure::cases)
                                    .reversed()
                                    .thenComparing(figure -> figure.category().value()))
                    .toList();
        }
    }
}
