// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.madoguchi.api.knowledge.ArticleChanged;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.Audience;
import org.madoguchi.api.storage.StorageException;

/**
 * Measures the search inside one process, beside plain Lucene: {@code main} takes the folder of a
 * judged set, the searches of each measurement (as many go before to warm up) and numbers of
 * articles. Articles are made of the set's sentences, searches of its queries; no search is asked
 * twice.
 */
final class SpeedReport {
    private static final String[] PLACES =
            "北町 南町 東町 西町 本町 中央 旭ヶ丘 緑台 桜木 若葉 栄 港 川上 川下 山手 浜 駅前 新田 大原 小松".split(" ");

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final JudgedSet set;
    private final Random random = new Random(7);
    private final int searches;

    private SpeedReport(JudgedSet set, int searches) {
        this.set = set;
        this.searches = searches;
    }

    public static void main(String[] arguments) throws Exception {
        SpeedReport report =
                new SpeedReport(
                        JudgedSet.read(Path.of(arguments[0])), Integer.parseInt(arguments[1]));
        System.out.println(
                "| articles | what | processor ms | p50 ms | p95 ms | p99 ms | most ms |");
        System.out.println("| --: | --- | --: | --: | --: | --: | --: |");
        for (String count : Arrays.copyOfRange(arguments, 2, arguments.length)) {
            report.measure(Integer.parseInt(count));
        }
    }

    private void measure(int count) throws Exception {
        ArticlesInMemory articles = new ArticlesInMemory();
        List<JudgedSet.Text> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            JudgedSet.Text text = text(i);
            texts.add(text);
            articles.put(i, Audience.PUBLIC, text.question(), text.answer());
        }
        try (Scratch scratch = new Scratch();
                PlainSearch plain = new PlainSearch(new JudgedSet("many", texts, set.queries()))) {
            long begin = System.nanoTime();
            LuceneArticleSearch search =
                    new LuceneArticleSearch(
                            articles,
                            CategoriesInMemory.NONE,
                            new CityWordsInMemory(),
                            Attachments.NAMES_ONLY,
                            scratch.path());
            try {
                while (size(search) < count) {
                    Thread.onSpinWait();
                }
                double built = (System.nanoTime() - begin) / 1e9;
                line(count, "plain Lucene, search", query -> rank(plain, query), this::query);
                line(
                        count,
                        "search",
                        query -> search.search(query, Audience.PUBLIC, 10),
                        this::query);
                line(
                        count,
                        "type-ahead",
                        typed -> search.suggest(typed, Audience.PUBLIC, 8),
                        this::typed);
                System.out.printf(
                        "| %d | index built in %.1f s; a change found after %.0f ms |%n",
                        count, built, change(articles, search));
            } finally {
                search.close();
            }
        }
    }

    /** As a reader would: an index that is still being built cannot be asked yet. */
    static long size(LuceneArticleSearch search) {
        try {
            return search.size();
        } catch (StorageException e) {
            return 0; // still being built
        }
    }

    private static void rank(PlainSearch plain, String query) {
        try {
            plain.rank(query, 10);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double change(ArticlesInMemory articles, LuceneArticleSearch search) {
        long begin = System.nanoTime();
        ArticleId id = articles.put(1, Audience.PUBLIC, "ズンドコ節を踊りたい", "踊れます。");
        search.on(new ArticleChanged(id, Instant.EPOCH));
        while (search.search("ズンドコ節", Audience.PUBLIC, 1).stream()
                .noneMatch(hit -> hit.id().equals(id))) {
            Thread.onSpinWait();
        }
        return (System.nanoTime() - begin) / 1e6;
    }

    private void line(int count, String what, Consumer<String> work, Supplier<String> words) {
        run(work, words, searches);
        long processor = THREADS.getCurrentThreadCpuTime();
        long[] nanos = run(work, words, searches);
        processor = THREADS.getCurrentThreadCpuTime() - processor;
        Arrays.sort(nanos);
        System.out.printf(
                "| %d | %s | %.2f | %.2f | %.2f | %.2f | %.1f |%n",
                count,
                what,
                processor / 1e6 / nanos.length,
                nanos[nanos.length / 2] / 1e6,
                nanos[nanos.length * 95 / 100] / 1e6,
                nanos[nanos.length * 99 / 100] / 1e6,
                nanos[nanos.length - 1] / 1e6);
    }

    private static long[] run(Consumer<String> work, Supplier<String> words, int searches) {
        long[] nanos = new long[searches];
        for (int i = 0; i < searches; i++) {
            String query = words.get();
            long begin = System.nanoTime();
            work.accept(query);
            nanos[i] = System.nanoTime() - begin;
        }
        return nanos;
    }

    private JudgedSet.Text text(int number) {
        JudgedSet.Text one = any();
        return new JudgedSet.Text(
                Integer.toString(number),
                place() + "の" + one.question(),
                one.answer() + "\n" + any().answer() + "\n" + number + "番",
                List.of());
    }

    private JudgedSet.Text any() {
        return set.texts().get(random.nextInt(set.texts().size()));
    }

    private String place() {
        return PLACES[random.nextInt(PLACES.length)] + (1 + random.nextInt(9)) + "丁目";
    }

    private String query() {
        return set.queries().get(random.nextInt(set.queries().size())).words()
                + " "
                + place()
                + random.nextInt(100_000);
    }

    private String typed() {
        String words = set.queries().get(random.nextInt(set.queries().size())).words();
        return words.substring(0, Math.min(words.length(), 1 + random.nextInt(6)));
    }
}
