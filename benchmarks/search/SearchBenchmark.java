// SPDX-License-Identifier: Apache-2.0

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.LongFunction;

/**
 * Asks the running product over HTTP: one thread, keep-alive, no search twice. Arguments: the public
 * port, the product's process, the folder that SpeedReport wrote, seconds, searches a second (0 for
 * as many as it can).
 */
public final class SearchBenchmark {
    private static final int LINES = 16;

    /** In seconds. Before a rate is asked for, what is asked often has to have been compiled. */
    private static final int LONG_WARM_UP = 90;

    /** The product allows one address 1,200 pages a minute. */
    private static final int ADDRESSES = 20_000;

    private static final byte[] QUESTION = Letters.utf8("\"question\":\"");
    private static final byte[] TOTAL = Letters.utf8("\"total\":");
    private static final byte[] NONE = Letters.utf8("\"total\":0,");

    private final InetSocketAddress address;
    private final Processes processes;
    private final List<String> words;
    private final List<String> places;
    private final List<String> expected;
    private final Random random = new Random(11);

    /** Of this run: two runs against one product ask different things. */
    private final long run = System.currentTimeMillis() / 1000 % 1_000_000;

    private long asked;
    private long wrong;
    private String firstWrong = "";

    private SearchBenchmark(int port, long pid, Path folder) throws IOException {
        address = new InetSocketAddress("127.0.0.1", port);
        processes = new Processes(pid, 0);
        words = Files.readAllLines(folder.resolve("words.txt"));
        places = Files.readAllLines(folder.resolve("places.txt"));
        expected = Files.readAllLines(folder.resolve("expected.txt"));
    }

    public static void main(String[] arguments) throws Exception {
        SearchBenchmark benchmark =
                new SearchBenchmark(
                        Integer.parseInt(arguments[0]),
                        Long.parseLong(arguments[1]),
                        Path.of(arguments[2]));
        benchmark.run(Double.parseDouble(arguments[3]), Integer.parseInt(arguments[4]));
    }

    private void run(double seconds, int rate) throws Exception {
        check();
        System.out.println(
                "| over HTTP | answers | answers/s | wrong | p50 ms | p95 ms | p99 ms | product"
                        + " processor ms | client processor ms |");
        System.out.println("| --- | --: | --: | --: | --: | --: | --: | --: | --: |");
        warm(rate > 0 ? LONG_WARM_UP : Math.min(20, seconds));
        if (rate > 0) {
            measure("search, JSON, " + rate + "/s", at(rate, seconds, this::search));
            return;
        }
        measure("search, JSON, as many as it can", closed(seconds, this::search));
        measure("search, JSON, 100/s", at(100, seconds, this::search));
        measure("search, page, as many as it can", closed(seconds, this::page));
        measure("type-ahead, JSON, as many as it can", closed(seconds, this::typed));
        measure("type-ahead, JSON, 100/s", at(100, seconds, this::typed));
        measure("type-ahead, first letter, 100/s", at(100, seconds, this::firstLetter));
    }

    /** The product finds what the same code found inside one process. */
    private void check() throws IOException {
        long[] same = {0};
        int[] next = {0};
        try (Lines lines = new Lines(address, 1)) {
            lines.run(
                    new Lines.Source() {
                        @Override
                        public long nextDue() {
                            return next[0] < expected.size() ? Long.MIN_VALUE : Long.MAX_VALUE;
                        }

                        @Override
                        public Call next() {
                            String[] parts = expected.get(next[0]++).split("\t");
                            return new Call(
                                    System.nanoTime(),
                                    get("/faq/api/search?limit=1&q=", parts[0]),
                                    line -> {
                                        if (line.status() == 200
                                                && line.between(QUESTION, '"').equals(parts[2])
                                                && line.between(TOTAL, ',').equals(parts[1])) {
                                            same[0]++;
                                        }
                                    });
                        }
                    },
                    (call, at) -> {});
        }
        System.out.printf(
                "%d of %d searches find the same first article and as many as inside one process%n",
                same[0], expected.size());
    }

    private void warm(double seconds) throws IOException {
        try (Lines lines = new Lines(address, LINES)) {
            lines.run(closed(seconds / 2, this::search), (call, at) -> {});
            lines.run(closed(seconds / 4, this::page), (call, at) -> {});
            lines.run(closed(seconds / 4, this::typed), (call, at) -> {});
        }
    }

    private Call search(long due) {
        return new Call(
                due,
                get("/faq/api/search?q=", distinct()),
                line -> note(line.status() == 200 && !line.holds(NONE), line));
    }

    private Call page(long due) {
        return new Call(
                due,
                get("/faq/search?q=", distinct()),
                line -> note(line.status() == 200, line));
    }

    private Call typed(long due) {
        String text = words.get(random.nextInt(words.size()));
        return suggest(due, text.substring(0, Math.min(text.length(), 1 + random.nextInt(6))));
    }

    private Call firstLetter(long due) {
        return suggest(due, words.get(random.nextInt(words.size())).substring(0, 1));
    }

    private Call suggest(long due, String text) {
        return new Call(
                due,
                get("/faq/api/suggest?q=", text),
                line -> note(line.status() == 200, line));
    }

    private void note(boolean right, Line line) {
        if (!right && wrong++ == 0) {
            String body = line.body();
            firstWrong = line.status() + " " + body.substring(0, Math.min(300, body.length()));
        }
    }

    /** A query of the set, somewhere in town; the number makes it one of its kind. */
    private String distinct() {
        return words.get(random.nextInt(words.size()))
                + " "
                + places.get(random.nextInt(places.size()))
                + (1 + random.nextInt(9))
                + "丁目"
                + run
                + asked;
    }

    private byte[] get(String path, String text) {
        asked++;
        long from = asked % ADDRESSES;
        return Letters.utf8(
                "GET "
                        + path
                        + URLEncoder.encode(text, StandardCharsets.UTF_8)
                        + " HTTP/1.1\r\nHost: 127.0.0.1:"
                        + address.getPort()
                        + "\r\nAccept-Language: ja\r\nUser-Agent: benchmark\r\nX-Forwarded-For: 10.1."
                        + from / 250
                        + "."
                        + (1 + from % 250)
                        + "\r\n\r\n");
    }

    private static Lines.Source closed(double seconds, LongFunction<Call> calls) {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        return new Lines.Source() {
            @Override
            public long nextDue() {
                return System.nanoTime() - end < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
            }

            @Override
            public Call next() {
                return calls.apply(System.nanoTime());
            }
        };
    }

    /**
     * Latency counts from when each should have left, whatever the product is doing. What has not
     * left ten seconds after the end stays unasked: the product is slower than that.
     */
    private static Lines.Source at(int rate, double seconds, LongFunction<Call> calls) {
        long begin = System.nanoTime();
        long count = (long) (rate * seconds);
        long[] sent = {0};
        return new Lines.Source() {
            @Override
            public long nextDue() {
                return sent[0] < count && System.nanoTime() - begin < (seconds + 10) * 1e9
                        ? begin + (long) (sent[0] * 1e9 / rate)
                        : Long.MAX_VALUE;
            }

            @Override
            public Call next() {
                long due = begin + (long) (sent[0] * 1e9 / rate);
                sent[0]++;
                return calls.apply(due);
            }
        };
    }

    private void measure(String what, Lines.Source source) throws IOException {
        Latencies latencies = new Latencies();
        wrong = 0;
        double product = processes.productSeconds();
        double client = Processes.ownSeconds();
        long begin = System.nanoTime();
        try (Lines lines = new Lines(address, LINES)) {
            lines.run(source, (call, at) -> latencies.add(at - call.due()));
        }
        double took = (System.nanoTime() - begin) / 1e9;
        long count = Math.max(1, latencies.count());
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %.0f | %d | %.1f | %.1f | %.1f | %.3f | %.3f |%n",
                what,
                latencies.count(),
                latencies.count() / took,
                wrong,
                latencies.quantile(0.50),
                latencies.quantile(0.95),
                latencies.quantile(0.99),
                (processes.productSeconds() - product) * 1000 / count,
                (Processes.ownSeconds() - client) * 1000 / count);
        if (wrong > 0) {
            System.out.println("first wrong answer: " + firstWrong);
        }
    }
}
