// SPDX-License-Identifier: Apache-2.0

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills the desk over its API, checks all of it, and measures. See docs/benchmarks.md. */
final class RestBenchmark {
    private static final int LINES = 32;
    private static final int LIST_LINES = 4;

    /** Rows of a search that are asked for, as many as a screen shows. */
    private static final int ROWS = 20;

    private static final Random RANDOM = new Random(20261122);

    private final InetSocketAddress address;
    private final Api api;
    private final Processes processes;

    private RestBenchmark(int port, String token, Processes processes) {
        this.address = new InetSocketAddress("127.0.0.1", port);
        this.api = new Api(port, token);
        this.processes = processes;
    }

    /**
     * @param args private port, token, product's process, database's process or 0, cases, seconds
     *     of each measurement, login and first password of an operator
     */
    public static void main(String[] args) throws Exception {
        Desk desk = new Desk(Integer.parseInt(args[0]));
        desk.signIn(args[6], args[7]);
        new RestBenchmark(
                        Integer.parseInt(args[0]),
                        args[1],
                        new Processes(Long.parseLong(args[2]), Long.parseLong(args[3])))
                .run(Integer.parseInt(args[4]), Integer.parseInt(args[5]), desk);
    }

    private void run(int cases, int seconds, Desk desk) throws Exception {
        System.out.printf(
                "%-34s %8s %9s %8s %8s %8s %9s %9s %9s%n",
                "", "count", "per s", "p50 ms", "p95 ms", "p99 ms", "product", "database", "client");
        System.out.printf(
                "%-34s %8s %9s %8s %8s %8s %29s%n", "", "", "", "", "", "", "(ms of processor, each)");
        measure("load", LINES, counted(0, cases, api::create));
        int[] next = {cases};
        warm("create", LINES, seconds, seconds, due -> api.create(next[0]++, due));
        check(next[0]);
        IntUnaryOperator any = RANDOM::nextInt;
        warm("read", LINES, seconds, seconds, due -> api.read(any.applyAsInt(next[0]), due));
        int few = Math.max(3, seconds / 4);
        for (String query :
                new String[] {
                    "?view=UNASSIGNED&limit=50",
                    "?view=ALL_OPEN&limit=50&offset=50000",
                    "?view=CLOSED&limit=50",
                    "/counts"
                }) {
            warm("list " + query, LIST_LINES, few, few, due -> api.list(query, due));
        }
        awaitSearch(next[0] - 1);
        search("list by words", Words.ofLists(next[0], RANDOM), next[0], seconds, 1_000);
        search("full text over bodies", Words.ofBodies(next[0], RANDOM), next[0], seconds, 400);
        LongFunction<Call> page = due -> api.page(desk, any.applyAsInt(next[0]), due);
        warm("case page, " + LIST_LINES + " at once", LIST_LINES, 2 * seconds, few, page);
        warm("case page", 1, few, few, page);
        checkTotals(next[0]);
        System.out.printf(
                "checked: %d cases read back and compared, none twice; %d looks and %d submissions in the audit trail%n",
                next[0], api.reads(), api.created());
    }

    /** Until the case of the last letter is found. */
    private void awaitSearch(int last) throws Exception {
        String path =
                "/api/v1/cases?limit=1&text=" + Desk.encoded("整理番号は" + last + "です");
        long[] found = {0};
        long end = System.nanoTime() + 120_000_000_000L;
        while (found[0] != 1 && System.nanoTime() < end) {
            try (Lines open = new Lines(address, 1)) {
                open.run(
                        counted(
                                0,
                                1,
                                (number, due) ->
                                        new Call(
                                                due,
                                                api.get(path),
                                                line -> found[0] = total(line, path))),
                        (call, at) -> {});
            }
        }
    }

    private static long total(Line line, String path) {
        Matcher total = Pattern.compile("\"total\":(\\d+)").matcher(line.body());
        Api.demand(total.find(), path, line);
        return Long.parseLong(total.group(1));
    }

    /** Each word once for its answer alone; then any of them, as many as it can and at a rate. */
    private void search(String what, List<String> words, int letters, int seconds, int rate)
            throws Exception {
        Words read = new Words(letters, words);
        long least = words.stream().mapToInt(read::holders).min().orElseThrow();
        long most = words.stream().mapToInt(read::holders).max().orElseThrow();
        System.out.printf("%s: %d words, each in %d to %d cases%n", what, words.size(), least, most);
        measure(
                "check: every word",
                1,
                counted(0, words.size(), (n, due) -> api.search(words.get(n), read, ROWS, due)));
        LongFunction<Call> any =
                due -> api.search(words.get(RANDOM.nextInt(words.size())), read, ROWS, due);
        warm(what, LIST_LINES, seconds, seconds, any);
        measure(what + ", " + rate + "/s", LIST_LINES, paced(rate, seconds, any));
    }

    interface Numbered {
        Call call(int number, long due);
    }

    static Lines.Source counted(int from, int to, Numbered calls) {
        return new Lines.Source() {
            private int number = from;

            @Override
            public long nextDue() {
                return number < to ? Long.MIN_VALUE : Long.MAX_VALUE;
            }

            @Override
            public Call next() {
                return calls.call(number++, System.nanoTime());
            }
        };
    }

    private static Lines.Source timed(int seconds, LongFunction<Call> calls) {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
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

    /** Each has its moment, and its time counts from then, however late it left. */
    private static Lines.Source paced(int rate, int seconds, LongFunction<Call> calls) {
        long begin = System.nanoTime();
        return new Lines.Source() {
            private long sent;

            @Override
            public long nextDue() {
                return sent < (long) rate * seconds
                        ? begin + sent * 1_000_000_000L / rate
                        : Long.MAX_VALUE;
            }

            @Override
            public Call next() {
                return calls.apply(begin + sent++ * 1_000_000_000L / rate);
            }
        };
    }

    /** Measures as in a product that has been asked this before: it compiles what it does often. */
    private void warm(String what, int lines, int before, int seconds, LongFunction<Call> calls)
            throws Exception {
        try (Lines open = new Lines(address, lines)) {
            open.run(timed(before, calls), (call, at) -> {});
        }
        measure(what, lines, timed(seconds, calls));
    }

    private void measure(String what, int lines, Lines.Source source) throws Exception {
        Latencies latencies = new Latencies();
        double product = processes.productSeconds();
        double database = processes.databaseSeconds();
        double client = Processes.ownSeconds();
        long begin = System.nanoTime();
        try (Lines open = new Lines(address, lines)) {
            open.run(source, (call, at) -> latencies.add(at - call.due()));
        }
        double took = (System.nanoTime() - begin) / 1e9;
        long count = Math.max(1, latencies.count());
        System.out.printf(
                Locale.ROOT,
                "%-34s %8d %9.1f %8.1f %8.1f %8.1f %9.3f %9.3f %9.3f%n",
                what,
                latencies.count(),
                latencies.count() / took,
                latencies.quantile(0.50),
                latencies.quantile(0.95),
                latencies.quantile(0.99),
                (processes.productSeconds() - product) * 1000 / count,
                (processes.databaseSeconds() - database) * 1000 / count,
                (Processes.ownSeconds() - client) * 1000 / count);
    }

    /** Every letter is a case and reads as it was written; a thousand sent again make no second one. */
    private void check(int letters) throws Exception {
        measure("check: read back and compare all", LINES, counted(0, letters, api::read));
        try (Lines open = new Lines(address, 8)) {
            open.run(
                    counted(0, Math.min(1000, letters), api::repeat), (call, at) -> {});
        }
    }

    private void checkTotals(int letters) throws Exception {
        demandTotal("/api/v1/cases?channel=api&limit=1", letters);
        // a repeated submission is compared by the product itself, which is a look of the product
        int repeated = Math.min(1000, letters);
        demandTotal("/api/v1/audit?action=case.submit&limit=1", letters + repeated);
        demandTotal("/api/v1/audit?action=case.view&limit=1", api.reads() + repeated);
    }

    private void demandTotal(String path, long expected) throws Exception {
        long[] found = {-1};
        try (Lines open = new Lines(address, 1)) {
            open.run(
                    counted(
                            0,
                            1,
                            (number, due) ->
                                    new Call(
                                            due,
                                            api.get(path),
                                            line -> found[0] = total(line, path))),
                    (call, at) -> {});
        }
        if (found[0] != expected) {
            throw new IllegalStateException(
                    "WRONG: " + path + " counts " + found[0] + ", expected " + expected);
        }
    }
}
