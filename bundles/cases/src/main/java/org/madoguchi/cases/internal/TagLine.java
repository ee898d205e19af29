// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.madoguchi.api.cases.Tags;

/** The labels of a case as its row has them, in the order in which they came. */
final class TagLine {
    private TagLine() {}

    static Set<String> read(String line) {
        return Arrays.stream(line.split("\n"))
                .filter(label -> !label.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    static String write(Set<String> labels) {
        return labels.isEmpty() ? "" : "\n" + String.join("\n", labels) + "\n";
    }

    /** Of two cases that become one; the first labels stay when they are too many. */
    static Set<String> both(Set<String> some, Set<String> others) {
        Map<String, String> all = new LinkedHashMap<>();
        Stream.concat(some.stream(), others.stream())
                .forEach(label -> all.putIfAbsent(Tags.folded(label), label));
        return all.values().stream()
                .limit(Tags.MOST)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    static Set<String> folded(Set<String> labels) {
        return labels.stream().map(Tags::folded).collect(Collectors.toSet());
    }
}
