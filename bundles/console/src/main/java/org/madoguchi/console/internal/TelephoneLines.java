// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.madoguchi.api.directory.Telephone;

/**
 * A department's telephones as a text field holds them, one a line: number, name, reading and
 * duties with tabs between them, as a spreadsheet gives them, or commas.
 */
final class TelephoneLines {
    private static final int PARTS = 4;

    private TelephoneLines() {}

    static String text(List<Telephone> telephones) {
        return telephones.stream().map(TelephoneLines::line).collect(Collectors.joining("\n"));
    }

    private static String line(Telephone one) {
        String between = (one.name() + one.reading()).matches(".*[,，].*") ? "\t" : ", ";
        return String.join(between, one.number(), one.name(), one.reading(), one.duties())
                .replaceAll("[, \t]+$", "");
    }

    static List<Telephone> read(String text) {
        return text.lines().filter(line -> !line.isBlank()).map(TelephoneLines::telephone).toList();
    }

    private static Telephone telephone(String line) {
        String between = line.contains("\t") ? "\t" : "[,，]";
        String[] parts = Arrays.copyOf(line.split(between, PARTS), PARTS);
        return new Telephone(part(parts[1]), part(parts[2]), part(parts[3]), part(parts[0]));
    }

    private static String part(String part) {
        return part == null ? "" : part.strip();
    }
}
