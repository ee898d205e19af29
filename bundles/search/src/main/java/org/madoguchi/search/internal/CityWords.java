// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.util.List;
import org.madoguchi.api.knowledge.SearchDictionary.Synonyms;
import org.madoguchi.api.knowledge.SearchDictionary.Word;

/** The city's own words at one moment. */
record CityWords(List<Synonyms> synonyms, List<Word> words) {
    static final CityWords NONE = new CityWords(List.of(), List.of());

    CityWords {
        synonyms = List.copyOf(synonyms);
        words = List.copyOf(words);
    }
}
