// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.madoguchi.api.servicelevel.Incident;

/**
 * Which records of incidents are wanted.
 *
 * @param words all of which are in a record's texts
 */
record IncidentFilter(String words, Optional<Incident.Kind> kind, Optional<Incident.State> state) {
    private static final int LONGEST = 200;

    /** All may be null; nonsense narrows nothing. */
    static IncidentFilter of(String words, String kind, String state) {
        String typed = words == null ? "" : words.strip();
        return new IncidentFilter(
                typed.substring(0, Math.min(typed.length(), LONGEST)),
                FaqFilter.constant(Incident.Kind.class, String.valueOf(kind)),
                FaqFilter.constant(Incident.State.class, String.valueOf(state)));
    }

    List<Incident> among(List<Incident> all) {
        return all.stream().filter(this::fits).toList();
    }

    private boolean fits(Incident incident) {
        String texts =
                folded(
                        String.join(
                                "\n",
                                incident.reason(),
                                incident.report().effect(),
                                incident.report().cause(),
                                incident.report().measures()));
        return kind.map(incident.kind()::equals).orElse(true)
                && state.map(incident.report().state()::equals).orElse(true)
                && Stream.of(folded(words).split("\\s+")).allMatch(texts::contains);
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /** Part of an address. */
    String query() {
        return "q="
                + Urls.encode(words)
                + kind.map(one -> "&kind=" + one).orElse("")
                + state.map(one -> "&state=" + one).orElse("");
    }
}
