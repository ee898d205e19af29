// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.sample.city.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.madoguchi.api.knowledge.Audience;

/**
 * Articles in a file that people can edit: a line {@code ## question}, lines {@code - name: value}
 * with 分類, 所管課 (codes), 対象 (PUBLIC when left out) and 語 (keywords), a blank line, the answer.
 */
final class FaqFile {
    /** An article whose departments are still codes. */
    record Entry(
            String question,
            String answer,
            Audience audience,
            String category,
            List<String> keywords,
            List<String> departments) {}

    private FaqFile() {}

    static List<Entry> entries(String text) {
        return Arrays.stream(text.split("(?m)^## "))
                .filter(block -> !block.isBlank())
                .map(FaqFile::entry)
                .toList();
    }

    private static Entry entry(String block) {
        List<String> lines = block.lines().toList();
        String category = "";
        Audience audience = Audience.PUBLIC;
        List<String> keywords = List.of();
        List<String> departments = List.of();
        int line = 1;
        for (; line < lines.size() && lines.get(line).startsWith("- "); line++) {
            String[] pair = lines.get(line).substring(2).split(": *", 2);
            switch (pair[0]) {
                case "分類" -> category = pair[1].strip();
                case "対象" -> audience = Audience.valueOf(pair[1].strip());
                case "語" -> keywords = list(pair[1]);
                case "所管課" -> departments = list(pair[1]);
                default ->
                        throw new IllegalArgumentException("unknown name in: " + lines.get(line));
            }
        }
        String answer = String.join("\n", lines.subList(line, lines.size())).strip();
        return new Entry(lines.get(0).strip(), answer, audience, category, keywords, departments);
    }

    private static List<String> list(String value) {
        List<String> items = new ArrayList<>();
        for (String item : value.split("、")) {
            if (!item.isBlank()) {
                items.add(item.strip());
            }
        }
        return items;
    }
}
