// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The part of an answer that fits a search best: whole sentences in their order. */
final class Snippets {
    static final int LENGTH = 120;

    /** Signs that end a sentence; a line ends without one. */
    private static final String ENDS = "。！？!?";

    private Snippets() {}

    /**
     * @param words as they may stand in the answer
     * @param others what may stand there instead
     */
    static String of(String answer, Set<String> words, Set<String> others) {
        List<String> sentences = sentences(answer);
        int start = best(sentences, words, others);
        StringBuilder out = new StringBuilder(start > 0 ? "…" : "");
        int next = start;
        while (next < sentences.size()
                && (next == start || out.length() + sentences.get(next).length() <= LENGTH)) {
            if (next > start && sentences.get(next - 1).indexOf('。') < 0) {
                out.append(' '); // a line of a list ends without a sign
            }
            out.append(sentences.get(next));
            next++;
        }
        if (out.length() > LENGTH) {
            int end = Character.isHighSurrogate(out.charAt(LENGTH - 1)) ? LENGTH - 1 : LENGTH;
            return out.substring(0, end) + "…";
        }
        return next < sentences.size() ? out.append("…").toString() : out.toString();
    }

    private static List<String> sentences(String answer) {
        List<String> found = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= answer.length(); i++) {
            boolean line = i == answer.length() || answer.charAt(i) == '\n';
            if (line || ENDS.indexOf(answer.charAt(i)) >= 0) {
                String sentence = answer.substring(from, line ? i : i + 1).strip();
                if (!sentence.isEmpty()) {
                    found.add(sentence);
                }
                from = i + 1;
            }
        }
        return found;
    }

    /**
     * The first sentence is where an answer is given: another one must have more of the words, or
     * as many and more of the others.
     */
    private static int best(List<String> sentences, Set<String> words, Set<String> others) {
        int best = 0;
        long most = 0;
        for (int i = 0; i < sentences.size(); i++) {
            String sentence = sentences.get(i);
            long have = count(sentence, words) * 1_000 + count(sentence, others);
            if (have > most) {
                best = i;
                most = have;
            }
        }
        return best;
    }

    private static long count(String sentence, Set<String> words) {
        return words.stream().filter(sentence::contains).count();
    }
}
