// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
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
    private static final int MAX_TERMS = 60;

    private static final int MAX_RUNS = 8;

    /** Words of the thesaurus that one search is widened by. */
    private static final int MAX_OTHERS = 60;

    /** Words that explain a hit. */
    private static final int MAX_BECAUSE = 3;

    /** More pieces than this in one run of letters add cost and no meaning. */
    private static final int MAX_PIECES = 24;

    /** Words of asking, which say little about what is asked. */
    private static final Set<String> ASKING =
            Set.of(
                    ("教える 知る 分かる わかる 方法 仕方 しかた やり方 やりかた どう どうすれば いい よい 良い できる 出来る する なる ある"
                                    + " いる ない 場合 時 とき こと 事 もの 物 必要 お願い 願う ください 下さる 思う 言う いう 行う 何 なに どこ いつ 誰 だれ"
                                    + " 手続き 手続 たい ほしい 欲しい くれる もらう やる 聞く 見る 使う 市 市役所 役所 方 人 さん 中 後 前 ため 為 それ これ"
                                    + " あの その この よう 様 みたい 際 詳しい くわしい 質問 問い合わせ 問合せ 探す 調べる 対応 困る 急 ちょっと 少し 最近 今 うち"
                                    + " 自分 私 一 二 の ん ところ 所 申し訳 すみません とる 取る 行く 来る くる")
                            .split(" "));

    static float w(String name, double value) {
        return Float.parseFloat(System.getProperty(name, Double.toString(value)));
    }

    static final float WQ = w("q", 3), WK = w("k", 2.5), WA = w("a", 1);
    static final float SOUND = w("sound", 0.6), TIE = w("tie", 0.3), ASK = w("ask", 0.25);
    static final float RQ = w("rq", 0.8), RK = w("rk", 0.7), RA = w("ra", 0.3);
    static final float LQ = w("lq", 0.3), LA = w("la", 0.1);
    static final float KQ = w("kq", 0.1),
            KA = w("ka", 0.03),
            EXP = w("exp", 1), ETIE = w("etie", 0.2),
            COMP = w("comp", 1);

    private final Analysis analysis;
    private final Lexicon lexicon;
    private volatile Thesaurus thesaurus;

    ArticleQueries(Analysis analysis, Lexicon lexicon, Thesaurus thesaurus) {
        this.analysis = analysis;
        this.lexicon = lexicon;
        this.thesaurus = thesaurus;
    }

    /**
     * A search as the index is asked it.
     *
     * @param surfaces its words as they may stand in a text
     * @param others words that stand for those of the search
     */
    record Asked(Query query, Set<String> surfaces, Set<String> others) {
        static final Asked NOTHING = new Asked(new MatchNoDocsQuery(), Set.of(), Set.of());

        /** Which of the other words this article has. */
        List<String> because(String question, String answer) {
            return others.stream()
                    .filter(other -> question.contains(other) || answer.contains(other))
                    .limit(MAX_BECAUSE)
                    .toList();
        }
    }

    /** Empty when nothing in the words can be looked for. */
    Optional<Asked> search(String words, Audience reader, Optional<CategoryId> within) {
        String text = JapaneseText.normalized(cut(words));
        List<Word> split = analysis.split(text);
        List<Query> parts = new ArrayList<>();
        Map<String, Word> wanted = new LinkedHashMap<>();
        split.stream()
                .flatMap(Word::withParts)
                .filter(Word::content)
                .limit(MAX_TERMS)
                .forEach(word -> wanted.putIfAbsent(word.term(), word));
        wanted.values().stream().filter(lexicon::knows).forEach(word -> parts.add(word(word, weight(word))));
        List<Word> leaves = Thesaurus.leaves(split);
        Set<String> others = new LinkedHashSet<>();
        int left = MAX_OTHERS;
        for (Thesaurus.Match match :
                thesaurus.matches(leaves.subList(0, Math.min(MAX_TERMS, leaves.size())))) {
            List<Query> targets = new ArrayList<>();
            for (Thesaurus.Target target : match.targets()) {
                if (left > 0 && target.words().stream().allMatch(lexicon::knows)) {
                    others.add(target.surface());
                    targets.add(target(target));
                    left -= target.words().size();
                }
            }
            if (!targets.isEmpty()) {
                parts.add(new DisjunctionMaxQuery(targets, ETIE));
            }
        }
        for (String run : JapaneseText.runs(text).stream().limit(MAX_RUNS).toList()) {
            if (JapaneseText.isKana(run)) {
                String sound = JapaneseText.sound(run);
                pieces(sound, 3, Fields.QUESTION_READING, RQ).ifPresent(parts::add);
                pieces(sound, 3, Fields.KEYWORD_READING, RK).ifPresent(parts::add);
                pieces(sound, 3, Fields.ANSWER_READING, RA).ifPresent(parts::add);
            }
            pieces(run, 2, Fields.QUESTION_LETTERS, LQ).ifPresent(parts::add);
            pieces(run, 2, Fields.ANSWER_LETTERS, LA).ifPresent(parts::add);
        }
        if (KQ > 0 || KA > 0) {
            leaves.stream()
                    .filter(word -> !ASKING.contains(word.term()))
                    .flatMapToInt(word -> word.term().codePoints())
                    .filter(JapaneseText::isKanji)
                    .distinct()
                    .limit(MAX_TERMS)
                    .mapToObj(Character::toString)
                    .forEach(
                            kanji ->
                                    parts.add(
                                            best(
                                                    boosted(term(Fields.QUESTION_KANJI, kanji), KQ),
                                                    boosted(
                                                            term(Fields.ANSWER_KANJI, kanji),
                                                            KA))));
        }
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        parts.forEach(part -> any.add(part, Occur.SHOULD));
        Set<String> surfaces = new LinkedHashSet<>();
        leaves.stream()
                .filter(word -> !ASKING.contains(word.term()))
                .forEach(word -> surfaces.add(word.surface()));
        others.removeIf(text::contains);
        surfaces.addAll(others);
        return Optional.of(
                new Asked(within(visible(any.build(), reader), within), surfaces, others));
    }

    private static Query within(Query query, Optional<CategoryId> category) {
        if (category.isEmpty()) {
            return query;
        }
        return new BooleanQuery.Builder()
                .add(query, Occur.MUST)
                .add(term(Fields.CATEGORIES, category.get().toString()), Occur.FILTER)
                .build();
    }

    private static float weight(Word word) {
        return ASKING.contains(word.term()) ? ASK : word.parts().isEmpty() ? 1 : COMP;
    }

    private Query word(Word word, float weight) {
        List<Query> ways = new ArrayList<>();
        if (lexicon.knowsTerm(word.term())) {
        ways.add(boosted(term(Fields.QUESTION_WORDS, word.term()), WQ * weight));
        ways.add(boosted(term(Fields.KEYWORD_WORDS, word.term()), WK * weight));
        ways.add(boosted(term(Fields.ANSWER_WORDS, word.term()), WA * weight));
        }
        for (String sound : word.soundsWanted()) {
            if (!lexicon.knowsSound(sound)) {
                continue;
            }
            ways.add(boosted(term(Fields.QUESTION_SOUNDS, sound), WQ * SOUND * weight));
            ways.add(boosted(term(Fields.KEYWORD_SOUNDS, sound), WK * SOUND * weight));
            ways.add(boosted(term(Fields.ANSWER_SOUNDS, sound), WA * SOUND * weight));
        }
        return new DisjunctionMaxQuery(ways, TIE);
    }

    private Query target(Thesaurus.Target target) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        int needed = 0;
        for (Word word : target.words()) {
            all.add(word(word, target.weight() * EXP * weight(word)), Occur.SHOULD);
            needed += word.surface().length() > 1 ? 1 : 0;
        }
        return all.setMinimumNumberShouldMatch((int) Math.max(1, Math.ceil(needed * 0.6))).build();
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
                visible(best(boosted(start, 4f), boosted(inside, 2f), anywhere), reader));
    }

    /** Most of the run's pieces must be there: a slip of the finger is forgiven, chance is not. */
    private static Optional<Query> pieces(String run, int longest, String field, float boost) {
        List<String> pieces =
                JapaneseText.pieces(run, 2, longest).stream().limit(MAX_PIECES).toList();
        if (pieces.isEmpty() || boost == 0) {
            return Optional.empty();
        }
        BooleanQuery.Builder most = new BooleanQuery.Builder();
        pieces.forEach(piece -> most.add(term(field, piece), Occur.SHOULD));
        most.setMinimumNumberShouldMatch((int) Math.ceil(pieces.size() * 0.7));
        return Optional.of(boosted(most.build(), boost));
    }

    private static Query visible(Query query, Audience reader) {
        List<BytesRef> audiences =
                Arrays.stream(Audience.values())
                        .filter(audience -> audience.compareTo(reader) <= 0)
                        .map(audience -> new BytesRef(audience.name()))
                        .toList();
        return new BooleanQuery.Builder()
                .add(query, Occur.MUST)
                .add(new TermInSetQuery(Fields.AUDIENCE, audiences), Occur.FILTER)
                .build();
    }

    private static Query best(Query... queries) {
        return new DisjunctionMaxQuery(List.of(queries), TIE);
    }

    private static Query term(String field, String text) {
        return new TermQuery(new Term(field, text));
    }

    private static Query boosted(Query query, float boost) {
        return new BoostQuery(query, boost);
    }

    private static String cut(String text) {
        return text.length() <= MAX_WORDS ? text : text.substring(0, MAX_WORDS);
    }
}
