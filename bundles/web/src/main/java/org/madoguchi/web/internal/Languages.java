// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Japanese or English. */
final class Languages {
    private Languages() {}

    static Optional<Locale> named(String tag) {
        return switch (tag) {
            case "ja" -> Optional.of(Locale.JAPANESE);
            case "en" -> Optional.of(Locale.ENGLISH);
            default -> Optional.empty();
        };
    }

    /** The first of ours that the browser names; Japanese when it names none. */
    static Locale accepted(String header) {
        if (header == null) {
            return Locale.JAPANESE;
        }
        try {
            List<Locale> ours = List.of(Locale.JAPANESE, Locale.ENGLISH);
            Locale best = Locale.lookup(Locale.LanguageRange.parse(header), ours);
            return best == null ? Locale.JAPANESE : best;
        } catch (IllegalArgumentException e) {
            return Locale.JAPANESE; // not a language list
        }
    }
}
