// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ja.JapaneseAnalyzer;
import org.apache.lucene.analysis.ja.JapaneseTokenizer;
import org.apache.lucene.analysis.ja.dict.UserDictionary;
import org.apache.lucene.analysis.ja.tokenattributes.BaseFormAttribute;
import org.apache.lucene.analysis.ja.tokenattributes.PartOfSpeechAttribute;
import org.apache.lucene.analysis.ja.tokenattributes.ReadingAttribute;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * How texts become words. Every text is {@linkplain JapaneseText#normalized normalised} before it
 * comes here. Safe for use by several threads.
 */
final class Analysis implements AutoCloseable {
    private static final Set<String> STOP_TAGS = JapaneseAnalyzer.getDefaultStopTags();
    private static final CharArraySet STOP_WORDS = JapaneseAnalyzer.getDefaultStopSet();

    private final Analyzer tokens;

    Analysis() {
        this(null);
    }

    /**
     * @param userWords words that must not be cut; null for none
     */
    Analysis(UserDictionary userWords) {
        tokens = new Tokens(userWords);
    }

    /** The words of a normalised text in their order, without blanks. */
    List<Word> split(String text) {
        List<Word> found = new ArrayList<>();
        try (TokenStream stream = tokens.tokenStream("", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
            ReadingAttribute reading = stream.addAttribute(ReadingAttribute.class);
            BaseFormAttribute base = stream.addAttribute(BaseFormAttribute.class);
            PartOfSpeechAttribute part = stream.addAttribute(PartOfSpeechAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                String surface = term.toString();
                if (!surface.isBlank()) {
                    add(
                            found,
                            word(
                                    surface,
                                    base.getBaseForm(),
                                    reading.getReading(),
                                    part.getPartOfSpeech(),
                                    offset.startOffset(),
                                    offset.endOffset()));
                }
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // nothing is read from outside
        }
        return found;
    }

    /** Parts of a compound come before or after it, within its bounds. */
    private static void add(List<Word> found, Word word) {
        List<Word> parts = new ArrayList<>();
        while (!found.isEmpty() && found.get(found.size() - 1).start() >= word.start()) {
            Word last = found.get(found.size() - 1);
            if (last.end() > word.end()) {
                break;
            }
            parts.add(0, found.remove(found.size() - 1));
        }
        if (!parts.isEmpty()) {
            found.add(with(word, parts));
            return;
        }
        if (!found.isEmpty() && found.get(found.size() - 1).end() >= word.end()) {
            Word whole = found.remove(found.size() - 1);
            List<Word> more = new ArrayList<>(whole.parts());
            more.add(word);
            found.add(with(whole, more));
            return;
        }
        found.add(word);
    }

    private static Word with(Word whole, List<Word> parts) {
        return new Word(
                whole.surface(),
                whole.term(),
                whole.reading(),
                whole.sound(),
                whole.content(),
                whole.start(),
                whole.end(),
                parts);
    }

    private static Word word(
            String surface, String base, String reading, String tag, int start, int end) {
        String form = base == null ? surface : base;
        String read = JapaneseText.katakana(reading == null ? surface : reading);
        boolean verb = tag != null && tag.startsWith("動詞");
        return new Word(
                surface,
                stemmed(form.toLowerCase(Locale.ROOT)),
                read,
                JapaneseText.sound(verb ? JapaneseText.noun(surface, form, read) : stemmed(read)),
                tag != null
                        && !tag.startsWith("記号")
                        && !STOP_TAGS.contains(tag)
                        && !STOP_WORDS.contains(form),
                start,
                end,
                List.of());
    }

    /** コンピューター and コンピュータ. */
    private static String stemmed(String term) {
        return term.length() >= 4 && term.endsWith("ー") && JapaneseText.isKana(term)
                ? term.substring(0, term.length() - 1)
                : term;
    }

    /** The reading of words in katakana, with blanks where it cannot be read on: at signs. */
    static String reading(List<Word> words) {
        StringBuilder out = new StringBuilder();
        for (Word word : words) {
            boolean sign = word.surface().codePoints().noneMatch(Character::isLetterOrDigit);
            out.append(sign ? " " : word.reading());
        }
        return out.toString().strip();
    }

    @Override
    public void close() {
        tokens.close();
    }

    /** Long compounds also in parts, so that 介護 finds 介護保険認定. */
    private static final class Tokens extends Analyzer {
        private final UserDictionary userWords;

        Tokens(UserDictionary userWords) {
            this.userWords = userWords;
        }

        @Override
        protected TokenStreamComponents createComponents(String field) {
            return new TokenStreamComponents(
                    new JapaneseTokenizer(userWords, false, false, JapaneseTokenizer.Mode.SEARCH));
        }
    }
}
