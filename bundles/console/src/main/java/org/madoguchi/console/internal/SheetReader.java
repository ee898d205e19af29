// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.madoguchi.api.Content;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.csv.CsvCoding;
import org.madoguchi.api.csv.CsvReader;
import org.madoguchi.api.csv.Formula;

/**
 * Reads one file whose columns have names; holds the row that is being read. A heading may be in
 * either language, or another usual name of the column; one that nobody knows is passed over and
 * told.
 */
abstract class SheetReader<C extends Enum<C>, L> {
    private final Class<C> type;
    private final C needed;
    private final Function<C, String> key;
    private final Limits limits;
    private final Map<C, Integer> places;
    private Map<String, String> chosen = Map.of();
    private List<String> cells = List.of();

    /**
     * @param bytes of a file
     * @param rows of a file
     */
    record Limits(long bytes, int rows) {}

    /**
     * @param needed without which it is no such file
     * @param key of a column's name in the texts; with {@code .also}, its other usual names
     */
    SheetReader(Class<C> type, C needed, Function<C, String> key, Limits limits) {
        this.type = type;
        this.needed = needed;
        this.key = key;
        this.limits = limits;
        this.places = new EnumMap<>(type);
    }

    abstract L line(long line);

    /**
     * What somebody says that headings mean, besides what is known.
     *
     * @param columns name of a column by heading; empty for one that is passed over
     */
    SheetReader<C, L> with(Map<String, String> columns) {
        chosen = Map.copyOf(columns);
        return this;
    }

    /** The headings in their order, each with the name of its column or nothing. */
    Map<String, String> headings(Content file) throws IOException {
        Map<String, C> known = known();
        Map<String, String> all = new LinkedHashMap<>();
        try (CsvReader reader = open(file)) {
            for (String cell : reader.next().map(CsvReader.CsvRow::cells).orElse(List.of())) {
                if (!cell.isBlank()) {
                    all.put(cell.strip(), column(known, cell.strip()).map(Enum::name).orElse(""));
                }
            }
        }
        return all;
    }

    private Optional<C> column(Map<String, C> known, String heading) {
        return chosen.containsKey(heading)
                ? FaqFilter.constant(type, chosen.get(heading))
                : Optional.ofNullable(known.get(heading));
    }

    private CsvReader open(Content file) throws IOException {
        if (file.size() > limits.bytes()) {
            throw rejected("directory.import.big", limits.bytes() / 1024 / 1024);
        }
        CsvCoding coding = CsvCoding.of(file).orElseThrow(() -> rejected("user.import.coding"));
        char separator;
        try (BufferedReader reader = new BufferedReader(coding.open(file))) {
            separator = CsvReader.separator(Optional.ofNullable(reader.readLine()).orElse(""));
        }
        return new CsvReader(coding.open(file), separator);
    }

    Sheet<L> read(Content file) throws IOException {
        try (CsvReader reader = open(file)) {
            CsvReader.CsvRow heading =
                    reader.next().orElseThrow(() -> rejected("directory.import.empty"));
            List<String> passedOver = places(heading.cells());
            return rows(reader, passedOver);
        }
    }

    private Map<String, C> known() {
        Map<String, C> columns = new HashMap<>();
        for (Locale language : List.of(Locale.JAPANESE, Locale.ENGLISH)) {
            for (C column : type.getEnumConstants()) {
                columns.put(Words.TEXTS.in(language).text(key.apply(column)), column);
                also(language, key.apply(column)).forEach(name -> columns.put(name, column));
            }
        }
        return columns;
    }

    private List<String> places(List<String> heading) {
        Map<String, C> known = known();
        List<String> passedOver = new ArrayList<>();
        for (int place = 0; place < heading.size(); place++) {
            String name = heading.get(place).strip();
            C column = column(known, name).orElse(null);
            if (column == null) {
                if (!name.isEmpty()) {
                    passedOver.add(name.length() > 40 ? name.substring(0, 40) + "…" : name);
                }
            } else if (places.put(column, place) != null) {
                throw rejected("directory.import.twice", name);
            }
        }
        if (!places.containsKey(needed)) {
            throw new RejectedException(
                    Screens.bothLanguages(
                            "directory.import.heading",
                            Words.TEXTS.in(Locale.JAPANESE).text(key.apply(needed))));
        }
        return passedOver;
    }

    private Sheet<L> rows(CsvReader reader, List<String> passedOver) throws IOException {
        List<L> lines = new ArrayList<>();
        List<Sheet.Problem> problems = new ArrayList<>();
        for (Optional<CsvReader.CsvRow> row = reader.next(); row.isPresent(); row = reader.next()) {
            if (row.get().blank()) {
                continue;
            }
            try {
                if (!row.get().fault().isEmpty()) {
                    throw rejected("user.import." + row.get().fault());
                }
                cells = row.get().cells();
                lines.add(line(row.get().line()));
            } catch (RejectedException refused) {
                problems.add(new Sheet.Problem(row.get().line(), refused.reason()));
            }
            if (lines.size() + problems.size() > limits.rows()) {
                throw rejected("directory.import.rows", limits.rows());
            }
        }
        return new Sheet<>(lines, problems, passedOver);
    }

    boolean has(C column) {
        return places.containsKey(column);
    }

    /** A row that ends early has empty cells at its end. */
    String cell(C column, String missing) {
        Integer place = places.get(column);
        if (place == null) {
            return missing;
        }
        return place >= cells.size() ? "" : Formula.original(cells.get(place)).strip();
    }

    static Stream<String> also(Locale language, String key) {
        return Words.TEXTS.in(language).has(key + ".also")
                ? Stream.of(Words.TEXTS.in(language).text(key + ".also").split("[、,]"))
                        .map(String::strip)
                : Stream.empty();
    }

    static RejectedException rejected(String key, Object... values) {
        return new RejectedException(Screens.bothLanguages(key, values));
    }
}
