// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Languages that readers can choose. The first is for those who name none of them. */
final class Languages {
    /** What the console speaks. */
    static final Languages OF_STAFF = new Languages(List.of(Locale.JAPANESE, Locale.ENGLISH));

    /** A header is a stranger's text. */
    private static final int LONGEST_HEADER = 500;

    /** Browsers name a place where we name the script. */
    private static final Map<String, List<String>> SCRIPTS =
            Map.of(
                    "zh-tw", List.of("zh-tw", "zh-hant"),
                    "zh-hk", List.of("zh-hk", "zh-hant"),
                    "zh-mo", List.of("zh-mo", "zh-hant"),
                    "zh-cn", List.of("zh-cn", "zh-hans"),
                    "zh-sg", List.of("zh-sg", "zh-hans"),
                    "zh", List.of("zh", "zh-hans"));

    private final List<Locale> offered;

    private Languages(List<Locale> offered) {
        this.offered = List.copyOf(offered);
    }

    /**
     * @param tags BCP 47 such as {@code zh-Hans}; Japanese is always one of them
     * @throws IllegalArgumentException naming the tag that is none
     */
    static Languages of(String... tags) {
        List<Locale> offered = new ArrayList<>();
        Arrays.stream(tags)
                .flatMap(list -> Arrays.stream(list.split(",")))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .map(Languages::locale)
                .filter(locale -> !offered.contains(locale))
                .forEach(offered::add);
        if (!offered.contains(Locale.JAPANESE)) {
            offered.add(0, Locale.JAPANESE);
        }
        return new Languages(offered);
    }

    private static Locale locale(String tag) {
        try {
            return new Locale.Builder().setLanguageTag(tag).build();
        } catch (IllformedLocaleException e) {
            throw new IllegalArgumentException(tag + " is no language tag", e);
        }
    }

    List<Locale> offered() {
        return offered;
    }

    /** The offered language with this tag; whatever else somebody writes is none. */
    Optional<Locale> named(String tag) {
        return offered.stream()
                .filter(locale -> locale.toLanguageTag().equalsIgnoreCase(tag))
                .findFirst();
    }

    /** The first offered one that the browser names; Japanese when it names none. */
    Locale accepted(String header) {
        if (header == null || header.length() > LONGEST_HEADER) {
            return Locale.JAPANESE;
        }
        try {
            Locale best =
                    Locale.lookup(
                            Locale.LanguageRange.mapEquivalents(
                                    Locale.LanguageRange.parse(header), SCRIPTS),
                            offered);
            return best == null ? Locale.JAPANESE : best;
        } catch (IllegalArgumentException e) {
            return Locale.JAPANESE; // not a language list
        }
    }
}
