// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.knowledge.ArticleChanged;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.ArticleQuery;
import org.madoguchi.api.knowledge.ArticleSearch.Found;
import org.madoguchi.api.knowledge.Audience;
import org.madoguchi.api.knowledge.Embedder;
import org.madoguchi.api.knowledge.Reader;

/** Embedders come, are tried, are used or not, and go. */
class MeaningTest {
    private static final Path SETS = Path.of("..", "..", "benchmarks", "search");
    private static final int DIMENSION = 64;

    /** A word of offices, one of editors' keywords, and one that only citizens and vectors know. */
    private static final int THINGS = 160;

    @TempDir Path folder;

    private final ArticlesInMemory articles = new ArticlesInMemory();
    private Meaning meaning;
    private LuceneArticleSearch search;

    @AfterEach
    void close() throws Exception {
        if (search != null) {
            search.close();
            meaning.close();
        }
    }

    /** Vectors by chance, with another chance for each embedder. */
    private record Chance(int seed) implements Embedder {
        @Override
        public String name() {
            return "chance " + seed;
        }

        @Override
        public int dimension() {
            return DIMENSION;
        }

        @Override
        public Optional<float[]> embed(Passage passage) {
            return Optional.of(vector(new Random(seed * 31L + passage.text().hashCode())));
        }
    }

    private static float[] vector(Random random) {
        float[] vector = new float[DIMENSION];
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return vector;
    }

    /** Knows which words mean one thing. */
    private static class Sense implements Embedder {
        final AtomicInteger asked = new AtomicInteger();
        private final String name;

        Sense(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public int dimension() {
            return DIMENSION;
        }

        @Override
        public Optional<float[]> embed(Passage passage) {
            asked.incrementAndGet();
            for (int i = 0; i < THINGS; i++) {
                for (String word : List.of(office(i), keyword(i), everyday(i))) {
                    if (passage.text().contains(word)) {
                        return Optional.of(vector(new Random(i)));
                    }
                }
            }
            return Optional.empty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void vectorsByChanceShouldChangeNothing(int seed) throws Exception {
        JudgedSet set = JudgedSet.read(SETS.resolve("asahi"));
        EmbedderReport.articles(set, articles);
        open();
        Map<String, Found> before = new HashMap<>();
        set.queries().forEach(query -> before.put(query.words(), find(query.words())));

        meaning.add(new Chance(seed));
        awaitVerdict();

        assertThat(meaning.weight()).isZero();
        for (JudgedSet.Judged query : set.queries()) {
            assertThat(find(query.words())).isEqualTo(before.get(query.words()));
        }
    }

    @Test
    void vectorsThatKnowMoreShouldBringForwardWhatWordsDoNotKnow() throws Exception {
        town();
        open();
        assertThat(first("お金 " + everyday(100))).isNotEqualTo(100L);

        meaning.add(new Sense("sense"));
        awaitVerdict();

        assertThat(meaning.weight()).isPositive();
        assertThat(first("お金 " + everyday(100))).isEqualTo(100L);
        assertThat(first(office(7))).isEqualTo(7L);
        assertThat(find(everyday(100)).hits())
                .as("where words find nothing nothing is shown: it is counted as a gap of the FAQ")
                .isEmpty();
    }

    @Test
    void aReaderShouldFindByMeaningOnlyWhatIsForHim() throws Exception {
        town();
        put(100, Audience.STAFF, office(100));
        open();
        meaning.add(new Sense("sense"));
        awaitVerdict();
        assertThat(meaning.weight()).isPositive();

        assertThat(find("お金 " + everyday(100)).hits())
                .noneMatch(hit -> hit.id().equals(new ArticleId(100)));
        assertThat(search.search("お金 " + everyday(100), Reader.ANYBODY, 10).get(0).id())
                .isEqualTo(new ArticleId(100));
    }

    @Test
    void anEmbedderShouldComeAndGoAndItsVectorsBeKept() throws Exception {
        town();
        open();
        Sense sense = new Sense("sense");
        meaning.add(sense);
        awaitVerdict();
        meaning.remove(sense);
        assertThat(meaning.weight()).isZero();
        assertThat(first("お金 " + everyday(100))).isNotEqualTo(100L);

        Sense again = new Sense("sense");
        meaning.add(again);
        await().until(() -> meaning.weight() > 0);
        int queries = 3 * THINGS;
        assertThat(again.asked.get()).as("articles are not embedded again").isEqualTo(queries);

        Sense better = new Sense("better");
        meaning.add(better);
        meaning.remove(again);
        await().until(() -> meaning.weight() > 0);
        assertThat(better.asked.get()).as("another embedder's are").isEqualTo(queries + THINGS);
    }

    @Test
    void aChangedArticleShouldMeanWhatItSaysNow() throws Exception {
        town();
        open();
        meaning.add(new Sense("sense"));
        awaitVerdict();
        put(100, Audience.PUBLIC, "別のこと");
        put(500, Audience.PUBLIC, office(100));
        for (long id : List.of(100L, 500L)) {
            ArticleChanged change = new ArticleChanged(new ArticleId(id), Instant.EPOCH);
            search.on(change);
            meaning.on(change);
        }

        await().until(() -> first("お金 " + everyday(100)).equals(500L));
    }

    @Test
    void anEmbedderThatFailsShouldNotBeNoticed() throws Exception {
        town();
        open();
        List<String> bad = List.of("dimension", "length", "throws", "nan", "zero");
        for (String kind : bad) {
            Embedder embedder = broken(kind);
            meaning.add(embedder);
            assertThat(first(office(7))).isEqualTo(7L);
            meaning.remove(embedder);
        }
        meaning.add(new Sense("sense"));
        await().until(() -> meaning.weight() > 0);
    }

    @Test
    void aSlowEmbedderShouldNotBeWaitedFor() throws Exception {
        town();
        open();
        CountDownLatch end = new CountDownLatch(1);
        meaning.add(
                new Sense("slow") {
                    @Override
                    public Optional<float[]> embed(Passage passage) {
                        if (Thread.currentThread().getName().equals("faq-embedder")) {
                            try {
                                end.await();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        }
                        return super.embed(passage);
                    }
                });
        awaitVerdict();
        assertThat(meaning.weight()).isPositive();
        long begun = System.nanoTime();
        for (int i = 0; i < 20; i++) {
            assertThat(first(office(7))).isEqualTo(7L);
        }
        end.countDown();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(60));
    }

    @Test
    void damagedVectorsShouldBeMadeAnew() throws Exception {
        town();
        open();
        Sense sense = new Sense("sense");
        meaning.add(sense);
        awaitVerdict();
        meaning.remove(sense);
        close();
        try (var files = Files.list(folder.resolve("vectors"))) {
            for (Path file :
                    files.filter(f -> f.getFileName().toString().startsWith("segments")).toList()) {
                Files.writeString(file, "broken");
            }
        }
        open();
        Sense again = new Sense("sense");
        meaning.add(again);
        await().until(() -> meaning.weight() > 0);
        assertThat(again.asked.get()).isGreaterThanOrEqualTo(4 * THINGS);
    }

    private static Embedder broken(String kind) {
        Map<String, Function<Random, float[]>> vectors =
                Map.of(
                        "length", random -> new float[3],
                        "throws",
                                random -> {
                                    throw new IllegalStateException("broken");
                                },
                        "nan", random -> nan(),
                        "zero", random -> new float[DIMENSION]);
        return new Embedder() {
            @Override
            public String name() {
                return "broken " + kind;
            }

            @Override
            public int dimension() {
                return kind.equals("dimension") ? MOST_DIMENSIONS + 1 : DIMENSION;
            }

            @Override
            public Optional<float[]> embed(Passage passage) {
                return Optional.of(vectors.get(kind).apply(new Random(1)));
            }
        };
    }

    private static float[] nan() {
        float[] vector = new float[DIMENSION];
        vector[3] = Float.NaN;
        return vector;
    }

    /** Every article is about money; which one is meant, words tell by the office's word only. */
    private void town() {
        for (int i = 0; i < THINGS; i++) {
            put(i, Audience.PUBLIC, office(i));
        }
    }

    private void put(int id, Audience audience, String word) {
        articles.put(id, audience, word + "について", "お金のこと", "お金", keyword(id));
    }

    private static String office(int i) {
        return word("office", i);
    }

    private static String keyword(int i) {
        return word("keyword", i);
    }

    private static String everyday(int i) {
        return word("everyday", i);
    }

    /** Letters that are read as one word, and have no part in common with another's. */
    private static String word(String kind, int i) {
        return new Random(31L * i + kind.hashCode())
                .ints(10, 0, 9)
                .mapToObj(letter -> "bcdfgqvxz".substring(letter, letter + 1))
                .collect(Collectors.joining());
    }

    private void open() throws IOException {
        meaning = new Meaning(articles, folder.resolve("vectors"));
        search =
                new LuceneArticleSearch(
                        articles,
                        CategoriesInMemory.NONE,
                        new CityWordsInMemory(),
                        Attachments.NAMES_ONLY,
                        meaning,
                        folder.resolve("faq"));
        List<Integer> all = new ArrayList<>();
        articles.forEachPublished(article -> all.add(1));
        await().until(() -> search.size() == all.size());
    }

    private void awaitVerdict() {
        await().until(meaning::judged);
    }

    private Found find(String words) {
        return search.search(
                new ArticleQuery(words, Reader.CITIZEN, Optional.empty(), new PageRequest(0, 10)));
    }

    private Long first(String words) {
        return find(words).hits().get(0).id().value();
    }
}
