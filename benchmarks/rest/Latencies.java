// SPDX-License-Identifier: Apache-2.0

/** Counts times in buckets about 3 % wide, from 1 µs to over an hour. */
final class Latencies {
    private static final int STEPS = 32; // buckets for each doubling
    private final long[] counts = new long[STEPS * 32];
    private long total;

    void add(long nanos) {
        counts[bucket(nanos / 1_000)]++;
        total++;
    }

    void add(Latencies other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
        total += other.total;
    }

    long count() {
        return total;
    }

    /** Upper edge of the bucket that holds this share of all, in milliseconds. */
    double quantile(double share) {
        long wanted = (long) Math.ceil(share * total);
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen >= wanted && seen > 0) {
                return edge(i) / 1_000.0;
            }
        }
        return 0;
    }

    private static int bucket(long micros) {
        if (micros < STEPS) {
            return (int) Math.max(0, micros);
        }
        int doubling = 63 - Long.numberOfLeadingZeros(micros) - 5;
        return Math.min(STEPS * 32 - 1, STEPS * (doubling + 1) + (int) (micros >> doubling) - STEPS);
    }

    private static double edge(int bucket) {
        if (bucket < STEPS) {
            return bucket + 1;
        }
        int doubling = bucket / STEPS - 1;
        return (double) ((bucket % STEPS) + STEPS + 1L) * (1L << doubling);
    }
}
