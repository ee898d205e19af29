// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.figures;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How a city wants a report to look (ST-083): what of it is there, and what that is called. What
 * nothing is said of is there under its usual name, so that a form outlives what a report learns.
 *
 * @param heading of the whole; empty for the usual one
 * @param parts its tables
 * @param columns of the tables that have the report's measures, or of the one table that it is
 */
public record ReportForm(String heading, List<Entry> parts, List<Entry> columns) {
    /** As delivered. */
    public static final ReportForm USUAL = new ReportForm("", List.of(), List.of());

    /** Longest heading, in characters. */
    public static final int LONGEST = 100;

    /**
     * @param key names the table or column from one release to the next
     * @param heading empty for the usual one
     */
    public record Entry(String key, boolean shown, String heading) {
        public Entry {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(heading, "heading");
        }
    }

    public ReportForm {
        Objects.requireNonNull(heading, "heading");
        parts = List.copyOf(parts);
        columns = List.copyOf(columns);
    }

    public boolean hasPart(String key) {
        return find(parts, key).map(Entry::shown).orElse(true);
    }

    /** Its own heading, where it has one. */
    public Optional<String> part(String key) {
        return heading(parts, key);
    }

    public boolean hasColumn(String key) {
        return find(columns, key).map(Entry::shown).orElse(true);
    }

    public Optional<String> column(String key) {
        return heading(columns, key);
    }

    private static Optional<Entry> find(List<Entry> entries, String key) {
        return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
    }

    private static Optional<String> heading(List<Entry> entries, String key) {
        return find(entries, key).map(Entry::heading).filter(Predicate.not(String::isEmpty));
    }
}
