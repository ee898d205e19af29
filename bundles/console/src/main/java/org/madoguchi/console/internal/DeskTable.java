// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A table of figures, the same on the page, on paper and in files.
 *
 * @param file what its file is called, in letters that every system takes
 * @param columns the first is that of the names
 * @param hint what the numbers mean; may be empty
 */
record DeskTable(String file, String title, String hint, List<String> columns, List<Line> lines) {
    /** Between levels, in files. */
    private static final String INDENT = "　";

    DeskTable {
        columns = List.copyOf(columns);
        lines = List.copyOf(lines);
    }

    /**
     * @param level how deep it is indented
     * @param link to its cases, where there is such a list
     * @param cells numbers, or texts; empty texts for what cannot be said
     * @param weight what its bar shows; negative for none
     */
    record Line(
            Kind kind,
            String name,
            int level,
            Optional<String> link,
            List<Object> cells,
            long weight) {
        Line {
            cells = List.copyOf(cells);
        }

        static String cell(Object value) {
            return value.equals("") ? "–" : String.valueOf(value);
        }

        String css() {
            return (kind == Kind.SUM ? "figures-sum" : kind == Kind.ASIDE ? "figures-aside" : "")
                    + (level > 0 ? " figures-level-" + Math.min(level, 4) : "");
        }
    }

    enum Kind {
        PLAIN,
        /** Of other lines, or what is beside them. */
        SUM,
        ASIDE
    }

    DeskTable titled(String other) {
        return new DeskTable(file, other, hint, columns, lines);
    }

    boolean isEmpty() {
        return lines.stream().allMatch(line -> line.kind() == Kind.SUM);
    }

    boolean hasBars() {
        return lines.stream().anyMatch(line -> line.weight() >= 0);
    }

    long most() {
        return lines.stream().mapToLong(Line::weight).max().orElse(1);
    }

    FigureTable figures() {
        List<List<Object>> rows = new ArrayList<>();
        for (Line line : lines) {
            List<Object> cells = new ArrayList<>();
            cells.add(INDENT.repeat(line.level()) + line.name());
            cells.addAll(line.cells());
            rows.add(cells);
        }
        return new FigureTable(file, columns, rows);
    }
}
