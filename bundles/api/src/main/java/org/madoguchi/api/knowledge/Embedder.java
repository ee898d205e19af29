// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.knowledge;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Turns texts into vectors of which those of like meaning point the same way. Register it as a
 * service and the FAQ search tries it on the city's own articles; only if it helps there beyond
 * chance does it count, so that a poor one changes nothing. Of several, the highest ranking is
 * tried.
 *
 * <p>Implementations are safe for use by several threads. A search waits 100 milliseconds for a
 * vector and then does without.
 */
@ConsumerType
public interface Embedder {
    /** More dimensions cannot be indexed. */
    int MOST_DIMENSIONS = 1024;

    /**
     * @param kind models of sentences are told before each text what it is
     * @param text as written: a search, or question and answer of an article
     * @param words what it says, in their order and in one form for all inflections (住む for 住んだ),
     *     without particles and signs; long words are followed by their parts
     */
    record Passage(Kind kind, String text, List<String> words) {
        /** What asks, and what is asked for. */
        public enum Kind {
            SEARCH,
            ARTICLE
        }

        public Passage {
            Objects.requireNonNull(kind, "kind");
            words = List.copyOf(words);
        }
    }

    /** Another one whenever vectors of another kind are made: all articles are then read anew. */
    String name();

    /** 1 to {@link #MOST_DIMENSIONS}; never changes. */
    int dimension();

    /**
     * Its length does not matter, only where it points.
     *
     * @return empty when nothing is known of this text
     */
    Optional<float[]> embed(Passage passage);
}
