// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits the plain text of an article's answer into paragraphs and lists, as the public site shows
 * it.
 */
final class AnswerText {
    private AnswerText() {}

    /**
     * @param items true for the lines of a list, false for the lines of a paragraph
     */
    record Block(boolean items, List<String> lines) {
        Block {
            lines = List.copyOf(lines);
        }
    }

    static List<Block> blocks(String answer) {
        List<Block> blocks = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        boolean items = false;
        for (String raw : answer.replace("\r", "").split("\n", -1)) {
            String line = raw.strip();
            boolean item = line.startsWith("・");
            if (!lines.isEmpty() && (line.isEmpty() || item != items)) {
                blocks.add(new Block(items, lines));
                lines.clear();
            }
            if (!line.isEmpty()) {
                items = item;
                lines.add(item ? line.substring(1).strip() : line);
            }
        }
        if (!lines.isEmpty()) {
            blocks.add(new Block(items, lines));
        }
        return blocks;
    }
}
