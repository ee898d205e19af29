// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.routes.intake.internal;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets callers that come while work is going on share the next run of it: one of them works for
 * all, on its own thread, the others wait. Who comes alone works at once. When a shared run fails,
 * each of its callers works alone, on its own thread and at the same time, so that nobody suffers
 * for another's item. Waiting does not end by an interrupt: the item may be stored already.
 *
 * @param <T> what is worked on
 * @param <R> what comes of it
 */
final class Together<T, R> {
    private static final Logger log = LoggerFactory.getLogger("org.madoguchi.routes.intake");

    private final Function<List<T>, List<R>> work;
    private final Supplier<? extends Predicate<T>> company;
    private final Queue<Place<T, R>> waiting = new ConcurrentLinkedQueue<>();
    private final Lock turn = new ReentrantLock();

    /**
     * @param work answers for each item in order, and does nothing when it throws
     * @param company for each run a new test whether an item may join those that passed before; the
     *     first one always may
     */
    Together(Function<List<T>, List<R>> work, Supplier<? extends Predicate<T>> company) {
        this.work = work;
        this.company = company;
    }

    R apply(T item) {
        return apply(List.of(item)).get(0);
    }

    /** When one of them fails the others may have been worked on. */
    List<R> apply(List<T> items) {
        List<Place<T, R>> own = items.stream().map(Place<T, R>::new).toList();
        waiting.addAll(own);
        turn.lock();
        try {
            while (own.stream().anyMatch(place -> place.state == State.WAITING)) {
                run(gather());
            }
        } finally {
            turn.unlock();
        }
        return own.stream().map(this::result).toList();
    }

    private R result(Place<T, R> place) {
        if (place.failure != null) {
            throw place.failure;
        }
        return place.state == State.DONE ? place.result : work.apply(List.of(place.item)).get(0);
    }

    private List<Place<T, R>> gather() {
        Predicate<T> test = company.get();
        List<Place<T, R>> gathered = new ArrayList<>();
        for (Iterator<Place<T, R>> places = waiting.iterator(); places.hasNext(); ) {
            Place<T, R> next = places.next();
            if (test.test(next.item) || gathered.isEmpty()) {
                gathered.add(next);
                places.remove();
            }
        }
        return gathered;
    }

    private void run(List<Place<T, R>> places) {
        // also when an error ends this run
        places.forEach(place -> place.state = State.ALONE);
        try {
            List<R> results = work.apply(places.stream().map(place -> place.item).toList());
            for (int i = 0; i < places.size(); i++) {
                places.get(i).result = results.get(i);
                places.get(i).state = State.DONE;
            }
        } catch (RuntimeException e) {
            if (places.size() == 1) {
                places.get(0).failure = e;
            } else {
                log.debug("{} messages failed together, each goes alone", places.size(), e);
            }
        }
    }

    private enum State {
        WAITING,
        DONE,
        ALONE
    }

    /** Written and read under the lock; its caller reads it afterwards. */
    private static final class Place<T, R> {
        private final T item;
        private State state = State.WAITING;
        private R result;
        private RuntimeException failure;

        Place(T item) {
            this.item = item;
        }
    }
}
