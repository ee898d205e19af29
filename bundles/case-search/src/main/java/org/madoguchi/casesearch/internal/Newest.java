// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.casesearch.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.madoguchi.api.cases.CaseId;

/**
 * The cases with the newest activity of those that are found, and how many there are. Documents
 * come in the order in which their cases were written, oldest first: a heap that takes them as they
 * come takes in nearly every one. Here they are looked at a block at a time, from its end.
 */
final class Newest extends SimpleCollector {
    private static final int BLOCK = 4096;
    private static final Comparator<Hit> NEWEST_FIRST =
            Comparator.comparingLong(Hit::activity).thenComparingLong(Hit::id).reversed();

    private final int wanted;

    /** The latest times so far, as many as are wanted. */
    private final PriorityQueue<Long> latest = new PriorityQueue<>();

    private final List<Hit> hits = new ArrayList<>();
    private final int[] documents = new int[BLOCK];
    private final long[] activities = new long[BLOCK];
    private int filled;
    private long total;
    private NumericDocValues activity;
    private NumericDocValues id;

    /**
     * @param wanted how many from the beginning of the list, at least one
     */
    Newest(int wanted) {
        this.wanted = wanted;
    }

    @Override
    protected void doSetNextReader(LeafReaderContext context) throws IOException {
        empty();
        activity = context.reader().getNumericDocValues(Fields.ACTIVITY);
        id = context.reader().getNumericDocValues(Fields.ID);
    }

    @Override
    public void collect(int document) throws IOException {
        if (filled == BLOCK) {
            empty();
        }
        if (activity.advanceExact(document)) {
            total++;
            documents[filled] = document;
            activities[filled++] = activity.longValue();
        }
    }

    /** Ids are read forwards, as documents can only be, of those alone that may be shown. */
    private void empty() throws IOException {
        for (int i = filled - 1; i >= 0; i--) {
            offer(activities[i]);
        }
        for (int i = 0; i < filled; i++) {
            if (isWanted(activities[i]) && id.advanceExact(documents[i])) {
                hits.add(new Hit(activities[i], id.longValue()));
            }
        }
        filled = 0;
        if (hits.size() > 2L * wanted + BLOCK) {
            hits.removeIf(hit -> !isWanted(hit.activity()));
        }
    }

    private void offer(long time) {
        if (latest.size() < wanted) {
            latest.add(time);
        } else if (time > latest.element()) {
            latest.remove();
            latest.add(time);
        }
    }

    /** Of the same time as the last one all stay: their ids decide. */
    private boolean isWanted(long time) {
        return latest.size() < wanted || time >= latest.element();
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }

    long total() {
        return total;
    }

    /** Once everything is collected. */
    List<CaseId> page(int from, int count) throws IOException {
        empty();
        return hits.stream()
                .sorted(NEWEST_FIRST)
                .skip(from)
                .limit(count)
                .map(hit -> CaseId.ofLong(hit.id()))
                .toList();
    }

    private record Hit(long activity, long id) {}
}
