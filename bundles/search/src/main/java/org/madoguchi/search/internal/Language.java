// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.ja.dict.UserDictionary;
import org.madoguchi.api.knowledge.SearchDictionary.Direction;
import org.madoguchi.api.knowledge.SearchDictionary.Synonyms;
import org.madoguchi.api.knowledge.SearchDictionary.Word;

/**
 * How texts are read and what words mean: the product's dictionaries with the city's. Immutable but
 * for its lexicon, which follows the articles.
 *
 * @param userWords the words that must not be cut, as they were when the texts were read
 */
record Language(
        List<Word> userWords,
        Analysis analysis,
        Lexicon lexicon,
        Thesaurus product,
        Thesaurus city) {
    private static final float OF_CITY = 0.9f;

    static Language of(CityWords words) {
        Analysis analysis = new Analysis(dictionary(words.words()));
        return new Language(
                words.words(),
                analysis,
                new Lexicon(),
                new Thesaurus(analysis, Rules.ofProduct()),
                new Thesaurus(analysis, rules(words.synonyms())));
    }

    /** The same with other synonyms; the texts need not be read anew for them. */
    Language with(List<Synonyms> synonyms) {
        return new Language(
                userWords, analysis, lexicon, product, new Thesaurus(analysis, rules(synonyms)));
    }

    /** Whether texts that were read in this language are right for these words too. */
    boolean reads(CityWords words) {
        return surfaces(userWords).equals(surfaces(words.words()));
    }

    /** Changes when texts must be read anew. */
    String version() {
        return Integer.toHexString(surfaces(userWords).hashCode());
    }

    ArticleQueries queries() {
        return new ArticleQueries(analysis, lexicon, List.of(product, city));
    }

    private static List<String> surfaces(List<Word> words) {
        return words.stream().map(word -> word.surface() + "\n" + word.reading()).sorted().toList();
    }

    private static List<Thesaurus.Rule> rules(List<Synonyms> synonyms) {
        List<Thesaurus.Rule> rules = new ArrayList<>();
        for (Synonyms entry : synonyms) {
            for (String phrase : entry.words()) {
                boolean finds =
                        entry.direction() == Direction.EACH_OTHER
                                || phrase.equals(entry.words().get(0));
                for (String word : entry.words()) {
                    if (finds && !word.equals(phrase)) {
                        rules.add(new Thesaurus.Rule(phrase, word, OF_CITY));
                    }
                }
            }
        }
        return rules;
    }

    private static UserDictionary dictionary(List<Word> words) {
        if (words.isEmpty()) {
            return null;
        }
        StringBuilder csv = new StringBuilder();
        for (Word word : words) {
            csv.append("%s,%s,%s,名詞\n".formatted(word.surface(), word.surface(), word.reading()));
        }
        try {
            return UserDictionary.open(new StringReader(csv.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // nothing is read from outside
        }
    }
}
