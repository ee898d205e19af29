// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.madoguchi.api.knowledge.Embedder;

/**
 * Vectors of words made from the articles themselves by random indexing: a word is the sum of the
 * articles that it stands in. Real ones, and poor ones, for a town's FAQ is a small corpus.
 */
final class OwnTextVectors implements Embedder {
    private static final int DIMENSION = 256;

    private final Map<String, float[]> words = new HashMap<>();
    private final Map<String, Integer> articles = new HashMap<>();
    private int all;

    /** One article's words; before the first {@link #embed}. */
    void read(List<String> article) {
        Random random = new Random(all++);
        float[] sign = new float[DIMENSION];
        for (int i = 0; i < DIMENSION; i++) {
            sign[i] = (float) random.nextGaussian();
        }
        Set<String> distinct = new HashSet<>(article);
        for (String word : distinct) {
            add(words.computeIfAbsent(word, key -> new float[DIMENSION]), sign, 1);
            articles.merge(word, 1, Integer::sum);
        }
    }

    private static void add(float[] to, float[] vector, double weight) {
        for (int i = 0; i < DIMENSION; i++) {
            to[i] += (float) (weight * vector[i]);
        }
    }

    @Override
    public String name() {
        return "own texts";
    }

    @Override
    public int dimension() {
        return DIMENSION;
    }

    @Override
    public Optional<float[]> embed(Passage passage) {
        float[] mean = new float[DIMENSION];
        for (String word : passage.words()) {
            float[] vector = words.get(word);
            if (vector != null) {
                double rare = Math.log((double) all / articles.get(word)) + 1e-3;
                add(mean, vector, rare / Math.sqrt(articles.get(word)));
            }
        }
        return Optional.of(mean);
    }
}
