// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.postal.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.api.Content;
import org.madoguchi.api.csv.CsvCoding;
import org.madoguchi.api.csv.CsvReader;

/**
 * Which district a town is in, by how its name begins: the longest beginning says it. Immutable.
 */
final class DistrictTable {
    private static final int MOST = 20_000;

    private final Map<String, String> byBeginning;
    private final int longest;

    private DistrictTable(Map<String, String> byBeginning) {
        this.byBeginning = Map.copyOf(byBeginning);
        longest = byBeginning.keySet().stream().mapToInt(String::length).max().orElse(0);
    }

    /**
     * @param file CSV with a heading, and a town and a district in each line; empty for none
     */
    static DistrictTable read(String file) {
        try {
            return new DistrictTable(file.isEmpty() ? Map.of() : lines(Content.of(Path.of(file))));
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "etc/"
                            + KnownPostalCodes.PID
                            + ".cfg: districts = "
                            + file
                            + " cannot be used ("
                            + e.getMessage()
                            + "); give a CSV file with the heading town,district and lines such as"
                            + " 藤沢市鵠沼,鵠沼地区, or leave it empty",
                    e);
        }
    }

    private static Map<String, String> lines(Content file) throws IOException {
        CsvCoding coding =
                CsvCoding.of(file)
                        .orElseThrow(
                                () -> new IllegalArgumentException("neither UTF-8 nor Shift_JIS"));
        Map<String, String> lines = new HashMap<>();
        try (CsvReader rows = new CsvReader(coding.open(file), ',')) {
            rows.next(); // the heading
            Optional<CsvReader.CsvRow> row = rows.next();
            while (row.isPresent()) {
                if (!row.get().blank()) {
                    add(lines, row.get());
                }
                row = rows.next();
            }
        }
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("no line with a town");
        }
        return lines;
    }

    private static void add(Map<String, String> lines, CsvReader.CsvRow row) {
        List<String> cells = row.cells();
        String town = cells.isEmpty() ? "" : name(cells.get(0));
        String district = cells.size() < 2 ? "" : cells.get(1).strip();
        if (!row.fault().isEmpty()
                || town.isEmpty()
                || district.isEmpty()
                || district.length() > KnownPostalCodes.LONGEST) {
            throw new IllegalArgumentException("line " + row.line() + " has no town and district");
        }
        if (lines.size() >= MOST) {
            throw new IllegalArgumentException("more than " + MOST + " lines");
        }
        if (lines.put(town, district) != null) {
            throw new IllegalArgumentException("line " + row.line() + ": " + town + " twice");
        }
    }

    private static String name(String written) {
        return Normalizer.normalize(written, Normalizer.Form.NFKC).replaceAll("\\s+", "");
    }

    boolean isEmpty() {
        return byBeginning.isEmpty();
    }

    /** The town itself when nothing is said of it. */
    String of(String town) {
        for (int length = Math.min(longest, town.length()); length > 0; length--) {
            String district = byBeginning.get(town.substring(0, length));
            if (district != null) {
                return district;
            }
        }
        return town;
    }
}
