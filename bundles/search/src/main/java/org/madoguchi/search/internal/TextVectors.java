// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.io.Closeable;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.knowledge.Embedder;
import org.madoguchi.api.knowledge.Embedder.Passage.Kind;

/** Gives texts to an embedder as it wants them. Safe for use by several threads. */
final class TextVectors implements Closeable {
    /** What an article is about stands at its beginning. */
    private static final int LETTERS = 1_000;

    private final Analysis analysis = new Analysis();

    /** Of length 1; empty when the embedder knows nothing of the text. */
    Optional<float[]> of(Embedder by, Kind kind, String text) {
        String begin = text.length() <= LETTERS ? text : text.substring(0, LETTERS);
        List<String> words =
                analysis.split(JapaneseText.normalized(begin)).stream()
                        .flatMap(Word::withParts)
                        .filter(Word::content)
                        .map(Word::term)
                        .toList();
        return by.embed(new Embedder.Passage(kind, begin, words))
                .flatMap(vector -> unit(vector, by.dimension()));
    }

    /** Empty when it points nowhere. */
    private static Optional<float[]> unit(float[] vector, int dimension) {
        if (vector.length != dimension) {
            throw new IllegalArgumentException(
                    "a vector of " + vector.length + " dimensions instead of " + dimension);
        }
        double square = 0;
        for (float value : vector) {
            square += (double) value * value;
        }
        if (!(square > 0) || square == Double.POSITIVE_INFINITY) {
            return Optional.empty();
        }
        float[] unit = new float[dimension];
        for (int i = 0; i < dimension; i++) {
            unit[i] = (float) (vector[i] / Math.sqrt(square));
        }
        return Optional.of(unit);
    }

    @Override
    public void close() {
        analysis.close();
    }
}
