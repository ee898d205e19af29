// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.Content;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.csv.CsvCoding;
import org.madoguchi.api.csv.CsvReader;
import org.madoguchi.api.csv.Formula;
import org.madoguchi.api.knowledge.ArticleTransfer;
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

    private static final int COLUMNS = 100;
    private static final int SHOWN = 3;
    private static final int LETTERS = 60;

    interface Reading {
        void row(long line, RowText.Cells cells);
    }

    /**
     * @param headings instead of the file's own; none: its own
     * @throws RejectedException when it is no file of articles at all
     */
    static ArticleCsv open(Content file, List<String> headings) throws IOException {
        CsvCoding coding = coding(file);
        char separator = separator(file, coding);
        try (CsvReader reader = new CsvReader(coding.open(file), separator)) {
            CsvReader.CsvRow heading = heading(reader);
            Map<Column, Integer> places = places(headings.isEmpty() ? heading.cells() : headings);
            return new ArticleCsv(
                    file, coding, separator, places, heading.cells().size(), count(reader));
        }
    }

    /** The first rows of a file with any headings. */
    static ArticleTransfer.Head head(Content file) throws IOException {
        CsvCoding coding = coding(file);
        try (CsvReader reader = new CsvReader(coding.open(file), separator(file, coding))) {
            List<String> headings = begin(heading(reader));
            List<List<String>> rows = new ArrayList<>();
            Optional<CsvReader.CsvRow> row = reader.next();
            while (row.isPresent() && rows.size() < SHOWN) {
                if (!row.get().blank()) {
                    rows.add(begin(row.get()));
                }
                row = reader.next();
            }
            return new ArticleTransfer.Head(
                    headings, guesses(headings), rows, isUnderstood(headings));
        }
    }

    private static CsvCoding coding(Content file) throws IOException {
        ArticleRules.require(file.size() <= BYTES, "csv.big", BYTES / 1024 / 1024);
        return CsvCoding.of(file).orElseThrow(() -> ArticleRules.rejected("csv.coding"));
    }

    private static char separator(Content file, CsvCoding coding) throws IOException {
        try (BufferedReader reader = new BufferedReader(coding.open(file))) {
            return CsvReader.separator(Optional.ofNullable(reader.readLine()).orElse(""));
        }
    }

    private static CsvReader.CsvRow heading(CsvReader reader) throws IOException {
        return reader.next().orElseThrow(() -> ArticleRules.rejected("csv.empty"));
    }

    /** As much of a row as people look at. */
    private static List<String> begin(CsvReader.CsvRow row) {
        return row.cells().stream().limit(COLUMNS).map(ArticleCsv::cut).toList();
    }

    /** What begins a cell, enough to know it by. */
    private static String cut(String cell) {
        String line = cell.strip();
        return line.codePointCount(0, line.length()) <= LETTERS
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LETTERS)) + "…";
    }

    /** Each column once: the first that looks like it. */
    private static List<String> guesses(List<String> headings) {
        Set<Column> guessed = EnumSet.noneOf(Column.class);
        return headings.stream()
                .map(
                        heading ->
                                Column.guess(heading)
                                        .filter(guessed::add)
                                        .map(Column::heading)
                                        .orElse(""))
                .toList();
    }

    private static boolean isUnderstood(List<String> headings) {
        try {
            places(headings);
            return true;
        } catch (RejectedException otherNames) {
            return false;
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
