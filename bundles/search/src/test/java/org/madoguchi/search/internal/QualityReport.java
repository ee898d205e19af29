// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.madoguchi.api.knowledge.ArticleQuery;
import org.madoguchi.api.knowledge.ArticleSearch;
import org.madoguchi.api.knowledge.Audience;
import org.madoguchi.api.knowledge.Reader;

/**
 * Asks the product's search and plain Lucene every query of a judged set and compares. {@code main}
 * takes folders of judged sets and prints a table for each.
 */
final class QualityReport {
    private static final int DEPTH = 50;
    private static final int SAMPLES = 2_000;

    private final JudgedSet set;
    private final List<Measures> product = new ArrayList<>();
    private final List<Measures> plain = new ArrayList<>();
    private int right;
    private int doubted;

    private QualityReport(JudgedSet set) {
        this.set = set;
    }

    public static void main(String[] folders) throws Exception {
        for (String folder : folders) {
            JudgedSet set = JudgedSet.read(Path.of(folder));
            try (Scratch scratch = new Scratch()) {
                System.out.println(of(set, scratch.path()).table());
            }
        }
    }

    /**
     * @param index an empty folder
     */
    static QualityReport of(JudgedSet set, Path index) throws IOException, InterruptedException {
        QualityReport report = new QualityReport(set);
        LuceneArticleSearch search = opened(set, index);
        try (PlainSearch baseline = new PlainSearch(set)) {
            for (JudgedSet.Judged query : set.queries()) {
                ArticleSearch.Found found =
                        search.search(ArticleQuery.of(query.words(), Reader.CITIZEN, DEPTH));
                List<String> ranking =
                        found.hits().stream()
                                .map(hit -> set.texts().get((int) hit.id().value()).id())
                                .toList();
                report.count(query, ranking, found.doubtful());
                report.product.add(Measures.of(ranking, query.grades()));
                report.plain.add(Measures.of(baseline.rank(query.words(), DEPTH), query.grades()));
            }
        } finally {
            search.close();
        }
        return report;
    }

    /** How many of these searches find nothing, or what is called doubtful. */
    static long doubtful(JudgedSet set, List<String> searches, Path index)
            throws IOException, InterruptedException {
        LuceneArticleSearch search = opened(set, index);
        try {
            return searches.stream()
                    .map(words -> search.search(ArticleQuery.of(words, Reader.CITIZEN, DEPTH)))
                    .filter(found -> found.hits().isEmpty() || found.doubtful())
                    .count();
        } finally {
            search.close();
        }
    }

    private static LuceneArticleSearch opened(JudgedSet set, Path index)
            throws IOException, InterruptedException {
        ArticlesInMemory articles = new ArticlesInMemory();
        for (int i = 0; i < set.texts().size(); i++) {
            JudgedSet.Text text = set.texts().get(i);
            articles.put(
                    i,
                    Audience.PUBLIC,
                    text.question(),
                    text.answer(),
                    text.keywords().toArray(String[]::new));
        }
        LuceneArticleSearch search =
                new LuceneArticleSearch(
                        articles,
                        CategoriesInMemory.NONE,
                        new CityWordsInMemory(),
                        Attachments.NAMES_ONLY,
                        index);
        while (SpeedReport.size(search) < set.texts().size()) {
            Thread.onSpinWait();
        }
        return search;
    }

    private void count(JudgedSet.Judged query, List<String> ranking, boolean doubtful) {
        if (!ranking.isEmpty() && query.grades().containsKey(ranking.get(0))) {
            right++;
            doubted += doubtful ? 1 : 0;
        }
    }

    /** The part of the first articles that are right and yet called doubtful. */
    double doubted() {
        return (double) doubted / right;
    }

    /** The product's mean over a class of queries; over all for an empty name. */
    double product(String kind, ToDoubleFunction<Measures> measure) {
        return mean(product, indexes(kind), measure);
    }

    double plain(String kind, ToDoubleFunction<Measures> measure) {
        return mean(plain, indexes(kind), measure);
    }

    String table() {
        StringBuilder out =
                new StringBuilder(
                        "%s: %d articles, %d queries%n"
                                .formatted(set.name(), set.texts().size(), set.queries().size()));
        out.append(
                "| class | queries | measure | plain Lucene | product | difference | 95 %% |%n"
                        .formatted());
        out.append("| --- | --: | --- | --: | --: | --: | --- |%n".formatted());
        List<String> kinds = new ArrayList<>(List.of(""));
        if (set.kinds().size() > 1) {
            kinds.addAll(set.kinds());
        }
        for (String kind : kinds) {
            int[] indexes = indexes(kind);
            for (Measures.Named measure : Measures.ALL) {
                double[] interval = interval(indexes, measure.value());
                out.append(
                        "| %s | %d | %s | %.3f | %.3f | %+.3f | %+.3f to %+.3f |%n"
                                .formatted(
                                        kind.isEmpty() ? "all" : kind,
                                        indexes.length,
                                        measure.name(),
                                        mean(plain, indexes, measure.value()),
                                        mean(product, indexes, measure.value()),
                                        mean(product, indexes, measure.value())
                                                - mean(plain, indexes, measure.value()),
                                        interval[0],
                                        interval[1]));
            }
        }
        return out.toString();
    }

    private int[] indexes(String kind) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < set.queries().size(); i++) {
            if (kind.isEmpty() || set.queries().get(i).kind().equals(kind)) {
                found.add(i);
            }
        }
        return found.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Paired bootstrap: queries are drawn with replacement, both systems see the same draw. */
    private double[] interval(int[] indexes, ToDoubleFunction<Measures> measure) {
        Random random = new Random(1);
        double[] differences =
                random.ints(SAMPLES, 0, Integer.MAX_VALUE)
                        .mapToDouble(seed -> drawn(new Random(seed), indexes, measure))
                        .sorted()
                        .toArray();
        return new double[] {
            differences[(int) (SAMPLES * 0.025)], differences[(int) (SAMPLES * 0.975)]
        };
    }

    private double drawn(Random random, int[] indexes, ToDoubleFunction<Measures> measure) {
        double sum = 0;
        for (int i = 0; i < indexes.length; i++) {
            int drawn = indexes[random.nextInt(indexes.length)];
            sum +=
                    measure.applyAsDouble(product.get(drawn))
                            - measure.applyAsDouble(plain.get(drawn));
        }
        return sum / indexes.length;
    }

    private static double mean(
            List<Measures> all, int[] indexes, ToDoubleFunction<Measures> measure) {
        double sum = 0;
        for (int index : indexes) {
            sum += measure.applyAsDouble(all.get(index));
        }
        return sum / indexes.length;
    }
}
