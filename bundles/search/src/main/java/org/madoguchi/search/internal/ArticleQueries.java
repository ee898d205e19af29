// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

    private final Lexicon lexicon;
    private final List<Thesaurus> thesauri;
    private final SearchReader reader;

    ArticleQueries(Analysis analysis, Lexicon lexicon, List<Thesaurus> thesauri) {
        this.lexicon = lexicon;
        this.thesauri = List.copyOf(thesauri);
        this.reader = new SearchReader(analysis, lexicon, this::isSoundOfThesaurus);
    }

    private boolean isSoundOfThesaurus(String sound) {
        for (Thesaurus thesaurus : thesauri) {
            if (thesaurus.knowsSound(sound)) {
                return true;
            }
        }
        return false;
    }

    /**
     * A search as the index is asked it.
     *
     * @param surfaces its words as they may stand in a text
     * @param others words that stand for those of the search
     * @param corrected the search as it was probably meant, when it was misspelled
     * @param known the part of its words that some article has, in whatever spelling or other words
     */
    record Asked(
            Clause wanted,
            Set<String> surfaces,
            Set<String> others,
            Optional<String> corrected,
            float known) {
        /** Which of the other words this article has. */
        List<String> because(String question, String answer) {
            return others.stream()
                    .filter(other -> question.contains(other) || answer.contains(other))
                    .limit(MAX_BECAUSE)
                    .toList();
        }
    }

    /** Empty when nothing in the words can be looked for. */
    Optional<Asked> search(String words) {
        String text = JapaneseText.normalized(cut(words));
        SearchReader.Read read = reader.read(text);
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
        Set<Word> stoodFor = new HashSet<>();
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
                stoodFor.addAll(looked.subList(match.from(), match.to() + 1));
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
                        Optional.of(read.spelling()).filter(spelling -> !spelling.equals(text)),
                        known(split, stoodFor)));
    }

    /**
     * @param others those that are found by what stands for them
     */
    private float known(List<Word> words, Set<Word> others) {
        List<Word> said = words.stream().filter(Word::content).limit(MAX_TERMS).toList();
        long known =
                said.stream()
                        .filter(
                                word ->
                                        word.withParts()
                                                .anyMatch(
                                                        part ->
                                                                others.contains(part)
                                                                        || lexicon.knows(part)))
                        .count();
        return said.isEmpty() ? 1 : (float) known / said.size();
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

    static String cut(String text) {
        return text.length() <= MAX_WORDS ? text : text.substring(0, MAX_WORDS);
    }
}
