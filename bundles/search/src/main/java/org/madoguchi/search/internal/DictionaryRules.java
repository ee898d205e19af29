// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.knowledge.SearchDictionary.Change.NewWord;
import org.madoguchi.api.knowledge.SearchDictionary.Change.Synonymous;

/** What the city's words must be like. */
final class DictionaryRules {
    static final int MAX_ENTRIES = 5_000;
    private static final int MAX_SYNONYMS = 20;
    private static final int MAX_LENGTH = 60;

    /**
     * Blanks, commas, quotation marks and number signs have a meaning in Kuromoji's dictionaries.
     */
    private static final Pattern SURFACE = Pattern.compile("[^\\s,\"#\\p{Cntrl}\\p{Cs}]{2,30}");

    private static final Pattern READING = Pattern.compile("[ァ-ヺー]{1,60}");

    private DictionaryRules() {}

    static Synonymous checked(Synonymous change) {
        List<String> words = change.words().stream().map(String::strip).toList();
        if (words.size() < 2 || words.size() > MAX_SYNONYMS) {
            throw rejected("words.count");
        }
        Set<String> seen = new HashSet<>();
        for (String word : words) {
            if (word.isEmpty() || word.length() > MAX_LENGTH || word.contains("\n")) {
                throw rejected("words.length", word);
            }
            String normalized = JapaneseText.normalized(word);
            if (JapaneseText.runs(normalized).isEmpty()) {
                throw rejected("words.letters", word);
            }
            if (!seen.add(normalized)) {
                throw rejected("words.twice", word);
            }
        }
        return new Synonymous(change.replaces(), change.direction(), words);
    }

    static NewWord checked(NewWord change) {
        String surface = JapaneseText.normalized(change.surface());
        String reading = JapaneseText.katakana(JapaneseText.normalized(change.reading()));
        if (!SURFACE.matcher(surface).matches() || JapaneseText.runs(surface).isEmpty()) {
            throw rejected("word.surface", change.surface());
        }
        if (!READING.matcher(reading).matches()) {
            throw rejected("word.reading", change.reading());
        }
        return new NewWord(change.replaces(), surface, reading);
    }

    static RejectedException rejected(String key, Object... arguments) {
        return new RejectedException(LocalizedText.from(DictionaryRules.class, key, arguments));
    }
}
