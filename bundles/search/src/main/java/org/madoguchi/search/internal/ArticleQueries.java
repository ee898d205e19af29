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
import java.util.regex.Pattern;
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
import org.apache.lucene.util.BytesRef;
import org.madoguchi.api.knowledge.Audience;
import org.madoguchi.api.knowledge.CategoryId;

/** From what people type to what the index is asked. */
final class ArticleQueries {
    static final int MAX_WORDS = 1_000;

    /** A letter of complaint is searched by its first words; Lucene takes 1,024 clauses in all. */
    private static final int MAX_TERMS = 60;

    private static final int MAX_RUNS = 8;

    /** Letters of a word that may be a misspelled one. */
    private static final int MISSPELLED = 4;

    /** The consonants of a kana that is being typed. */
    private static final Pattern UNFINISHED = Pattern.compile("(?<=[ァ-ヺー])[a-z]{1,3}$");

    private static final Pattern RUNS =
            Pattern.compile("(?<=[^\\p{L}\\p{N}ー])|(?=[^\\p{L}\\p{N}ー])");

    /** Words of the thesaurus that one search is widened by. */
    private static final int MAX_OTHERS = 60;

    /** Words that explain a hit. */
    private static final int MAX_BECAUSE = 3;

    /** More pieces than this in one run of letters add cost and no meaning. */
    private static final int MAX_PIECES = 24;

    /** How much a word counts beside letters. */
    private static final float WORD = 1.5f;

    /** A word in another spelling, and a word that was typed in kana. */
    private static final float OTHER_SPELLING = 0.6f;

    private static final float KANA = 0.9f;

    /** What the second best of several ways to find a word adds to the best. */
    private static final float TIE = 0.2f;

    /** Of the words that stand for one, an article may have several. */
    private static final float TIE_OF_OTHERS = 0.4f;

    private static final float[] READING = {0.3f, 0.3f};
    private static final float[] LETTERS = {0.3f, 0.1f};

    private final Analysis analysis;
    private final Lexicon lexicon;
    private final List<Thesaurus> thesauri;
    private final KanaReader kana;

    ArticleQueries(Analysis analysis, Lexicon lexicon, List<Thesaurus> thesauri) {
        this.analysis = analysis;
        this.lexicon = lexicon;
        this.thesauri = List.copyOf(thesauri);
        this.kana =
                new KanaReader(
                        lexicon,
                        sound ->
                                thesauri.stream()
                                        .anyMatch(thesaurus -> thesaurus.knowsSound(sound)));
    }

    /**
     * A search as the index is asked it.
     *
     * @param surfaces its words as they may stand in a text
     * @param others words that stand for those of the search
     * @param corrected the search as it was probably meant, when it was misspelled
     */
    record Asked(
            Clause wanted, Set<String> surfaces, Set<String> others, Optional<String> corrected) {
        /** Which of the other words this article has. */
        List<String> because(String question, String answer) {
            return others.stream()
                    .filter(other -> question.contains(other) || answer.contains(other))
                    .limit(MAX_BECAUSE)
                    .toList();
        }
    }

    /**
     * The words of a search.
     *
     * @param spelling how the search should have been written
     */
    private record Read(List<Word> words, String spelling) {}

    /** Kana is read by the words of the articles, everything else by the dictionary. */
    private Read read(String text) {
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

    /** Empty when nothing in the words can be looked for. */
    Optional<Asked> search(String words) {
        String text = JapaneseText.normalized(cut(words));
        Read read = read(text);
        List<Word> split = read.words();
        List<Clause> parts = new ArrayList<>();
        Map<String, Word> wanted = new LinkedHashMap<>();
        split.stream()
                .flatMap(Word::withParts)
                .filter(Word::content)
                .limit(MAX_TERMS)
                .forEach(word -> wanted.putIfAbsent(word.term(), word));
        wanted.values().stream().filter(lexicon::knows).forEach(word -> parts.add(word(word)));
        List<Word> leaves = Thesaurus.leaves(split);
        Set<String> others = new LinkedHashSet<>();
        int left = MAX_OTHERS;
        List<Word> looked = leaves.subList(0, Math.min(MAX_TERMS, leaves.size()));
        List<Thesaurus.Match> matches =
                thesauri.stream().flatMap(thesaurus -> thesaurus.matches(looked).stream()).toList();
        for (Thesaurus.Match match : matches) {
            List<Clause> targets = new ArrayList<>();
            for (Thesaurus.Target target : match.targets()) {
                if (left > 0 && target.words().stream().allMatch(lexicon::knows)) {
                    others.add(target.surface());
                    targets.add(target(target));
                    left -= target.words().size();
                }
            }
            if (!targets.isEmpty()) {
                parts.add(new Clause.Best(targets, TIE_OF_OTHERS));
            }
        }
        for (String run : JapaneseText.runs(text).stream().limit(MAX_RUNS).toList()) {
            if (JapaneseText.isKana(run)) {
                String sound = JapaneseText.sound(run);
                pieces(sound, 3, Fields.QUESTION_READING, READING[0]).ifPresent(parts::add);
                pieces(sound, 3, Fields.KEYWORD_READING, READING[1]).ifPresent(parts::add);
            }
            pieces(run, 2, Fields.QUESTION_LETTERS, LETTERS[0]).ifPresent(parts::add);
            pieces(run, 2, Fields.ANSWER_LETTERS, LETTERS[1]).ifPresent(parts::add);
        }
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        Set<String> surfaces = new LinkedHashSet<>();
        leaves.stream().forEach(word -> surfaces.add(word.surface()));
        others.removeIf(text::contains);
        return Optional.of(
                new Asked(
                        new Clause.Sum(parts, 1),
                        surfaces,
                        others,
                        Optional.of(read.spelling()).filter(spelling -> !spelling.equals(text))));
    }

    /** A word that was typed: in its own spelling and in others. */
    private Clause word(Word word) {
        List<Clause> ways = new ArrayList<>(terms(word, 1));
        float heard = ways.isEmpty() ? KANA : OTHER_SPELLING;
        ways.addAll(sounds(word, heard));
        return new Clause.Best(ways, TIE);
    }

    /** A word that stands for another: in another spelling only when it has no article. */
    private Clause word(Word word, float weight) {
        List<Clause> ways = terms(word, weight);
        return new Clause.Best(ways.isEmpty() ? sounds(word, weight) : ways, TIE);
    }

    private List<Clause> terms(Word word, float weight) {
        if (!lexicon.knowsTerm(word.term())) {
            return List.of();
        }
        return List.of(new Clause.Term(Fields.WORDS, word.term(), WORD * weight));
    }

    private List<Clause> sounds(Word word, float weight) {
        List<Clause> ways = new ArrayList<>();
        for (String sound : word.soundsWanted()) {
            if (lexicon.knowsSound(sound)) {
                ways.add(new Clause.Term(Fields.SOUNDS, sound, WORD * weight));
            }
        }
        return ways;
    }

    private Clause target(Thesaurus.Target target) {
        List<Clause> all = new ArrayList<>();
        int needed = 0;
        for (Word word : target.words()) {
            all.add(word(word, target.weight()));
            needed += word.surface().length() > 1 ? 1 : 0;
        }
        return new Clause.Sum(all, (int) Math.max(1, Math.ceil(needed * 0.6)));
    }

    /**
     * Questions that begin with what is typed, then those that have it at the beginning of a word.
     * A kana or a syllable that is not finished yet is left out: そだいg, sodaig.
     */
    Optional<Query> suggest(String typed, Audience reader) {
        String text = JapaneseText.katakana(JapaneseText.normalized(cut(typed))).replace(" ", "");
        Set<String> forms = new LinkedHashSet<>();
        forms.add(UNFINISHED.matcher(text).replaceAll(""));
        if (JapaneseText.isLatin(text)) {
            Romaji.katakana(text).ifPresent(forms::add);
        }
        List<Query> ways = new ArrayList<>();
        for (String form : forms) {
            if (!form.isEmpty()) {
                ways.add(boosted(begins(Fields.SUGGEST_START, form), 4));
                ways.add(boosted(begins(Fields.SUGGEST_INSIDE, form), 2));
            }
        }
        return ways.isEmpty()
                ? Optional.empty()
                : Optional.of(visible(new DisjunctionMaxQuery(ways, 0), reader));
    }

    /** Short beginnings are terms themselves: thousands of questions begin with お. */
    private static Query begins(String field, String text) {
        String typed = ArticleDocuments.typed(text);
        return new ConstantScoreQuery(
                typed.length() <= Fields.SHORT
                        ? term(Fields.beginnings(field), typed)
                        : new PrefixQuery(new Term(field, typed)));
    }

    /** Most of the run's pieces must be there: a slip of the finger is forgiven, chance is not. */
    private static Optional<Clause> pieces(String run, int longest, String field, float weight) {
        List<Clause> pieces =
                JapaneseText.pieces(run, 2, longest).stream()
                        .limit(MAX_PIECES)
                        .<Clause>map(piece -> new Clause.Term(field, piece, weight))
                        .toList();
        return pieces.isEmpty()
                ? Optional.empty()
                : Optional.of(new Clause.Sum(pieces, (int) Math.ceil(pieces.size() * 0.7)));
    }

    /** Articles of these numbers, as far as a reader may see them. */
    static Query among(Set<Long> ids, Audience reader, Optional<CategoryId> within) {
        List<BytesRef> those = ids.stream().map(id -> new BytesRef(Long.toString(id))).toList();
        BooleanQuery.Builder among =
                new BooleanQuery.Builder().add(new TermInSetQuery(Fields.ID, those), Occur.FILTER);
        within.ifPresent(
                category -> among.add(term(Fields.CATEGORIES, category.toString()), Occur.FILTER));
        return visible(among.build(), reader);
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
