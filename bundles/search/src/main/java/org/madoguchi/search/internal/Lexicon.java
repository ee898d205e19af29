// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Words that some article has. Words of articles that are gone may stay until the next start. Safe
 * for use by several threads.
 */
final class Lexicon {
    /** Shorter ones are like too many others. */
    private static final int MISSPELLED = 4;

    private static final int MISSPELLED_TWICE = 8;

    /** After these ウ is a long vowel; オ is one after the first row of them. */
    private static final String BEFORE_O = "オコゴソゾトドノホボポモロヨョ";

    private static final String BEFORE_U = BEFORE_O + "ウクグスズツヌフブプムルユュ";

    private final Set<String> terms = ConcurrentHashMap.newKeySet();
    private final Set<String> sounds = ConcurrentHashMap.newKeySet();

    /** From sounds without long vowels to those with them. */
    private final Map<String, String> shortened = new ConcurrentHashMap<>();

    /** A word that is nearly what stands between two places. */
    record Near(int from, int to, String sound, int edits) {}

    void add(List<Word> words) {
        for (Word word : words) {
            if (word.content()) {
                terms.add(word.term());
                word.sounds().forEach(this::addSound);
            }
            add(word.parts());
        }
    }

    void addTerm(String term) {
        terms.add(term);
    }

    void addSound(String sound) {
        if (sounds.add(sound) && JapaneseText.isKana(sound)) {
            String without = withoutLongVowels(sound);
            if (!without.equals(sound)) {
                shortened.putIfAbsent(without, sound);
            }
        }
    }

    /** Whether it can be found, in this or another spelling. */
    boolean knows(Word word) {
        return terms.contains(word.term())
                || word.soundsWanted().stream().anyMatch(sounds::contains);
    }

    boolean knowsTerm(String term) {
        return terms.contains(term);
    }

    boolean knowsSound(String sound) {
        return sounds.contains(sound);
    }

    /** The word that this becomes with its long vowels: ジュミン is ジュウミン; null for none. */
    String withLongVowels(String sound) {
        String without = withoutLongVowels(sound);
        return sounds.contains(without) ? without : shortened.get(without);
    }

    /** Asked for every part of a search in kana. */
    static String withoutLongVowels(String sound) {
        int at = 0;
        while (at < sound.length() && !isLongVowel(sound, at)) {
            at++;
        }
        if (at == sound.length()) {
            return sound;
        }
        StringBuilder without = new StringBuilder(sound.length()).append(sound, 0, at);
        for (; at < sound.length(); at++) {
            if (!isLongVowel(sound, at)) {
                without.append(sound.charAt(at));
            }
        }
        return without.toString();
    }

    private static boolean isLongVowel(String sound, int at) {
        return switch (sound.charAt(at)) {
            case 'ー' -> true;
            case 'ウ' -> at > 0 && BEFORE_U.indexOf(sound.charAt(at - 1)) >= 0;
            case 'オ' -> at > 0 && BEFORE_O.indexOf(sound.charAt(at - 1)) >= 0;
            default -> false;
        };
    }

    /** Words that stand in this run of katakana with one or two letters wrong. */
    List<Near> near(String run) {
        Set<Integer> pairs = new HashSet<>();
        for (int i = 1; i < run.length(); i++) {
            pairs.add(run.charAt(i - 1) << 16 | run.charAt(i));
        }
        List<Near> found = new ArrayList<>();
        for (String sound : sounds) {
            int edits = sound.length() >= MISSPELLED_TWICE ? 2 : 1;
            if (sound.length() >= MISSPELLED
                    && sound.length() <= run.length() + edits
                    && shared(sound, pairs) >= sound.length() - 1 - 2 * edits
                    && JapaneseText.isKana(sound)) {
                near(sound, run, edits, found);
            }
        }
        return found;
    }

    private static int shared(String sound, Set<Integer> pairs) {
        int shared = 0;
        for (int i = 1; i < sound.length(); i++) {
            if (pairs.contains(sound.charAt(i - 1) << 16 | sound.charAt(i))) {
                shared++;
            }
        }
        return shared;
    }

    /** Sellers' algorithm: where in the run the word ends with the fewest edits. */
    private static void near(String sound, String run, int edits, List<Near> found) {
        int length = sound.length();
        int[] cost = new int[length + 1];
        int[] from = new int[length + 1];
        for (int i = 0; i <= length; i++) {
            cost[i] = i;
        }
        for (int at = 1; at <= run.length(); at++) {
            int diagonal = cost[0];
            int diagonalFrom = from[0];
            from[0] = at;
            for (int i = 1; i <= length; i++) {
                int change = diagonal + (sound.charAt(i - 1) == run.charAt(at - 1) ? 0 : 1);
                int best = change;
                int bestFrom = i == 1 ? at - 1 : diagonalFrom;
                if (cost[i] + 1 < best) {
                    best = cost[i] + 1;
                    bestFrom = from[i];
                }
                if (cost[i - 1] + 1 < best) {
                    best = cost[i - 1] + 1;
                    bestFrom = from[i - 1];
                }
                diagonal = cost[i];
                diagonalFrom = from[i];
                cost[i] = best;
                from[i] = bestFrom;
            }
            if (cost[length] > 0 && cost[length] <= edits && at - from[length] >= 3) {
                found.add(new Near(from[length], at, sound, cost[length]));
            }
        }
    }
}
