// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.madoguchi.api.Romaji;

/** Reads the words of a search: kana by the words of the articles, the rest by the dictionary. */
final class SearchReader {
    private static final int MAX_RUNS = 8;

    /** Letters of a word that may be a misspelled one. */
    private static final int MISSPELLED = 4;

    private static final Pattern RUNS =
            Pattern.compile("(?<=[^\\p{L}\\p{N}ー])|(?=[^\\p{L}\\p{N}ー])");

    private final Analysis analysis;
    private final Lexicon lexicon;
    private final KanaReader kana;

    /**
     * @param sounds of words that stand for others
     */
    SearchReader(Analysis analysis, Lexicon lexicon, Predicate<String> sounds) {
        this.analysis = analysis;
        this.lexicon = lexicon;
        this.kana = new KanaReader(lexicon, sounds);
    }

    /**
     * The words of a search.
     *
     * @param spelling how the search should have been written
     */
    record Read(List<Word> words, String spelling) {}

    Read read(String text) {
        List<Word> words = new ArrayList<>();
        StringBuilder spelling = new StringBuilder();
        StringBuilder rest = new StringBuilder();
        int runs = 0;
        for (String run : RUNS.split(text)) {
            Optional<KanaReader.Reading> reading = runs < MAX_RUNS ? kana(run) : Optional.empty();
            if (reading.isPresent()) {
                runs++;
                words.addAll(known(rest.toString()));
                rest.setLength(0);
                words.addAll(reading.get().words());
                spelling.append(reading.get().misspelled() ? reading.get().as(run) : run);
            } else {
                rest.append(run);
                spelling.append(run);
            }
        }
        words.addAll(known(rest.toString()));
        return new Read(words, spelling.toString());
    }

    /** Words in kana that no article has may be misspelled ones. */
    private List<Word> known(String text) {
        List<Word> words = new ArrayList<>();
        for (Word word : analysis.split(text)) {
            if (word.surface().length() >= MISSPELLED
                    && JapaneseText.isKana(word.surface())
                    && !lexicon.knows(word)) {
                words.addAll(kana.read(JapaneseText.katakana(word.surface())).words());
            } else {
                words.add(word);
            }
        }
        return words;
    }

    private Optional<KanaReader.Reading> kana(String run) {
        if (run.length() < 3) {
            return Optional.empty();
        }
        if (JapaneseText.isKana(run)) {
            return Optional.of(kana.read(JapaneseText.katakana(run)));
        }
        if (JapaneseText.isLatin(run) && !lexicon.knowsTerm(run)) {
            return Romaji.katakana(run)
                    .map(kana::read)
                    .filter(
                            reading ->
                                    reading.unread() * 4 <= run.length()
                                            && !reading.words().isEmpty());
        }
        return Optional.empty();
    }
}
