// SPDX-License-Identifier: Apache-2.0

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Creates and reads at fixed rates, whatever the answers take: a request that should have left
 * earlier counts from when it should have left. Prints one line a minute; see benchmarks/soak.sh.
 */
final class RestSoak {
    private static final int LINES = 32;
    private static final int FIRST_LETTERS = 200;
    private static final int SPAN = 5; // minutes that are compared

    private final List<Latencies> creates = new ArrayList<>();
    private final List<Latencies> reads = new ArrayList<>();
    private final long begin;

    private RestSoak(int minutes, long begin) {
        this.begin = begin;
        for (int i = 0; i <= minutes; i++) {
            creates.add(new Latencies());
            reads.add(new Latencies());
        }
    }

    /**
     * @param args private port, token, minutes, of these for warming up, creates and reads a second
     */
    public static void main(String[] args) throws Exception {
        InetSocketAddress address = new InetSocketAddress("127.0.0.1", Integer.parseInt(args[0]));
        Api api = new Api(Integer.parseInt(args[0]), args[1]);
        int minutes = Integer.parseInt(args[2]);
        int warmUp = Integer.parseInt(args[3]);
        Fixed creating = new Fixed(Double.parseDouble(args[4]));
        Fixed reading = new Fixed(Double.parseDouble(args[5]));
        try (Lines lines = new Lines(address, LINES)) {
            lines.run(RestBenchmark.counted(0, FIRST_LETTERS, api::create), (call, at) -> {});
            long begin = System.nanoTime();
            RestSoak soak = new RestSoak(minutes, begin);
            lines.run(
                    new Mix(api, creating, reading, begin, begin + minutes * 60_000_000_000L),
                    soak::answered);
            soak.print(minutes - 1);
            soak.compare(warmUp, minutes);
        }
        System.out.println("TOTAL " + api.created() + " " + api.reads());
    }

    private int printed;

    private void answered(Call call, long at) {
        // by when it should have left: a stall belongs to the minute it began in
        int minute = (int) ((call.due() - begin) / 60_000_000_000L);
        (call.creates() ? creates : reads).get(minute).add(at - call.due());
        if (minute > printed) {
            print(minute - 1);
        }
    }

    /** All minutes up to this one that were not printed. */
    private void print(int last) {
        for (; printed <= last; printed++) {
            System.out.printf(
                    Locale.ROOT,
                    "MINUTE %d %d %.1f %.1f %d %.1f %.1f%n",
                    printed + 1,
                    creates.get(printed).count(),
                    creates.get(printed).quantile(0.5),
                    creates.get(printed).quantile(0.99),
                    reads.get(printed).count(),
                    reads.get(printed).quantile(0.5),
                    reads.get(printed).quantile(0.99));
        }
    }

    private void compare(int warmUp, int minutes) {
        int span = Math.max(1, Math.min(SPAN, (minutes - warmUp) / 2));
        for (List<Latencies> kind : List.of(creates, reads)) {
            System.out.printf(
                    Locale.ROOT,
                    "COMPARE %s %.1f %.1f%n",
                    kind == creates ? "create" : "read",
                    p99(kind, warmUp, warmUp + span),
                    p99(kind, minutes - span, minutes));
        }
    }

    private static double p99(List<Latencies> kind, int from, int to) {
        Latencies all = new Latencies();
        kind.subList(from, to).forEach(all::add);
        return all.quantile(0.99);
    }

    /** A clock that ticks at a rate. */
    private static final class Fixed {
        private final double nanos;
        private long ticks;

        Fixed(double rate) {
            nanos = rate == 0 ? Double.MAX_VALUE : 1e9 / rate;
        }

        long next() {
            return nanos == Double.MAX_VALUE ? Long.MAX_VALUE : (long) (ticks * nanos);
        }

        void tick() {
            ticks++;
        }
    }

    private static final class Mix implements Lines.Source {
        private final Random random = new Random(20261122);
        private final Api api;
        private final Fixed creating;
        private final Fixed reading;
        private final long begin;
        private final long length;
        private int letter = FIRST_LETTERS;

        Mix(Api api, Fixed creating, Fixed reading, long begin, long end) {
            this.api = api;
            this.creating = creating;
            this.reading = reading;
            this.begin = begin;
            this.length = end - begin;
        }

        @Override
        public long nextDue() {
            long next = Math.min(creating.next(), reading.next());
            return next >= length ? Long.MAX_VALUE : begin + next;
        }

        @Override
        public Call next() {
            long due = nextDue();
            if (creating.next() <= reading.next()) {
                creating.tick();
                return api.create(letter++, due);
            }
            reading.tick();
            int any = random.nextInt(letter);
            while (!api.has(any)) { // it may be on its way
                any = random.nextInt(letter);
            }
            return api.read(any, due);
        }
    }
}
