// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which words stand for which. A phrase of a search is found in whatever inflection and spelling it
 * is written, with up to two other words between its own. Immutable.
 */
final class Thesaurus {
    /** Words that may stand between those of a phrase: 仕事を急に辞めた. */
    private static final int BETWEEN = 2;

    private static final float OF_PHRASE = 1.3f;

    private static final Pattern KANA = Pattern.compile("[ァ-ヺー]{3,}");

    /**
     * What a phrase also finds.
     *
     * @param weight compared with the phrase itself, above 0
     */
    record Target(String surface, List<Word> words, float weight) {}

    /**
     * Found in a search.
     *
     * @param from index of the first of its words
     * @param to index of the last of its words
     */
    record Match(int from, int to, List<Target> targets) {}

    /** Whether a word of a phrase sounds like this. */
    boolean knowsSound(String sound) {
        return sounds.contains(sound);
    }

    private record Entry(List<Word> phrase, List<Target> targets) {}

    private final Map<String, List<Entry>> byFirstSound = new HashMap<>();
    private final Set<String> sounds = new HashSet<>();

    /**
     * @param rules phrases and what each of them finds
     */
    Thesaurus(Analysis analysis, List<Rule> rules) {
        Map<String, List<Word>> known = new HashMap<>();
        Map<List<String>, Map<String, Target>> targets = new LinkedHashMap<>();
        Map<List<String>, List<Word>> phrases = new HashMap<>();
        for (Rule rule : rules) {
            List<Word> cut = known.computeIfAbsent(rule.phrase(), text -> leaves(analysis, text));
            List<Word> found = known.computeIfAbsent(rule.finds(), text -> leaves(analysis, text));
            for (List<Word> phrase : readings(rule.phrase(), cut)) {
                List<String> key = phrase.stream().map(Word::term).toList();
                if (phrase.isEmpty() || found.isEmpty()) {
                    continue;
                }
                phrases.putIfAbsent(key, phrase);
                targets.computeIfAbsent(key, any -> new LinkedHashMap<>())
                        .merge(
                                rule.finds(),
                                new Target(rule.finds(), found, weight(rule, phrase)),
                                (a, b) -> a.weight() >= b.weight() ? a : b);
            }
        }
        targets.forEach(
                (key, found) -> {
                    List<Word> phrase = phrases.get(key);
                    phrase.forEach(word -> sounds.add(word.sound()));
                    byFirstSound
                            .computeIfAbsent(phrase.get(0).sound(), any -> new ArrayList<>())
                            .add(new Entry(phrase, List.copyOf(found.values())));
                });
    }

    /** What is written in kana may be cut wrongly: it is known as one word as well. */
    private static List<List<Word>> readings(String text, List<Word> cut) {
        String kana = JapaneseText.katakana(JapaneseText.normalized(text));
        String sound = JapaneseText.sound(kana);
        boolean whole = cut.size() == 1 && cut.get(0).sound().equals(sound);
        if (whole || !KANA.matcher(kana).matches()) {
            return List.of(cut);
        }
        return List.of(
                cut,
                List.of(new Word(kana, sound, sound, sound, true, 0, kana.length(), List.of())));
    }

    /** A phrase says more surely what is meant than a word. */
    private static float weight(Rule rule, List<Word> phrase) {
        return phrase.size() > 1 ? rule.weight() * OF_PHRASE : rule.weight();
    }

    /**
     * @param finds what an article may say instead
     */
    record Rule(String phrase, String finds, float weight) {}

    /** The smallest words that say something; of a text of empty words all of them. */
    static List<Word> leaves(Analysis analysis, String text) {
        List<Word> words = analysis.split(JapaneseText.normalized(text));
        List<Word> content = leaves(words);
        return content.isEmpty() ? words : content;
    }

    static List<Word> leaves(List<Word> words) {
        return words.stream()
                .flatMap(word -> word.parts().isEmpty() ? Stream.of(word) : word.parts().stream())
                .filter(Word::content)
                .toList();
    }

    /**
     * @param words of a search, the smallest
     */
    List<Match> matches(List<Word> words) {
        List<Match> found = new ArrayList<>();
        for (int from = 0; from < words.size(); from++) {
            for (Entry entry : byFirstSound.getOrDefault(words.get(from).sound(), List.of())) {
                int to = end(entry.phrase(), words, from);
                if (to >= 0) {
                    found.add(new Match(from, to, entry.targets()));
                }
            }
        }
        return found;
    }

    private static int end(List<Word> phrase, List<Word> words, int from) {
        int at = from;
        for (int i = 0; i < phrase.size(); i++) {
            int limit = i == 0 ? at : Math.min(words.size() - 1, at + BETWEEN);
            while (at <= limit && !phrase.get(i).isSpellingOf(words.get(at))) {
                at++;
            }
            if (at > limit) {
                return -1;
            }
            at++;
        }
        return at - 1;
    }
}
