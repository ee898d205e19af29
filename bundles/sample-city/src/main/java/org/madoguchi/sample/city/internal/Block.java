// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.sample.city.internal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A piece of a text file: a line {@code ## title}, lines {@code - name: value}, a blank line, text.
 */
record Block(String title, Map<String, String> values, String text) {
    /**
     * @throws IllegalArgumentException naming the line whose name is not one of {@code names}, is
     *     there twice or has no value
     */
    static List<Block> all(String file, String... names) {
        return Arrays.stream(file.split("(?m)^## "))
                .filter(block -> !block.isBlank())
                .map(block -> block(block.lines().toList(), Set.of(names)))
                .toList();
    }

    /** Empty when the block does not have it. */
    String value(String name) {
        return values.getOrDefault(name, "");
    }

    private static Block block(List<String> lines, Set<String> names) {
        String title = lines.get(0).strip();
        Map<String, String> values = new HashMap<>();
        int line = 1;
        for (; line < lines.size() && lines.get(line).startsWith("- "); line++) {
            String[] pair = lines.get(line).substring(2).split(": *", 2);
            if (pair.length < 2
                    || !names.contains(pair[0])
                    || values.put(pair[0], pair[1].strip()) != null) {
                throw new IllegalArgumentException(title + ": wrong line: " + lines.get(line));
            }
        }
        String text = String.join("\n", lines.subList(line, lines.size())).strip();
        return new Block(title, Map.copyOf(values), text);
    }
}
