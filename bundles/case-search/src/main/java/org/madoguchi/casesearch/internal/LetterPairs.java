// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.casesearch.internal;

import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Texts as pairs of letters that follow each other, one for each letter: 窓口へ is 窓口, 口へ and へ alone.
 * Positions count letters, with a gap where a text cannot be read on, so that any run of letters is
 * found as a phrase, and nothing else is.
 */
final class LetterPairs extends TokenStream {
    private static final int GAP = 2;

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute increment =
            addAttribute(PositionIncrementAttribute.class);
    private final List<String> texts;
    private int next;
    private int[] letters;
    private int at;
    private int gap;

    LetterPairs(List<String> texts) {
        this.texts = texts;
    }

    @Override
    public void reset() {
        next = 0;
        letters = new int[0];
        at = 0;
        gap = 0;
    }

    @Override
    public boolean incrementToken() {
        clearAttributes();
        while (at == letters.length || letters[at] == Spelling.BREAK) {
            if (at < letters.length) {
                at++;
            } else if (next < texts.size()) {
                letters = Spelling.of(texts.get(next++));
                at = 0;
            } else {
                return false;
            }
            gap = GAP;
        }
        append(letters[at++]);
        if (at < letters.length && letters[at] != Spelling.BREAK) {
            append(letters[at]);
        }
        increment.setPositionIncrement(1 + gap);
        gap = 0;
        return true;
    }

    private void append(int letter) {
        if (Character.isBmpCodePoint(letter)) {
            term.append((char) letter);
        } else {
            term.append(Character.highSurrogate(letter)).append(Character.lowSurrogate(letter));
        }
    }
}
