// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.audit.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.storage.StorageException;

class SharedCommitTest {
    private final ExecutorService threads = Executors.newFixedThreadPool(8);

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void nobodyShouldReturnBeforeItsOwnIsWrittenAndNothingIsWrittenTwice() throws Exception {
        Set<Integer> written = ConcurrentHashMap.newKeySet();
        AtomicInteger inside = new AtomicInteger();
        SharedCommit<Integer> commit =
                new SharedCommit<>(
                        batch -> {
                            assertThat(inside.incrementAndGet()).isEqualTo(1);
                            assertThat(batch).hasSizeBetween(1, 3);
                            batch.forEach(one -> assertThat(written.add(one)).isTrue());
                            inside.decrementAndGet();
                        },
                        3);
        List<Callable<Boolean>> calls = new ArrayList<>();
        IntStream.range(0, 20_000)
                .forEach(
                        number ->
                                calls.add(
                                        () -> {
                                            commit.write(number);
                                            return written.contains(number);
                                        }));
        for (Future<Boolean> call : threads.invokeAll(calls)) {
            assertThat(call.get()).isTrue();
        }
        assertThat(written).hasSize(20_000);
    }

    @Test
    void whatComesMeanwhileShouldShareTheNextWrite() throws Exception {
        List<List<Integer>> batches = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch firstIsWriting = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        SharedCommit<Integer> commit =
                new SharedCommit<>(
                        batch -> {
                            batches.add(batch);
                            firstIsWriting.countDown();
                            await(goOn);
                        },
                        100);
        List<Future<?>> callers = new ArrayList<>();
        callers.add(threads.submit(() -> commit.write(0)));
        await(firstIsWriting);
        AtomicInteger arrived = new AtomicInteger();
        for (int i = 1; i < 5; i++) {
            int number = i;
            callers.add(
                    threads.submit(
                            () -> {
                                arrived.incrementAndGet();
                                commit.write(number);
                            }));
        }
        waitUntil(arrived, 4);
        goOn.countDown();
        for (Future<?> caller : callers) {
            caller.get(10, TimeUnit.SECONDS);
        }
        assertThat(batches.get(0)).containsExactly(0);
        assertThat(batches.stream().flatMap(List::stream)).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
    }

    @Test
    void aFailureShouldReachEverybodyWhoWaitedForItAndNobodyElse() {
        AtomicInteger failures = new AtomicInteger(1);
        SharedCommit<Integer> commit =
                new SharedCommit<>(
                        batch -> {
                            if (failures.getAndDecrement() > 0) {
                                throw new OutOfMemoryError("as if");
                            }
                        },
                        100);
        assertThatThrownBy(() -> commit.write(1))
                .isInstanceOf(StorageException.class)
                .hasRootCauseInstanceOf(OutOfMemoryError.class);
        commit.write(2);
    }

    private static void waitUntil(AtomicInteger value, int wanted) {
        while (value.get() < wanted) {
            Thread.onSpinWait();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
