// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.util.List;
import java.util.stream.Stream;

/**
 * A word of a text.
 *
 * @param surface as written
 * @param term one form for all its inflections and spellings of width and case
 * @param reading of the surface, in katakana
 * @param sound reading of the form that nouns are made of: 引っ越す, 引越し and ひっこした all sound ヒッコシ
 * @param content it says something: not a particle, an ending, a sign
 * @param start where it begins in the text
 * @param parts words that a long one is made of
 */
record Word(
        String surface,
        String term,
        String reading,
        String sound,
        boolean content,
        int start,
        int end,
        List<Word> parts) {
    Word {
        parts = List.copyOf(parts);
    }

    /** The word and what it is made of. */
    Stream<Word> withParts() {
        return Stream.concat(Stream.of(this), parts.stream());
    }

    /** Whether somebody who hears it may take it for the other word, and who reads it too. */
    boolean isSpellingOf(Word other) {
        return term.equals(other.term)
                || sound.equals(other.sound)
                        && (!JapaneseText.hasKanji(term)
                                || !JapaneseText.hasKanji(other.term)
                                || sharesKanji(other));
    }

    private boolean sharesKanji(Word other) {
        return term.codePoints()
                .anyMatch(c -> JapaneseText.isKanji(c) && other.term.indexOf(c) >= 0);
    }

    /**
     * What the index keeps of its sound: bare, for those who write kana, and with each of its
     * kanji, so that 公園 does not find 講演.
     */
    Stream<String> sounds() {
        return Stream.concat(Stream.of(sound), soundsWithKanji());
    }

    /** What is looked for when this word is looked for by its sound. */
    List<String> soundsWanted() {
        return JapaneseText.hasKanji(term) ? soundsWithKanji().toList() : List.of(sound);
    }

    private Stream<String> soundsWithKanji() {
        return term.codePoints()
                .filter(JapaneseText::isKanji)
                .distinct()
                .mapToObj(c -> sound + Character.toString(c));
    }
}
