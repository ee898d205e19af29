// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.madoguchi.api.figures.ReportForm;

/** Which of a table's columns are there, and what they are called. */
record ReportColumns(List<Shown> shown) {
    /**
     * @param place among all columns of the table
     */
    record Shown(String key, int place, String heading) {}

    ReportColumns {
        shown = List.copyOf(shown);
    }

    /**
     * @param keys of all columns, in their order
     * @param texts what the names of their usual headings begin with
     */
    static ReportColumns of(Screen screen, List<String> keys, String texts, ReportForm form) {
        return new ReportColumns(
                IntStream.range(0, keys.size())
                        .filter(place -> form.hasColumn(keys.get(place)))
                        .mapToObj(
                                place ->
                                        new Shown(
                                                keys.get(place),
                                                place,
                                                form.column(keys.get(place))
                                                        .orElseGet(
                                                                () ->
                                                                        screen.text(
                                                                                texts
                                                                                        + keys.get(
                                                                                                place)))))
                        .toList());
    }

    List<String> headings() {
        return shown.stream().map(Shown::heading).toList();
    }

    /** Of a line's cells, one for each column, those that are there. */
    List<Object> of(List<?> cells) {
        List<Object> some = new ArrayList<>();
        shown.forEach(column -> some.add(cells.get(column.place())));
        return some;
    }
}
