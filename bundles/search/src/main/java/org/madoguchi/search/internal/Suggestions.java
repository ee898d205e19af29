// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.madoguchi.api.Romaji;
import org.madoguchi.api.knowledge.Reader;

/** What the index is asked while somebody is still typing. */
final class Suggestions {
    /** The consonants of a kana that is being typed. */
    private static final Pattern UNFINISHED = Pattern.compile("(?<=[ァ-ヺー])[a-z]{1,3}$");

    private Suggestions() {}

    /**
     * Questions that begin with what is typed, then those that have it at the beginning of a word.
     * A kana or a syllable that is not finished yet is left out: そだいg, sodaig.
     */
    static Optional<Query> of(String typed, Reader reader) {
        String text =
                JapaneseText.katakana(JapaneseText.normalized(ArticleQueries.cut(typed)))
                        .replace(" ", "");
        Set<String> forms = new LinkedHashSet<>();
        forms.add(UNFINISHED.matcher(text).replaceAll(""));
        if (JapaneseText.isLatin(text)) {
            Romaji.katakana(text).ifPresent(forms::add);
        }
        List<Query> ways = new ArrayList<>();
        for (String form : forms) {
            if (!form.isEmpty()) {
                ways.add(new BoostQuery(begins(Fields.SUGGEST_START, form), 4));
                ways.add(new BoostQuery(begins(Fields.SUGGEST_INSIDE, form), 2));
            }
        }
        return ways.isEmpty()
                ? Optional.empty()
                : Optional.of(Visible.of(new DisjunctionMaxQuery(ways, 0), reader));
    }

    /** Short beginnings are terms themselves: thousands of questions begin with お. */
    private static Query begins(String field, String text) {
        String typed = ArticleDocuments.typed(text);
        return new ConstantScoreQuery(
                typed.length() <= Fields.SHORT
                        ? new TermQuery(new Term(Fields.beginnings(field), typed))
                        : new PrefixQuery(new Term(field, typed)));
    }
}
