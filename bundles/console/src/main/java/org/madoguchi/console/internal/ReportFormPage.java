// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.figures.ReportForm;
import org.madoguchi.api.figures.ReportForm.Entry;
import org.madoguchi.web.FormData;

/**
 * The form of a report as the fields of the page hold it.
 *
 * @param report the name of a {@link FigureSpan.Unit}, or {@link DeskHistories#REPORT}
 * @param refused why it was not kept
 */
record ReportFormPage(
        Screen screen, String report, ReportForm form, Optional<LocalizedText> refused) {
    static final String PATH = "/console/figures/form";

    /** All whose form can be chosen. */
    static List<String> reports() {
        return Stream.concat(
                        Stream.of(FigureSpan.Unit.values()).map(FigureSpan.Unit::name),
                        Stream.of(DeskHistories.REPORT))
                .toList();
    }

    boolean isHistory() {
        return isHistory(report);
    }

    private static boolean isHistory(String report) {
        return report.equals(DeskHistories.REPORT);
    }

    String name(String other) {
        return isHistory(other)
                ? screen.text("figures.history")
                : DeskReports.usualTitle(screen, FigureSpan.Unit.valueOf(other));
    }

    String name() {
        return name(report);
    }

    List<String> parts() {
        return isHistory() ? List.of() : DeskReports.PARTS;
    }

    String part(String key) {
        return DeskReports.usualHeading(screen, key);
    }

    List<String> columns() {
        return columns(report);
    }

    private static List<String> columns(String report) {
        return isHistory(report) ? DeskHistories.COLUMNS : DeskTables.COUNTS;
    }

    String column(String key) {
        return screen.text((isHistory() ? DeskHistories.HEADING : DeskTables.MEASURE) + key);
    }

    /** What was sent; everything as delivered is nothing said. */
    static ReportForm read(String report, FormData sent) {
        List<Entry> parts =
                isHistory(report) ? List.of() : entries("part", DeskReports.PARTS, sent);
        List<Entry> columns = entries("column", columns(report), sent);
        String heading = isHistory(report) ? "" : sent.text("heading").strip();
        return new ReportForm(heading, said(parts), said(columns));
    }

    private static List<Entry> entries(String kind, List<String> keys, FormData sent) {
        List<String> shown = sent.texts(kind);
        Function<String, Entry> entry =
                key ->
                        new Entry(
                                key,
                                shown.contains(key),
                                sent.text(kind + "-" + key).replaceAll("\\p{Cc}", " ").strip());
        return keys.stream().map(entry).toList();
    }

    private static List<Entry> said(List<Entry> entries) {
        boolean usual =
                entries.stream().allMatch(entry -> entry.shown() && entry.heading().isEmpty());
        return usual ? List.of() : entries;
    }
}
