// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.storage.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.Content;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.storage.BlobId;
import org.madoguchi.api.storage.StorageException;
import org.madoguchi.storage.EntityUnit;
import org.madoguchi.storage.Row;
import org.madoguchi.storage.Select;
import org.madoguchi.storage.UnitDefinition;
import org.madoguchi.test.StorageFixture;

/** The promises that every module builds on, on a real database. */
class JpaStorageTest {
    private static final Instant NOW = Instant.parse("2026-11-21T01:02:03.456Z");

    private static StorageFixture fixture;
    private static EntityUnit letters;
    private static EntityUnit marks;

    @BeforeAll
    static void open() {
        fixture = StorageFixture.start();
        letters = fixture.storage().open(UnitDefinition.of("sample", LetterEntity.class));
        marks = fixture.storage().open(UnitDefinition.of("other", MarkEntity.class));
    }

    @AfterAll
    static void close() {
        letters.close();
        marks.close();
        fixture.close();
    }

    private static long write(String body) {
        long id = letters.newId();
        letters.run(em -> em.persist(new LetterEntity(id, "件名", body, NOW)));
        return id;
    }

    private static boolean letterExists(long id) {
        return letters.required(em -> em.find(LetterEntity.class, id) != null);
    }

    private static boolean markExists(String word) {
        return marks.required(
                em ->
                        !em.createQuery(
                                        "select m from MarkEntity m where m.word = :word",
                                        MarkEntity.class)
                                .setParameter("word", word)
                                .getResultList()
                                .isEmpty());
    }

    @Test
    void japaneseTextBytesAndTimesShouldComeBackAsTheyWere() {
        String body = "𠮷野家の髙﨑①です。".repeat(2000);
        long id = write(body);
        letters.run(
                em -> {
                    LetterEntity read = em.find(LetterEntity.class, id);
                    assertThat(read.body()).isEqualTo(body);
                    assertThat(read.photo()).containsExactly(1, 2, 3);
                    assertThat(read.writtenAt()).isEqualTo(NOW);
                });
    }

    @Test
    void eachOfSeveralThingsShouldBeAnsweredOnceAndInOrder() {
        for (int count = 0; count <= 5; count++) {
            List<Long> ids = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                ids.add(write("本文" + i));
            }
            Select<String> bodies =
                    Select.ofEach(
                            "SELECT body FROM sample_letter WHERE id = ? AND title = ?",
                            Row::text,
                            ids,
                            "件名");
            Select<Long> found =
                    Select.ofEach("SELECT id FROM sample_letter WHERE id = ?", Row::number, ids);
            Select<Long> all =
                    Select.of("SELECT COUNT(*) FROM sample_letter WHERE id >= ?", Row::number, 0L);
            letters.select(found, bodies, all);
            assertThat(bodies.rows())
                    .containsExactlyElementsOf(
                            IntStream.range(0, count).mapToObj(i -> "本文" + i).toList());
            assertThat(found.rows()).containsExactlyElementsOf(ids);
            assertThat(all.rows()).hasSize(1);
        }
    }

    @Test
    void twoModulesShouldCommitTogether() {
        long id =
                fixture.transactions()
                        .required(
                                () -> {
                                    marks.run(
                                            em ->
                                                    em.persist(
                                                            new MarkEntity(
                                                                    marks.newId(), "together")));
                                    return write("本文");
                                });
        assertThat(letterExists(id)).isTrue();
        assertThat(markExists("together")).isTrue();
    }

    @Test
    void aFailureInOneModuleShouldRollBackTheOther() {
        List<Long> ids = new ArrayList<>();
        assertThatThrownBy(
                        () ->
                                fixture.transactions()
                                        .run(
                                                () -> {
                                                    ids.add(write("消えるはず"));
                                                    throw new IllegalStateException("boom");
                                                }))
                .hasMessage("boom");
        assertThat(letterExists(ids.get(0))).isFalse();
    }

    @Test
    void aSwallowedFailureOfAnInnerPartShouldRollBackEverything() {
        List<Long> ids = new ArrayList<>();
        assertThatThrownBy(
                        () ->
                                fixture.transactions()
                                        .run(
                                                () -> {
                                                    ids.add(write("消えるはず"));
                                                    swallowInnerFailure();
                                                }))
                .isInstanceOf(StorageException.class);
        assertThat(letterExists(ids.get(0))).isFalse();
    }

    private static void swallowInnerFailure() {
        try {
            marks.run(
                    em -> {
                        throw new IllegalArgumentException("inner");
                    });
        } catch (IllegalArgumentException expected) {
            assertThat(expected).hasMessage("inner");
        }
    }

    @Test
    void whatComesLastShouldBeWrittenTogetherAndWithTheRest() {
        List<List<String>> written = new ArrayList<>();
        Consumer<List<String>> writer =
                items -> {
                    // what the transaction wrote through entities is in the database by now
                    assertThat(markExists("first")).isTrue();
                    written.add(items);
                    marks.run(
                            em -> {
                                em.persist(new MarkEntity(marks.newId(), items.get(1)));
                                em.flush();
                            });
                };
        marks.run(
                em -> {
                    marks.last("a", writer);
                    em.persist(new MarkEntity(marks.newId(), "first"));
                    letters.last("last", writer);
                });

        assertThat(written).containsExactly(List.of("a", "last"));
        assertThat(markExists("last")).isTrue();
    }

    @Test
    void aFailureOfWhatComesLastShouldRollBackEverything() {
        Consumer<String> fail =
                text -> {
                    throw new IllegalStateException(text);
                };
        assertThatThrownBy(
                        () ->
                                marks.run(
                                        em -> {
                                            em.persist(new MarkEntity(marks.newId(), "lost"));
                                            marks.last("boom", items -> fail.accept(items.get(0)));
                                        }))
                .hasMessage("boom");
        assertThat(markExists("lost")).isFalse();
        assertThatThrownBy(() -> marks.last("outside", items -> {}))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aBrokenConstraintShouldFailTheWholeTransaction() {
        marks.run(em -> em.persist(new MarkEntity(marks.newId(), "once")));
        List<Long> ids = new ArrayList<>();
        assertThatThrownBy(
                        () ->
                                fixture.transactions()
                                        .run(
                                                () -> {
                                                    ids.add(write("消えるはず"));
                                                    marks.run(
                                                            em ->
                                                                    em.persist(
                                                                            new MarkEntity(
                                                                                    marks.newId(),
                                                                                    "once")));
                                                }))
                .isInstanceOf(StorageException.class);
        assertThat(letterExists(ids.get(0))).isFalse();
    }

    @Test
    void whoeverComesSecondShouldSucceedOnTopOfTheOther() throws Exception {
        long id = write("はじめ");
        AtomicInteger attempts = new AtomicInteger();
        ExecutorService colleague = Executors.newSingleThreadExecutor();
        try {
            letters.run(
                    em -> {
                        LetterEntity mine = em.find(LetterEntity.class, id);
                        String seen = mine.body();
                        if (attempts.incrementAndGet() == 1) {
                            await(colleague.submit(() -> append(id, "同僚")));
                        }
                        mine.rewrite(seen + "自分");
                    });
        } finally {
            colleague.shutdownNow();
        }
        assertThat(attempts).hasValue(2);
        letters.run(em -> assertThat(em.find(LetterEntity.class, id).body()).isEqualTo("はじめ同僚自分"));
    }

    @Test
    void whoeverComesSecondShouldWriteWhatComesLastOnce() throws Exception {
        long id = write("はじめ");
        List<String> written = new ArrayList<>();
        AtomicInteger attempts = new AtomicInteger();
        ExecutorService colleague = Executors.newSingleThreadExecutor();
        try {
            letters.run(
                    em -> {
                        LetterEntity mine = em.find(LetterEntity.class, id);
                        int attempt = attempts.incrementAndGet();
                        letters.last("attempt " + attempt, written::addAll);
                        if (attempt == 1) {
                            await(colleague.submit(() -> append(id, "同僚")));
                        }
                        mine.rewrite(mine.body() + "自分");
                    });
        } finally {
            colleague.shutdownNow();
        }
        assertThat(written).containsExactly("attempt 2");
    }

    private static void append(long id, String words) {
        letters.run(
                em -> {
                    LetterEntity letter = em.find(LetterEntity.class, id);
                    letter.rewrite(letter.body() + words);
                });
    }

    private static void await(Future<?> work) {
        try {
            work.get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void eventsShouldBeToldAfterTheCommitOnly() {
        List<String> told = new ArrayList<>();
        fixture.transactions()
                .run(
                        () -> {
                            fixture.transactions().afterCommit(() -> told.add("committed"));
                            assertThat(told).isEmpty();
                        });
        assertThat(told).containsExactly("committed");
        assertThatThrownBy(
                        () ->
                                fixture.transactions()
                                        .run(
                                                () -> {
                                                    fixture.transactions()
                                                            .afterCommit(() -> told.add("never"));
                                                    throw new IllegalStateException("boom");
                                                }))
                .hasMessage("boom");
        assertThat(told).containsExactly("committed");
    }

    @Test
    void blobsShouldBeThereWhenAndOnlyWhenTheTransactionCommits() {
        byte[] small = "小さい".repeat(10).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        byte[] large = new byte[3_000_000];
        large[2_999_999] = 7;
        for (byte[] bytes : List.of(small, large)) {
            BlobId kept = fixture.blobs().put(Content.of(bytes));
            assertThat(fixture.blobs().get(kept).bytes()).isEqualTo(bytes);
            List<BlobId> lost = new ArrayList<>();
            assertThatThrownBy(
                            () ->
                                    fixture.transactions()
                                            .run(
                                                    () -> {
                                                        lost.add(
                                                                fixture.blobs()
                                                                        .put(Content.of(bytes)));
                                                        throw new IllegalStateException("boom");
                                                    }))
                    .hasMessage("boom");
            assertThatThrownBy(() -> fixture.blobs().get(lost.get(0)))
                    .isInstanceOf(NotFoundException.class);
            assertThatThrownBy(
                            () ->
                                    fixture.transactions()
                                            .run(
                                                    () -> {
                                                        fixture.blobs().delete(kept);
                                                        throw new IllegalStateException("boom");
                                                    }))
                    .hasMessage("boom");
            assertThat(fixture.blobs().get(kept).bytes()).isEqualTo(bytes);
            fixture.blobs().delete(kept);
            fixture.blobs().delete(kept);
            assertThatThrownBy(() -> fixture.blobs().get(kept))
                    .isInstanceOf(NotFoundException.class);
        }
    }

    @Test
    void numbersShouldBeGivenOnceUnderLoad() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Long>> tasks = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                tasks.add(i % 2 == 0 ? letters::newId : () -> -letters.next("sample_number"));
            }
            List<Long> given = new ArrayList<>();
            for (Future<Long> future : pool.invokeAll(tasks)) {
                given.add(future.get());
            }
            assertThat(given).doesNotHaveDuplicates().hasSize(400);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void transactionsThatHoldEveryOtherConnectionShouldStillGetNumbers() throws Exception {
        int connections = 4;
        try (StorageFixture few = StorageFixture.start(connections);
                EntityUnit unit =
                        few.storage().open(UnitDefinition.of("sample", LetterEntity.class))) {
            CyclicBarrier allBegun = new CyclicBarrier(connections - 1);
            Callable<Long> work =
                    () ->
                            unit.required(
                                    em -> {
                                        meet(allBegun);
                                        long last = 0;
                                        for (int i = 0; i < 60; i++) { // more than one block of ids
                                            last = unit.newId();
                                        }
                                        return last;
                                    });
            ExecutorService threads = Executors.newFixedThreadPool(connections - 1);
            try {
                for (Future<Long> number :
                        threads.invokeAll(Collections.nCopies(connections - 1, work))) {
                    assertThat(number.get()).isPositive();
                }
            } finally {
                threads.shutdownNow();
            }
        }
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aPoolsOwnFailureShouldBeNoConflict() {
        assertThat(Conflict.isIn(new StorageException("x", new SQLException("timed out"))))
                .isFalse();
    }
}
