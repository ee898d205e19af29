// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
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
import org.madoguchi.api.knowledge.ArticleQuery;
import org.madoguchi.api.knowledge.ArticleSearch;
import org.madoguchi.api.knowledge.Audience;
import org.madoguchi.api.knowledge.Reader;
import org.madoguchi.api.storage.StorageException;

/**
 * Measures the search inside one process, beside plain Lucene: {@code main} takes the folder of a
 * judged set, a folder to write to, the searches of each measurement (as many go before to warm up)
 * and the number of articles. Articles are made of the set's sentences, searches of its queries; no
 * search is asked twice. What it writes lets the product be asked the same over HTTP: the articles
 * as CSV files for the import, words to make searches of, and searches with what they found here.
 */
final class SpeedReport {
    private static final String[] PLACES =
            "北町 南町 東町 西町 本町 中央 旭ヶ丘 緑台 桜木 若葉 栄 港 川上 川下 山手 浜 駅前 新田 大原 小松".split(" ");

    /** Of one file that is imported. */
    private static final int ROWS = 20_000;

    private static final int EXPECTED = 1_000;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final JudgedSet set;
    private final Random random = new Random(7);
    private final int searches;

    private SpeedReport(JudgedSet set, int searches) {
        this.set = set;
        this.searches = searches;
    }

    public static void main(String[] arguments) throws Exception {
        new SpeedReport(JudgedSet.read(Path.of(arguments[0])), Integer.parseInt(arguments[2]))
                .measure(Integer.parseInt(arguments[3]), Path.of(arguments[1]));
    }

    private void measure(int count, Path folder) throws Exception {
        ArticlesInMemory articles = new ArticlesInMemory();
        List<JudgedSet.Text> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            JudgedSet.Text text = text(i);
            texts.add(text);
            articles.put(i, Audience.PUBLIC, text.question(), text.answer());
        }
        try (Scratch scratch = new Scratch();
                PlainSearch plain = new PlainSearch(new JudgedSet("many", texts, set.queries()))) {
            writeArticles(texts, folder);
            System.out.println(
                    "| in one process, one thread | processor ms | p50 ms | p95 ms | p99 ms | most ms |");
            System.out.println("| --- | --: | --: | --: | --: | --: |");
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
                line("plain Lucene, search", query -> rank(plain, query), this::query);
                line("search", query -> search.search(query, Reader.CITIZEN, 10), this::query);
                line("type-ahead", typed -> search.suggest(typed, Reader.CITIZEN, 8), this::typed);
                writeSearches(search, folder);
                System.out.printf(
                        "%d articles: index built in %.1f s; a change found after %.0f ms%n",
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
        while (search.search("ズンドコ節", Reader.CITIZEN, 1).stream()
                .noneMatch(hit -> hit.id().equals(id))) {
            Thread.onSpinWait();
        }
        return (System.nanoTime() - begin) / 1e6;
    }

    private void line(String what, Consumer<String> work, Supplier<String> words) {
        run(work, words, searches);
        long processor = THREADS.getCurrentThreadCpuTime();
        long[] nanos = run(work, words, searches);
        processor = THREADS.getCurrentThreadCpuTime() - processor;
        Arrays.sort(nanos);
        System.out.printf(
                "| %s | %.2f | %.2f | %.2f | %.2f | %.1f |%n",
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
                place() + number + "番の" + one.question(),
                one.answer() + "\n" + any().answer(),
                List.of());
    }

    private void writeArticles(List<JudgedSet.Text> texts, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (int from = 0; from < texts.size(); from += ROWS) {
            StringBuilder csv = new StringBuilder("質問,回答\r\n");
            for (JudgedSet.Text text : texts.subList(from, Math.min(texts.size(), from + ROWS))) {
                csv.append(cell(text.question())).append(',');
                csv.append(cell("<p>" + text.answer().replace("\n", "</p><p>") + "</p>"));
                csv.append("\r\n");
            }
            Files.writeString(folder.resolve("articles-" + from + ".csv"), csv);
        }
    }

    private static String cell(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    /** Each line a search, how many it finds and the first question. */
    private void writeSearches(LuceneArticleSearch search, Path folder) throws IOException {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < EXPECTED; i++) {
            String query = query();
            ArticleSearch.Found found = search.search(ArticleQuery.of(query, Reader.CITIZEN, 1));
            expected.add(query + "\t" + found.total() + "\t" + found.hits().get(0).question());
        }
        Files.write(folder.resolve("expected.txt"), expected);
        Files.write(
                folder.resolve("words.txt"),
                set.queries().stream().map(JudgedSet.Judged::words).toList());
        Files.write(folder.resolve("places.txt"), List.of(PLACES));
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
