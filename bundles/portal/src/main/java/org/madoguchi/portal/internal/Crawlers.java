// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.portal.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Tells programs that walk the web from people, by how they name themselves (ST-022). */
final class Crawlers {
    /** What a browser says is shorter than this. */
    private static final int LONGEST_LOOK = 400;

    private final List<String> parts;

    Crawlers(String... parts) {
        this.parts =
                Arrays.stream(parts)
                        .flatMap(list -> Arrays.stream(list.split(",")))
                        .map(part -> part.strip().toLowerCase(Locale.ROOT))
                        .filter(part -> !part.isEmpty())
                        .toList();
    }

    /**
     * @param userAgent may be missing: every browser sends one
     */
    boolean contain(String userAgent) {
        if (userAgent == null || userAgent.isBlank()) {
            return true;
        }
        String name =
                userAgent
                        .substring(0, Math.min(userAgent.length(), LONGEST_LOOK))
                        .toLowerCase(Locale.ROOT);
        return parts.stream().anyMatch(name::contains);
    }
}
