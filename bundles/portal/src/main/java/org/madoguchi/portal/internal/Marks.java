// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.portal.internal;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Shows a reader the own words again in what was found: same letters, whatever width or kana. */
final class Marks {
    /**
     * Kanji (also with the kana inside a word such as 引っ越), katakana, Latin letters and digits
     * carry a sentence's meaning; so does hiragana that is more than a particle.
     */
    private static final Pattern WORD =
            Pattern.compile(
                    "[\\p{IsHan}々]+(?:[ぁ-ん&&[^のをはがにでとへもやか]]{1,2}[\\p{IsHan}々]+)*"
                            + "|[ァ-ヺー]{2,}|[a-z0-9]{2,}|[ぁ-ゖー&&[^のをはがにでとへも]]{2,}");

    /** Endings that every question has. */
    private static final Set<String> ENDINGS =
            Set.of(
                    "した", "たい", "したい", "たいです", "です", "ます", "する", "ました", "ません", "ください", "ない", "ある",
                    "いつ", "どこ", "なに", "いい", "よい", "って", "れば", "こと", "どうすれば");

    private final Set<String> words = new LinkedHashSet<>();

    /** A stretch of text, matched or not. */
    record Piece(String text, boolean marked) {}

    Marks(String query) {
        String text = Normalizer.normalize(query, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            if (!ENDINGS.contains(word.group())) {
                words.add(folded(word.group()));
            }
        }
        if (words.stream().anyMatch(found -> found.length() > 1)) {
            words.removeIf(found -> found.length() == 1);
        }
    }

    private Marks(Set<String> words) {
        this.words.addAll(words);
    }

    /** The same and these words as they are: what stands for the reader's own words. */
    Marks and(List<String> others) {
        if (others.isEmpty()) {
            return this;
        }
        Marks more = new Marks(words);
        others.stream()
                .map(other -> folded(Normalizer.normalize(other, Normalizer.Form.NFKC)))
                .filter(other -> !other.isBlank())
                .forEach(more.words::add);
        return more;
    }

    List<Piece> in(String text) {
        String folded = folded(text);
        boolean[] marked = new boolean[text.length()];
        for (String word : words) {
            for (int at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
                for (int i = at; i < at + word.length(); i++) {
                    marked[i] = true;
                }
            }
        }
        List<Piece> pieces = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= text.length(); i++) {
            if (i == text.length() || marked[i] != marked[start]) {
                pieces.add(new Piece(text.substring(start, i), marked[start]));
                start = i;
            }
        }
        return pieces;
    }

    /** Letter by letter, so that places in the folded text are places in the text. */
    private static String folded(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (char c : text.toCharArray()) {
            char folded = c;
            if (c >= 'ぁ' && c <= 'ゖ') {
                folded = (char) (c + ('ァ' - 'ぁ'));
            } else if (c >= '！' && c <= '～') {
                folded = (char) (c - ('！' - '!'));
            }
            out.append(Character.toLowerCase(folded));
        }
        return out.toString();
    }
}
