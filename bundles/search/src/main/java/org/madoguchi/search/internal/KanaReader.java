// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds the words in text that is written in kana only, which a dictionary of all Japanese splits
 * wrongly: it looks for words that the articles and the thesaurus have, for endings and particles,
 * and chooses the way with the longest words. Forgives left-out long vowels, and one or two wrong
 * letters in what it cannot read otherwise.
 */
final class KanaReader {
    private static final int LONGEST = 16;
    private static final int MAX_RUN = 60;

    /** Particles, endings and words of asking; in katakana with ヲ as オ. */
    private static final Set<String> SMALL =
            Set.of(
                    ("ノ ニ オ ハ ガ デ ト モ ヘ ヤ カ ヨ ネ ナ ダ タ テ ル イ ウ ク カラ マデ ヨリ ノデ ノニ ケド ケレド シタイ シタ スル シテ シナイ"
                                    + " シマス シマシタ スレバ ナイ ナイデ ナク ナクテ タイ タイデス マス マシタ マセン デス デシタ ダッタ デハ ニハ トハ イル イタ イテ テイル テイタ テル"
                                    + " アル アッタ ナル ナッタ ナリタイ コト モノ トキ トキノ ドウ ドコ ドコデ ドコニ ドコヘ イツ イツマデ イツカラ ナニ ナンデ ナニガ ドノ ドンナ イクラ ダレ"
                                    + " ホシイ ホシイデス クダサイ オシエテ オシエテクダサイ シリタイ ワカラナイ スレバイイ ドウスレバ ドウシタラ イイ ヨイ デキル デキマスカ アリマスカ シタイデス"
                                    + " テシマッタ チャッタ シマッタ サレタ サレル レル ラレル セル レタ ラレタ コレ ソレ サン クン サマ トカ ナド ダケ シカ バ タラ ナラ ツイテ ニツイテ タメ タメニ"
                                    + " モラウ モライタイ モラエル モラエマスカ クレル キタ クル テキタ イキタイ ネガイ オネガイシマス スルニハ シタラ シタトキ ミタイ ソウ ヨウ デモ")
                            .split(" "));

    private static final List<String> ROWS =
            List.of(
                    "ワウエオッ:イ", "カクケコイ:キ", "ガグゲゴイ:ギ", "サスセソ:シ", "タツテトッ:チ", "ナヌネノン:ニ", "バブベボン:ビ",
                    "マムメモン:ミ", "ラルレロッ:リ");

    /** From the end of a verb's form to those of the forms that nouns are made of. */
    private static final Map<Character, char[]> NOUN_ENDS = nounEnds();

    private static final char[] NONE = {};

    private static Map<Character, char[]> nounEnds() {
        Map<Character, String> ends = new HashMap<>();
        for (String row : ROWS) {
            String noun = row.substring(row.indexOf(':') + 1);
            for (char end : row.substring(0, row.indexOf(':')).toCharArray()) {
                ends.merge(end, noun, String::concat);
            }
        }
        Map<Character, char[]> found = new HashMap<>();
        ends.forEach((end, nouns) -> found.put(end, nouns.toCharArray()));
        return Map.copyOf(found);
    }

    /**
     * A way of reading.
     *
     * @param words those that say something
     * @param unread letters that belong to no word
     * @param misspelled a word was recognised in spite of wrong letters
     * @param spelling the whole as it should have been written, in katakana
     */
    record Reading(List<Word> words, int unread, boolean misspelled, String spelling) {
        /** The spelling in the letters that somebody used. */
        String as(String typed) {
            return JapaneseText.katakana(typed).equals(typed)
                    ? spelling
                    : JapaneseText.hiragana(spelling);
        }
    }

    private record Step(int from, String sound, boolean near, int unread, double score) {}

    private final Lexicon lexicon;
    private final Predicate<String> alsoKnown;

    /**
     * @param alsoKnown sounds of words that stand for others
     */
    KanaReader(Lexicon lexicon, Predicate<String> alsoKnown) {
        this.lexicon = lexicon;
        this.alsoKnown = alsoKnown;
    }

    Reading read(String katakana) {
        String all = JapaneseText.sound(katakana);
        String run = all.length() <= MAX_RUN ? all : all.substring(0, MAX_RUN);
        Reading exact = best(run, List.of());
        if (exact.unread() == 0) {
            return exact;
        }
        List<Lexicon.Near> near = lexicon.near(run);
        return near.isEmpty() ? exact : best(run, near);
    }

    private Reading best(String run, List<Lexicon.Near> near) {
        Step[] steps = new Step[run.length() + 1];
        steps[0] = new Step(-1, null, false, 0, 0);
        for (int from = 0; from < run.length(); from++) {
            double so = steps[from].score();
            better(steps, from + 1, new Step(from, null, false, 1, so - 1));
            for (int to = from + 1; to <= Math.min(run.length(), from + LONGEST); to++) {
                String part = run.substring(from, to);
                int length = to - from;
                if (SMALL.contains(part)) {
                    better(steps, to, new Step(from, null, false, 0, so + 0.6 * length - 0.5));
                }
                String sound = known(part);
                if (sound != null) {
                    double gain = length == 1 ? -0.5 : length - 1;
                    double doubt = sound.equals(part) ? 0 : 0.4;
                    better(steps, to, new Step(from, sound, false, 0, so + gain - doubt));
                }
            }
            for (Lexicon.Near word : near) {
                if (word.from() == from) {
                    double gain = word.to() - from - 1.2 - word.edits();
                    better(steps, word.to(), new Step(from, word.sound(), true, 0, so + gain));
                }
            }
        }
        return reading(run, steps);
    }

    private static void better(Step[] steps, int to, Step step) {
        if (steps[to] == null || steps[to].score() < step.score()) {
            steps[to] = step;
        }
    }

    private static Reading reading(String run, Step[] steps) {
        LinkedList<Word> words = new LinkedList<>();
        LinkedList<String> spelling = new LinkedList<>();
        int unread = 0;
        boolean misspelled = false;
        int to = run.length();
        while (to > 0) {
            Step step = steps[to];
            String part = run.substring(step.from(), to);
            unread += step.unread();
            misspelled |= step.near();
            spelling.addFirst(step.near() ? step.sound() : part);
            if (step.sound() != null) {
                words.addFirst(
                        new Word(
                                part,
                                step.sound(),
                                step.sound(),
                                step.sound(),
                                true,
                                step.from(),
                                to,
                                List.of()));
            }
            to = step.from();
        }
        return new Reading(new ArrayList<>(words), unread, misspelled, String.join("", spelling));
    }

    /** The sound of a word that this is, in whatever inflection; null for none. */
    private String known(String part) {
        if (lexicon.knowsSound(part) || alsoKnown.test(part)) {
            return part;
        }
        if (part.length() >= 2) {
            String head = part.substring(0, part.length() - 1);
            for (char noun : NOUN_ENDS.getOrDefault(part.charAt(part.length() - 1), NONE)) {
                String sound = head + noun;
                if (lexicon.knowsSound(sound) || alsoKnown.test(sound)) {
                    return sound;
                }
            }
        }
        return part.length() >= 3 ? lexicon.withLongVowels(part) : null;
    }
}
