// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.madoguchi.search.internal.Fusion.Query;

/** Vectors count when they are proven to help, and never otherwise. */
class FusionTest {
    private static final int ARTICLES = 300;

    @Test
    void aRankShouldBeThatOfTheFusedScore() {
        Query query = new Query(2, scores(1, 10f, 2, 8f, 3, 4f), scores(2, .5f, 9, .9f));

        assertThat(query.reciprocalRank(0)).isEqualTo(1 / 2.0);
        assertThat(query.reciprocalRank(0.4f)).isEqualTo(1 / 2.0); // 1.0 against 0.8 + 0.2
        assertThat(query.reciprocalRank(0.8f)).isEqualTo(1.0); // 1.0 against 0.8 + 0.4
        assertThat(new Query(9, query.words(), query.vectors()).reciprocalRank(0.8f))
                .as("vectors bring in what words have not found")
                .isEqualTo(1 / 3.0);
        assertThat(new Query(3, scores(1, 8f, 2, 8f, 3, 8f), Map.of()).reciprocalRank(0))
                .as("of equals the earlier is shown first")
                .isEqualTo(1 / 3.0);
        assertThat(new Query(9, Map.of(), query.vectors()).reciprocalRank(0.8f))
                .as("where words find nothing nothing is shown")
                .isZero();
    }

    @Test
    void vectorsThatHelpShouldCount() {
        Random random = new Random(7);
        Fusion.Verdict verdict =
                Fusion.judge(queries(random, 300, 5, 0.3f), queries(random, 600, 1, 0.3f));

        assertThat(verdict.weight()).isPositive();
        assertThat(verdict.after()).isGreaterThan(verdict.before() + 0.1);
        assertThat(verdict.sure()).isPositive();
    }

    @Test
    void vectorsThatMeanNothingShouldHardlyEverCount() {
        int accepted = 0;
        List<Query> indifferent = new ArrayList<>();
        for (Query query : queries(new Random(7), 200, 1, 0)) {
            indifferent.add(new Query(query.right(), query.words(), Map.of()));
        }
        for (int seed = 0; seed < 150; seed++) {
            Random random = new Random(seed);
            Fusion.Verdict verdict = Fusion.judge(queries(random, 200, 3, 0), indifferent);
            accepted += verdict.weight() > 0 ? 1 : 0;
        }

        assertThat(accepted).as("of 150, by chance").isLessThanOrEqualTo(5);
    }

    @Test
    void aGainThatIsPaidWithALossShouldNotCount() {
        Random random = new Random(7);
        List<Query> told = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            // words know it; vectors are sure of another one
            told.add(new Query(1, scores(1, 10f, 2, 9.9f), scores(2, 1f)));
        }

        assertThat(Fusion.judge(queries(random, 300, 5, 0.3f), told).weight()).isZero();
    }

    @Test
    void fewQueriesShouldProveNothing() {
        Random random = new Random(7);
        int few = 2 * Fusion.FEWEST - 2;

        assertThat(
                        Fusion.judge(queries(random, few, 5, 0.5f), queries(random, 600, 1, 0.5f))
                                .weight())
                .isZero();
        assertThat(Fusion.judge(List.of(), List.of()).weight()).isZero();
    }

    @Test
    void theSameArticlesShouldGetTheSameVerdict() {
        assertThat(
                        Fusion.judge(
                                queries(new Random(1), 200, 5, .1f),
                                queries(new Random(2), 200, 1, .1f)))
                .isEqualTo(
                        Fusion.judge(
                                queries(new Random(1), 200, 5, .1f),
                                queries(new Random(2), 200, 1, .1f)));
    }

    /**
     * @param place about where words put the right article
     * @param sense what the right article's cosine has more than others'
     */
    private static List<Query> queries(Random random, int count, int place, float sense) {
        List<Query> queries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Map<Long, Float> words = new LinkedHashMap<>();
            float score = 10;
            for (int rank = 0; rank < 20; rank++) {
                words.putIfAbsent((long) random.nextInt(ARTICLES), score);
                score *= 0.95f;
            }
            long right =
                    new ArrayList<>(words.keySet())
                            .get(place == 1 ? 0 : random.nextInt(2 * place - 1));
            Map<Long, Float> vectors = new LinkedHashMap<>();
            for (int near = 0; near < 100; near++) {
                vectors.put((long) random.nextInt(ARTICLES), random.nextFloat() * 0.5f);
            }
            if (sense > 0) {
                vectors.put(right, 0.4f + sense);
            }
            queries.add(new Query(right, words, vectors));
        }
        return queries;
    }

    private static Map<Long, Float> scores(Object... idsAndScores) {
        Map<Long, Float> scores = new LinkedHashMap<>();
        for (int i = 0; i < idsAndScores.length; i += 2) {
            scores.put(((Number) idsAndScores[i]).longValue(), (Float) idsAndScores[i + 1]);
        }
        return scores;
    }
}
