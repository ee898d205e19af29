// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.knowledge;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.identity.Actor;

/**
 * The city's own words for its search (FJ-089, ST-144): they come beside the dictionaries of the
 * product and count within seconds, without a restart. Changes need {@code ARTICLE_EDIT} of an
 * actor without a department and are audited. Safe for use by several threads.
 */
public interface SearchDictionary {
    /** Names an entry. */
    record EntryId(long value) {}

    /**
     * @param direction whether each word finds all others, or only the first word finds the others
     * @param words 2 to 20 words of 1 to 60 characters
     */
    record Synonyms(EntryId id, Direction direction, List<String> words, Instant at, String by) {
        public Synonyms {
            words = List.copyOf(words);
        }
    }

    enum Direction {
        EACH_OTHER,
        FIRST_FINDS_OTHERS
    }

    /**
     * A word that must not be cut, such as the name of a facility.
     *
     * @param reading in katakana
     */
    record Word(EntryId id, String surface, String reading, Instant at, String by) {}

    /** A change that is not made yet. */
    sealed interface Change {
        record Synonymous(Optional<EntryId> replaces, Direction direction, List<String> words)
                implements Change {}

        record NewWord(Optional<EntryId> replaces, String surface, String reading)
                implements Change {}

        record Removal(EntryId id) implements Change {}
    }

    /**
     * What a change does to one search.
     *
     * @param before questions found first, at most 10
     * @param after the same with the change
     */
    record Effect(String words, List<String> before, List<String> after) {
        public Effect {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }
    }

    /** By their first words. */
    List<Synonyms> synonyms();

    /** By their surfaces. */
    List<Word> words();

    /**
     * Shows what a change would do; changes nothing.
     *
     * @param searches words that people really searched for, at most 200
     * @return of those whose first ten change
     * @throws RejectedException when the change breaks a rule
     */
    List<Effect> preview(Actor actor, Change change, List<String> searches);

    /**
     * @throws RejectedException when the change breaks a rule; the reason names it
     */
    void apply(Actor actor, Change change);
}
