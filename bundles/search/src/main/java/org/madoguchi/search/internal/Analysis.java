// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.ja.JapaneseAnalyzer;
import org.apache.lucene.analysis.ja.JapaneseBaseFormFilter;
import org.apache.lucene.analysis.ja.JapaneseKatakanaStemFilter;
import org.apache.lucene.analysis.ja.JapanesePartOfSpeechStopFilter;
import org.apache.lucene.analysis.ja.JapaneseTokenizer;
import org.apache.lucene.analysis.ja.tokenattributes.BaseFormAttribute;
import org.apache.lucene.analysis.ja.tokenattributes.PartOfSpeechAttribute;
import org.apache.lucene.analysis.ja.tokenattributes.ReadingAttribute;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.ngram.NGramTokenFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * How texts become terms. Every text is {@linkplain JapaneseText#normalized normalised} before it
 * comes here. Safe for use by several threads.
 */
final class Analysis implements AutoCloseable {
    /**
     * A word of a text.
     *
     * @param reading in katakana
     * @param content it says something: not a particle, an ending, a sign
     * @param start where it begins in the text
     */
    record Word(String surface, String base, String reading, boolean content, int start, int end) {}

    private final Analyzer words = new WordAnalyzer();
    private final Analyzer letters = new GramAnalyzer(2, 2);
    private final Analyzer readings = new GramAnalyzer(2, 3);
    private final Analyzer plain = new PlainWords();

    Analyzer words() {
        return words;
    }

    Analyzer readings() {
        return readings;
    }

    Analyzer letters() {
        return letters;
    }

    /** The analyzer of an index writer. */
    Analyzer forIndex() {
        return new PerFieldAnalyzerWrapper(
                words,
                Map.of(
                        Fields.QUESTION_READING, readings,
                        Fields.KEYWORD_READING, readings,
                        Fields.ANSWER_READING, readings,
                        Fields.QUESTION_LETTERS, letters,
                        Fields.ANSWER_LETTERS, letters));
    }

    /** The words of a normalised text in their order, without blanks. */
    List<Word> split(String text) {
        List<Word> found = new ArrayList<>();
        try (TokenStream tokens = plain.tokenStream("", text)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = tokens.addAttribute(OffsetAttribute.class);
            ReadingAttribute reading = tokens.addAttribute(ReadingAttribute.class);
            BaseFormAttribute base = tokens.addAttribute(BaseFormAttribute.class);
            PartOfSpeechAttribute part = tokens.addAttribute(PartOfSpeechAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                String surface = term.toString();
                if (surface.isBlank()) {
                    continue;
                }
                String known = reading.getReading();
                String tag = part.getPartOfSpeech();
                found.add(
                        new Word(
                                surface,
                                base.getBaseForm() == null ? surface : base.getBaseForm(),
                                JapaneseText.katakana(known == null ? surface : known),
                                isContent(tag),
                                offset.startOffset(),
                                offset.endOffset()));
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // nothing is read from outside
        }
        return found;
    }

    /**
     * The reading of a text in katakana, with blanks where it cannot be read on: signs, line ends.
     */
    String reading(String text) {
        StringBuilder out = new StringBuilder();
        for (Word word : split(text)) {
            boolean sign = word.surface().codePoints().noneMatch(Character::isLetterOrDigit);
            out.append(sign ? " " : word.reading());
        }
        return out.toString().strip();
    }

    private static boolean isContent(String tag) {
        return tag != null
                && !tag.startsWith("記号")
                && !JapaneseAnalyzer.getDefaultStopTags().contains(tag);
    }

    @Override
    public void close() {
        words.close();
        letters.close();
        readings.close();
        plain.close();
    }

    /** Base forms; long compounds also in parts, so that 介護 finds 介護保険認定. */
    private static final class WordAnalyzer extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer tokenizer =
                    new JapaneseTokenizer(null, true, false, JapaneseTokenizer.Mode.SEARCH);
            TokenStream chain = new JapaneseBaseFormFilter(tokenizer);
            chain =
                    new JapanesePartOfSpeechStopFilter(
                            chain, JapaneseAnalyzer.getDefaultStopTags());
            CharArraySet stop = JapaneseAnalyzer.getDefaultStopSet();
            chain = new StopFilter(chain, stop);
            chain = new JapaneseKatakanaStemFilter(chain);
            return new TokenStreamComponents(tokenizer, new LowerCaseFilter(chain));
        }
    }

    /** Runs of letters between blanks, in overlapping pieces. */
    private static final class GramAnalyzer extends Analyzer {
        private final int min;
        private final int max;

        GramAnalyzer(int min, int max) {
            this.min = min;
            this.max = max;
        }

        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer tokenizer = new WhitespaceTokenizer(1_000_000);
            return new TokenStreamComponents(
                    tokenizer, new NGramTokenFilter(tokenizer, min, max, false));
        }
    }

    private static final class PlainWords extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            return new TokenStreamComponents(
                    new JapaneseTokenizer(null, false, true, JapaneseTokenizer.Mode.NORMAL));
        }
    }
}
