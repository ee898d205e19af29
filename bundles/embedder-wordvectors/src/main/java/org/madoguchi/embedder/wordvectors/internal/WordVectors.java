// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.embedder.wordvectors.internal;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.api.knowledge.Embedder;

/**
 * A text's vector is the mean of its words' vectors, rare words weighing more. Words are kept with
 * one byte for each dimension: a quarter of the memory, and nothing is lost that a mean would show.
 * Immutable once it is built.
 */
final class WordVectors implements Embedder {
    /** Half the weight of a rare word has what makes up a thousandth of all text. */
    private static final double HALF = 1e-3;

    private final String name;
    private final int dimension;
    private final Map<String, Integer> places;
    private final List<byte[]> vectors;
    private final List<Float> scales;
    private final boolean byFrequency;
    private final double harmonic;

    private WordVectors(Builder from, String name) {
        this.name = name;
        dimension = from.dimension;
        places = from.places;
        vectors = from.vectors;
        scales = from.scales;
        byFrequency = from.byFrequency;
        harmonic = Math.log(Math.max(1, vectors.size())) + 0.5772;
    }

    /** Takes one word after the other; for one thread. */
    static final class Builder {
        private final int dimension;
        private final boolean byFrequency;
        private final Map<String, Integer> places = new HashMap<>();
        private final List<byte[]> vectors = new ArrayList<>();
        private final List<Float> scales = new ArrayList<>();

        /**
         * @param byFrequency the most frequent word comes first
         */
        Builder(int dimension, boolean byFrequency) {
            this.dimension = dimension;
            this.byFrequency = byFrequency;
        }

        /** Of spellings that are one to the search the first counts. */
        void add(String word, float[] vector) {
            double square = 0;
            float most = 0;
            for (float value : vector) {
                square += (double) value * value;
                most = Math.max(most, Math.abs(value));
            }
            if (square == 0 || places.putIfAbsent(normalized(word), vectors.size()) != null) {
                return;
            }
            byte[] row = new byte[dimension];
            for (int i = 0; i < dimension; i++) {
                row[i] = (byte) Math.round(vector[i] / most * Byte.MAX_VALUE);
            }
            vectors.add(row);
            scales.add((float) (most / Byte.MAX_VALUE / Math.sqrt(square)));
        }

        int size() {
            return vectors.size();
        }

        WordVectors build(String name) {
            return new WordVectors(this, name);
        }
    }

    private static String normalized(String word) {
        return Normalizer.normalize(word, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int dimension() {
        return dimension;
    }

    int size() {
        return vectors.size();
    }

    @Override
    public Optional<float[]> embed(Passage passage) {
        float[] mean = new float[dimension];
        boolean known = false;
        for (String word : passage.words()) {
            Integer place = places.get(word);
            if (place != null) {
                known = true;
                byte[] row = vectors.get(place);
                float weight = weight(place) * scales.get(place);
                for (int i = 0; i < dimension; i++) {
                    mean[i] += weight * row[i];
                }
            }
        }
        return known ? Optional.of(mean) : Optional.empty();
    }

    /**
     * By Zipf's law the word at place n makes up 1 / (n × the harmonic number) of all text: files
     * do not say how frequent a word is, but put the most frequent first.
     */
    private float weight(int place) {
        double share = 1 / ((place + 1) * harmonic);
        return byFrequency ? (float) (HALF / (HALF + share)) : 1;
    }
}
