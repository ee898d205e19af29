// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.madoguchi.api.cases.Tags;

/** Labels as one input has them, with commas between. */
final class TagField {
    private static final String BETWEEN = "、";
    private static final int MOST_TYPED = 100;

    private TagField() {}

    static Set<String> read(String typed) {
        return Arrays.stream(typed.split("[、,，;；\\n]+"))
                .map(Tags::kept)
                .filter(tag -> !tag.isEmpty())
                .limit(MOST_TYPED)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    static String written(Collection<String> tags) {
        return tags.stream().sorted().collect(Collectors.joining(BETWEEN));
    }
}
