// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.api.Content;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.csv.CsvCoding;
import org.madoguchi.api.csv.CsvReader;
import org.madoguchi.api.csv.Formula;
import org.madoguchi.api.knowledge.ArticleTransfer.Problem;

/**
 * A file of articles as rows of cells. It is read from the beginning each time, and never held.
 *
 * @param separator between the cells
 * @param places of the columns that the file has
 * @param rows below the heading, without blank ones
 */
record ArticleCsv(
        Content file,
        CsvCoding coding,
        char separator,
        Map<Column, Integer> places,
        int width,
        int rows) {
    static final long BYTES = 50L * 1024 * 1024;
    static final int ROWS = 20_000;

    interface Reading {
        void row(long line, RowText.Cells cells);
    }

    /**
     * @throws RejectedException when it is no file of articles at all
     */
    static ArticleCsv open(Content file) throws IOException {
        ArticleRules.require(file.size() <= BYTES, "csv.big", BYTES / 1024 / 1024);
        CsvCoding coding =
                CsvCoding.of(file).orElseThrow(() -> ArticleRules.rejected("csv.coding"));
        char separator;
        try (BufferedReader reader = new BufferedReader(coding.open(file))) {
            separator = CsvReader.separator(Optional.ofNullable(reader.readLine()).orElse(""));
        }
        try (CsvReader reader = new CsvReader(coding.open(file), separator)) {
            CsvReader.CsvRow heading =
                    reader.next().orElseThrow(() -> ArticleRules.rejected("csv.empty"));
            Map<Column, Integer> places = places(heading.cells());
            return new ArticleCsv(
                    file, coding, separator, places, heading.cells().size(), count(reader));
        }
    }

    private static Map<Column, Integer> places(List<String> heading) {
        Map<Column, Integer> places = new EnumMap<>(Column.class);
        for (int place = 0; place < heading.size(); place++) {
            String name = heading.get(place).strip();
            if (name.isEmpty()) {
                continue;
            }
            Column column =
                    Column.of(name).orElseThrow(() -> ArticleRules.rejected("csv.column", name));
            ArticleRules.require(places.put(column, place) == null, "csv.twice", name);
        }
        ArticleRules.require(
                places.containsKey(Column.ID) || places.containsKey(Column.QUESTION),
                "csv.heading",
                Column.ID.heading(),
                Column.QUESTION.heading());
        return places;
    }

    private static int count(CsvReader reader) throws IOException {
        int rows = 0;
        for (Optional<CsvReader.CsvRow> row = reader.next(); row.isPresent(); row = reader.next()) {
            if (!row.get().blank() && ++rows > ROWS) {
                throw ArticleRules.rejected("csv.rows", ROWS);
            }
        }
        return rows;
    }

    boolean has(Column column) {
        return places.containsKey(column);
    }

    /** Calls for every row whose form is right, and collects what is wrong with the others. */
    List<Problem> forEach(Reading reading) throws IOException {
        List<Problem> problems = new ArrayList<>();
        try (Reader text = coding.open(file);
                CsvReader reader = new CsvReader(text, separator)) {
            reader.next();
            for (Optional<CsvReader.CsvRow> row = reader.next();
                    row.isPresent();
                    row = reader.next()) {
                CsvReader.CsvRow present = row.get();
                if (!present.fault().isEmpty()) {
                    problems.add(problem(present, present.fault()));
                } else if (present.cells().size() > width && surplus(present)) {
                    problems.add(problem(present, "csv.wide", width, present.cells().size()));
                } else if (!present.blank()) {
                    reading.row(present.line(), cells(present.cells()));
                }
            }
        }
        return problems;
    }

    private boolean surplus(CsvReader.CsvRow row) {
        return row.cells().stream().skip(width).anyMatch(cell -> !cell.isBlank());
    }

    /** A row that ends early has empty cells at its end. */
    private RowText.Cells cells(List<String> row) {
        Map<Column, String> cells = new EnumMap<>(Column.class);
        places.forEach(
                (column, place) ->
                        cells.put(
                                column,
                                place < row.size() ? Formula.original(row.get(place)) : ""));
        return new RowText.Cells(cells);
    }

    private static Problem problem(CsvReader.CsvRow row, String key, Object... values) {
        return new Problem(row.line(), "", LocalizedText.from(ArticleCsv.class, key, values));
    }
}
