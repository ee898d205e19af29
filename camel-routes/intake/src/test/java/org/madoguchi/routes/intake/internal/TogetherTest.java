// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.routes.intake.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TogetherTest {
    private final ExecutorService callers = Executors.newCachedThreadPool();
    private final List<List<String>> runs = new CopyOnWriteArrayList<>();
    private final CountDownLatch gate = new CountDownLatch(1);

    @AfterEach
    void end() {
        gate.countDown();
        callers.shutdownNow();
    }

    @Test
    void whoComesAloneShouldWorkAtOnceAndOnTheirOwnThread() {
        List<Thread> workers = new ArrayList<>();
        Together<String, String> together =
                new Together<>(
                        items -> {
                            workers.add(Thread.currentThread());
                            return answers(items);
                        },
                        () -> item -> true);

        assertThat(together.apply("a")).isEqualTo("taken a");
        assertThat(workers).containsExactly(Thread.currentThread());
    }

    @Test
    void whoComesWhileWorkGoesOnShouldShareTheNextRun() throws Exception {
        Together<String, String> together = new Together<>(this::work, () -> item -> true);
        Future<String> first = occupy(together);
        List<Future<String>> others = submit(together, List.of("a", "b", "c"));

        gate.countDown();

        assertThat(first.get()).isEqualTo("taken first");
        assertThat(others.get(0).get()).isEqualTo("taken a");
        assertThat(others.get(1).get()).isEqualTo("taken b");
        assertThat(others.get(2).get()).isEqualTo("taken c");
        assertThat(runs).hasSize(2);
        assertThat(runs.get(1)).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void whatMayNotBeTogetherShouldComeLater() throws Exception {
        Together<String, String> together = new Together<>(this::work, TogetherTest::noneTwice);
        Future<String> first = occupy(together);
        List<Future<String>> others = submit(together, List.of("a", "a", "b", "a"));

        gate.countDown();

        first.get();
        for (Future<String> other : others) {
            assertThat(other.get()).startsWith("taken ");
        }
        assertThat(runs).hasSize(4);
        assertThat(runs.get(1)).containsExactlyInAnyOrder("a", "b");
        assertThat(runs.subList(2, 4)).containsExactly(List.of("a"), List.of("a"));
    }

    @Test
    void aPoisonousItemShouldHurtNobodyElse() throws Exception {
        Together<String, String> together = new Together<>(this::work, () -> item -> true);
        Future<String> first = occupy(together);
        List<Future<String>> others = submit(together, List.of("a", "poison", "b"));

        gate.countDown();

        first.get();
        assertThat(others.get(0).get()).isEqualTo("taken a");
        assertThatThrownBy(() -> others.get(1).get())
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseMessage("poison");
        assertThat(others.get(2).get()).isEqualTo("taken b");
    }

    @Test
    void aFailureOfTheOnlyOneShouldNotBeTriedAgain() {
        Together<String, String> together = new Together<>(this::work, () -> item -> true);
        gate.countDown();

        assertThatThrownBy(() -> together.apply("poison")).hasMessage("poison");

        assertThat(runs).hasSize(1);
    }

    @Test
    void anErrorShouldLeaveNobodyWaiting() throws Exception {
        Together<String, String> together = new Together<>(this::work, () -> item -> true);
        Future<String> first = occupy(together);
        List<Future<String>> others = submit(together, List.of("a", "out of memory", "b"));

        gate.countDown();

        first.get();
        int failed = 0;
        for (Future<String> other : others) {
            try {
                other.get();
            } catch (ExecutionException e) {
                assertThat(e).hasCauseInstanceOf(OutOfMemoryError.class);
                failed++;
            }
        }
        // the one that worked for all, and the one to blame
        assertThat(failed).isBetween(1, 2);
        assertThat(together.apply("c")).isEqualTo("taken c");
    }

    @Test
    void anInterruptShouldNotEndTheWaiting() throws Exception {
        Together<String, String> together = new Together<>(this::work, () -> item -> true);
        Future<String> first = occupy(together);
        List<String> answers = new CopyOnWriteArrayList<>();
        Thread caller =
                new Thread(
                        () -> {
                            answers.add(together.apply("a"));
                            answers.add(Thread.currentThread().isInterrupted() ? "yes" : "no");
                        });
        caller.start();
        awaitWaiting(caller);

        caller.interrupt();
        gate.countDown();
        first.get();
        caller.join();

        assertThat(answers).containsExactly("taken a", "yes");
    }

    @Test
    void manyCallersShouldAllGetTheirOwnAnswer() throws Exception {
        Together<String, String> together = new Together<>(this::work, TogetherTest::noneTwice);
        gate.countDown();
        List<Future<String>> answers = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            String item = "m" + i % 700;
            answers.add(callers.submit(() -> together.apply(item)));
        }

        for (int i = 0; i < 2000; i++) {
            assertThat(answers.get(i).get()).isEqualTo("taken m" + i % 700);
        }
        assertThat(runs.stream().mapToInt(List::size).sum()).isEqualTo(2000);
    }

    /** A first item that is worked on until the gate opens. */
    private Future<String> occupy(Together<String, String> together) {
        Future<String> first = callers.submit(() -> together.apply("first"));
        await().until(() -> !runs.isEmpty());
        return first;
    }

    /** In the given order. */
    private List<Future<String>> submit(Together<String, String> together, List<String> items) {
        List<Future<String>> answers = new ArrayList<>();
        for (String item : items) {
            Thread[] caller = new Thread[1];
            CountDownLatch begun = new CountDownLatch(1);
            answers.add(
                    callers.submit(
                            () -> {
                                caller[0] = Thread.currentThread();
                                begun.countDown();
                                return together.apply(item);
                            }));
            await().until(() -> begun.getCount() == 0);
            awaitWaiting(caller[0]);
        }
        return answers;
    }

    private static void awaitWaiting(Thread caller) {
        await().until(() -> caller.getState() == Thread.State.WAITING);
    }

    private List<String> work(List<String> items) {
        runs.add(List.copyOf(items));
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (items.contains("poison")) {
            throw new IllegalStateException("poison");
        }
        if (items.contains("out of memory")) {
            throw new OutOfMemoryError("out of memory");
        }
        return answers(items);
    }

    private static List<String> answers(List<String> items) {
        return items.stream().map(item -> "taken " + item).toList();
    }

    private static Predicate<String> noneTwice() {
        Set<String> seen = new HashSet<>();
        return seen::add;
    }
}
