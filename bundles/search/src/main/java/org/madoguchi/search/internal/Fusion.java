// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * How much vectors count beside words: an article's score is its part of the best article's score
 * by words, plus {@code weight} × cosine. The weight is 0 unless the city's own articles prove
 * another one better.
 *
 * <p>The proof has two parts, each over queries made of the articles (see {@link OwnQueries}). On
 * queries whose words the index has <em>not</em> been told, the mean reciprocal rank must rise
 * beyond chance: the weight is chosen on one half of them, and the other half, which had no say,
 * must gain with 99 % confidence (paired bootstrap, one-sided). On queries whose words the index
 * knows, nothing may be lost. An embedder without sense fails the first part, one that buys a gain
 * with a loss the second.
 */
final class Fusion {
    /** Weights that are tried, the smallest first. */
    static final List<Float> WEIGHTS = List.of(0.05f, 0.1f, 0.2f, 0.4f, 0.8f);

    /** Fewer queries prove nothing, however they turn out. */
    static final int FEWEST = 40;

    private static final int DRAWS = 2_000;
    private static final double CHANCE = 0.01;

    private Fusion() {}

    /**
     * What words and vectors each found for one query.
     *
     * @param right the article that should be first
     * @param words scores by words, the best first
     * @param vectors cosines, those above 0 only
     */
    record Query(long right, Map<Long, Float> words, Map<Long, Float> vectors) {
        /** 1 / place of the right article; 0 when it is not there. */
        double reciprocalRank(float weight) {
            if (words.isEmpty()) {
                return 0; // as in the product: where words find nothing, nothing is shown
            }
            float best = words.values().iterator().next();
            Map<Long, Float> scores = new LinkedHashMap<>();
            words.forEach((id, score) -> scores.put(id, score / best));
            if (weight > 0) {
                vectors.forEach((id, cosine) -> scores.merge(id, weight * cosine, Float::sum));
            }
            Float own = scores.get(right);
            if (own == null) {
                return 0;
            }
            int place = 1;
            boolean before = true; // of equal scores the earlier stays before the later
            for (Map.Entry<Long, Float> other : scores.entrySet()) {
                before &= other.getKey() != right;
                if (other.getValue() > own || before && other.getValue().equals(own)) {
                    place++;
                }
            }
            return 1.0 / place;
        }

        double gain(float weight) {
            return reciprocalRank(weight) - reciprocalRank(0);
        }
    }

    /**
     * @param weight 0 when vectors are not used
     * @param before mean reciprocal rank by words alone, over the queries of untold words
     * @param after the same with the weight that was tried last
     * @param told gain on the queries of told words with that weight
     * @param sure the gain of the deciding half is above this with 99 % confidence
     */
    record Verdict(
            float weight, int queries, double before, double after, double told, double sure) {
        /** For the log. */
        String sentence() {
            return ("%s; over %d queries of words that the index was not told, MRR %.3f by words,"
                            + " %.3f with vectors, the deciding half surely %+.3f; %+.3f on words"
                            + " that it was told")
                    .formatted(
                            weight == 0 ? "not used" : "used with weight " + weight,
                            queries,
                            before,
                            after,
                            sure,
                            told);
        }
    }

    static Verdict judge(List<Query> untold, List<Query> told) {
        List<Query> choosing = every(untold, 0);
        List<Query> deciding = every(untold, 1);
        float chosen =
                WEIGHTS.stream()
                        .filter(weight -> mean(gains(told, weight)) >= 0)
                        .max(Comparator.comparingDouble(weight -> mean(gains(choosing, weight))))
                        .orElse(0f);
        double sure = chosen == 0 ? 0 : surely(gains(deciding, chosen));
        boolean proven = deciding.size() >= FEWEST && told.size() >= FEWEST && sure > 0;
        double before = untold.stream().mapToDouble(q -> q.reciprocalRank(0)).average().orElse(0);
        return new Verdict(
                proven ? chosen : 0,
                untold.size(),
                before,
                before + mean(gains(untold, chosen)),
                mean(gains(told, chosen)),
                sure);
    }

    private static List<Query> every(List<Query> all, int remainder) {
        List<Query> half = new ArrayList<>();
        IntStream.range(0, all.size())
                .filter(i -> i % 2 == remainder)
                .forEach(i -> half.add(all.get(i)));
        return half;
    }

    private static double[] gains(List<Query> queries, float weight) {
        return queries.stream().mapToDouble(query -> query.gain(weight)).toArray();
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return values.length == 0 ? 0 : sum / values.length;
    }

    /** Queries are drawn with replacement; what the mean of 99 of 100 draws is above. */
    private static double surely(double[] gains) {
        if (gains.length == 0) {
            return 0;
        }
        Random random = new Random(1); // the same articles, the same verdict
        double[] means = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            double sum = 0;
            for (int i = 0; i < gains.length; i++) {
                sum += gains[random.nextInt(gains.length)];
            }
            means[draw] = sum / gains.length;
        }
        Arrays.sort(means);
        return means[(int) (DRAWS * CHANCE)];
    }
}
