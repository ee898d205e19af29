// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the product's list of everyday words and what offices call the same. A line is {@code
 * 引っ越し、引越 → 転入届、転居届} (each word left finds each word right, less so the other way round) or {@code
 * 粗大ごみ＝大型ごみ} (all find all). {@code ~} before a word on the right makes it weak.
 */
final class Rules {
    static final float SAME = 0.8f;
    static final float FINDS = 0.6f;
    static final float WEAK = 0.3f;
    static final float BACK = 0.25f;

    private Rules() {}

    static List<Thesaurus.Rule> ofProduct() {
        try (InputStream in = Rules.class.getResourceAsStream("thesaurus.txt");
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return read(lines.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Thesaurus.Rule> read(List<String> lines) {
        List<Thesaurus.Rule> rules = new ArrayList<>();
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (line.contains("→")) {
                String[] sides = line.split("→", 2);
                for (String phrase : sides[0].strip().split("、")) {
                    for (String finds : sides[1].strip().split("、")) {
                        boolean weak = finds.startsWith("~");
                        String word = weak ? finds.substring(1) : finds;
                        rules.add(new Thesaurus.Rule(phrase, word, weak ? WEAK : FINDS));
                        if (!weak) {
                            rules.add(new Thesaurus.Rule(word, phrase, BACK));
                        }
                    }
                }
            } else {
                String[] same = line.strip().split("＝");
                for (String phrase : same) {
                    for (String finds : same) {
                        if (!phrase.equals(finds)) {
                            rules.add(new Thesaurus.Rule(phrase, finds, SAME));
                        }
                    }
                }
            }
        }
        return rules;
    }
}
