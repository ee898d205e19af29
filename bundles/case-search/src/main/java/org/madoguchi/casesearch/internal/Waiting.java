// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.casesearch.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.madoguchi.api.cases.CaseId;

/**
 * Cases that the index does not have as they are: what has just changed goes before what was missed
 * earlier. Each case waits once. Safe for use by several threads.
 */
final class Waiting {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private final Set<CaseId> changed = new LinkedHashSet<>();
    private final Deque<CaseId> missed = new ArrayDeque<>();
    private boolean woken;
    private int taken;

    /**
     * Some cases.
     *
     * @param anew parts that the index has are read again as well
     * @param last nothing else is waiting now
     */
    record Batch(List<CaseId> cases, boolean anew, boolean last) {}

    void changed(Collection<CaseId> cases) {
        locked(() -> changed.addAll(cases));
    }

    /** Replaces what was missed so far. */
    void missed(Collection<CaseId> cases) {
        locked(
                () -> {
                    missed.clear();
                    missed.addAll(cases);
                });
    }

    /** Lets {@link #take} return. */
    void wake() {
        locked(() -> woken = true);
    }

    private void locked(Runnable work) {
        lock.lock();
        try {
            work.run();
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until there is something, but no longer than this; the batch is empty when there is
     * nothing. It counts as waiting until {@link #done}.
     */
    Batch take(int most, long millis) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(millis);
            while (!woken && changed.isEmpty() && missed.isEmpty() && left > 0) {
                left = more.awaitNanos(left);
            }
            woken = false;
            boolean anew = changed.isEmpty();
            List<CaseId> cases = first(anew ? missed : changed, most);
            taken = cases.size();
            return new Batch(cases, anew, changed.isEmpty() && missed.isEmpty());
        } finally {
            lock.unlock();
        }
    }

    private static List<CaseId> first(Collection<CaseId> from, int most) {
        List<CaseId> first = new ArrayList<>();
        Iterator<CaseId> rest = from.iterator();
        while (rest.hasNext() && first.size() < most) {
            first.add(rest.next());
            rest.remove();
        }
        return first;
    }

    void done() {
        locked(() -> taken = 0);
    }

    long size() {
        lock.lock();
        try {
            return (long) changed.size() + missed.size() + taken;
        } finally {
            lock.unlock();
        }
    }
}
