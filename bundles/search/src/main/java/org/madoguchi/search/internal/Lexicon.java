// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Words that some article has. Words of articles that are gone may stay until the next start. Safe
 * for use by several threads.
 */
final class Lexicon {
    private final Set<String> terms = ConcurrentHashMap.newKeySet();
    private final Set<String> sounds = ConcurrentHashMap.newKeySet();

    void add(List<Word> words) {
        for (Word word : words) {
            if (word.content()) {
                terms.add(word.term());
                word.sounds().forEach(sounds::add);
            }
            add(word.parts());
        }
    }

    void addTerm(String term) {
        terms.add(term);
    }

    void addSound(String sound) {
        sounds.add(sound);
    }

    /** Whether it can be found, in this or another spelling. */
    boolean knows(Word word) {
        return terms.contains(word.term()) || word.soundsWanted().stream().anyMatch(sounds::contains);
    }

    boolean knowsTerm(String term) {
        return terms.contains(term);
    }

    boolean knowsSound(String sound) {
        return sounds.contains(sound);
    }
}
