// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.util.BytesRef;
import org.madoguchi.api.knowledge.Audience;
import org.madoguchi.api.knowledge.CategoryId;

/** From what people type to what the index is asked. */
final class ArticleQueries {
    static final int MAX_WORDS = 1_000;

    /** A letter of complaint is searched by its first words; Lucene takes 1,024 clauses in all. */
    private static final int MAX_TERMS = 70;

    private static final int MAX_RUNS = 8;

    /** More pieces than this in one run of letters add cost and no meaning. */
    private static final int MAX_GRAMS = 24;

    private final Analysis analysis;

    ArticleQueries(Analysis analysis) {
        this.analysis = analysis;
    }

    /** Empty when nothing in the words can be looked for. */
    Optional<Query> search(String words, Audience reader, Optional<CategoryId> within) {
        String text = JapaneseText.normalized(cut(words));
        List<Query> parts = new ArrayList<>();
        terms(analysis.words(), text).stream()
                .limit(MAX_TERMS)
                .forEach(
                        term ->
                                parts.add(
                                        best(
                                                boosted(term(Fields.QUESTION_WORDS, term), 3f),
                                                boosted(term(Fields.KEYWORD_WORDS, term), 2.5f),
                                                term(Fields.ANSWER_WORDS, term))));
        List<String> readings = runs(text).stream().limit(MAX_RUNS).toList();
        for (String run : readings) {
            grams(run, analysis.readings(), Fields.QUESTION_READING, 0.8f).ifPresent(parts::add);
            grams(run, analysis.readings(), Fields.KEYWORD_READING, 0.7f).ifPresent(parts::add);
            grams(run, analysis.readings(), Fields.ANSWER_READING, 0.3f).ifPresent(parts::add);
        }
        List<String> letters =
                Arrays.stream(ArticleDocuments.letters(text).strip().split(" +"))
                        .distinct()
                        .limit(MAX_RUNS / 2)
                        .toList();
        for (String run : letters) {
            grams(run, analysis.letters(), Fields.QUESTION_LETTERS, 0.3f).ifPresent(parts::add);
            grams(run, analysis.letters(), Fields.ANSWER_LETTERS, 0.1f).ifPresent(parts::add);
        }
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        parts.forEach(part -> any.add(part, Occur.SHOULD));
        return Optional.of(visible(any.build(), reader, within));
    }

    /**
     * Questions that begin with what is typed, then those that have it at the beginning of a word.
     */
    Optional<Query> suggest(String typed, Audience reader) {
        String text = JapaneseText.katakana(JapaneseText.normalized(cut(typed)));
        // the consonant of a kana that is not finished yet: そだいg
        text = text.replaceAll("(?<=[ァ-ヺー])[a-z]{1,3}$", "").replace(" ", "");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Query start = new ConstantScoreQuery(new PrefixQuery(new Term(Fields.SUGGEST_START, text)));
        Query inside =
                new ConstantScoreQuery(new PrefixQuery(new Term(Fields.SUGGEST_INSIDE, text)));
        Query anywhere =
                new ConstantScoreQuery(
                        new WildcardQuery(
                                new Term(
                                        Fields.SUGGEST_START,
                                        "*" + text.replaceAll("([*?\\\\])", "\\\\$1") + "*")));
        return Optional.of(
                visible(
                        best(boosted(start, 4f), boosted(inside, 2f), anywhere),
                        reader,
                        Optional.empty()));
    }

    /** Base forms of the words that a search looks for. */
    Set<String> words(String text) {
        return terms(analysis.words(), JapaneseText.normalized(cut(text)));
    }

    /**
     * Runs of katakana to look for in the readings: a word in kana as it stands, because a
     * dictionary splits it wrongly; of other texts the words that follow each other without a
     * particle between.
     */
    private Set<String> runs(String text) {
        Set<String> runs = new LinkedHashSet<>();
        for (String part : text.split("[^\\p{L}\\p{N}ー]+")) {
            if (JapaneseText.isKana(part)) {
                runs.add(JapaneseText.katakana(part));
                continue;
            }
            StringBuilder run = new StringBuilder();
            for (Analysis.Word word : analysis.split(part)) {
                if (word.content()) {
                    run.append(word.reading());
                } else if (!run.isEmpty()) {
                    runs.add(run.toString());
                    run.setLength(0);
                }
            }
            if (!run.isEmpty()) {
                runs.add(run.toString());
            }
        }
        return runs;
    }

    /** Most of the run's pieces must be there: a slip of the finger is forgiven, chance is not. */
    private static Optional<Query> grams(String run, Analyzer analyzer, String field, float boost) {
        List<String> grams = terms(analyzer, run).stream().limit(MAX_GRAMS).toList();
        if (run.length() < 2 || grams.isEmpty()) {
            return Optional.empty();
        }
        BooleanQuery.Builder most = new BooleanQuery.Builder();
        grams.forEach(gram -> most.add(term(field, gram), Occur.SHOULD));
        most.setMinimumNumberShouldMatch((int) Math.ceil(grams.size() * 0.7));
        return Optional.of(boosted(most.build(), boost));
    }

    private static Query visible(Query query, Audience reader, Optional<CategoryId> within) {
        List<BytesRef> audiences =
                Arrays.stream(Audience.values())
                        .filter(audience -> audience.compareTo(reader) <= 0)
                        .map(audience -> new BytesRef(audience.name()))
                        .toList();
        BooleanQuery.Builder visible =
                new BooleanQuery.Builder()
                        .add(query, Occur.MUST)
                        .add(new TermInSetQuery(Fields.AUDIENCE, audiences), Occur.FILTER);
        within.ifPresent(id -> visible.add(term(Fields.WITHIN, id.toString()), Occur.FILTER));
        return visible.build();
    }

    private static Query best(Query... queries) {
        return new DisjunctionMaxQuery(List.of(queries), 0.3f);
    }

    private static Query term(String field, String text) {
        return new TermQuery(new Term(field, text));
    }

    private static Query boosted(Query query, float boost) {
        return new BoostQuery(query, boost);
    }

    static Set<String> terms(Analyzer analyzer, String text) {
        Set<String> found = new LinkedHashSet<>();
        try (TokenStream tokens = analyzer.tokenStream("", text)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                found.add(term.toString());
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // nothing is read from outside
        }
        return found;
    }

    private static String cut(String text) {
        return text.length() <= MAX_WORDS ? text : text.substring(0, MAX_WORDS);
    }
}
