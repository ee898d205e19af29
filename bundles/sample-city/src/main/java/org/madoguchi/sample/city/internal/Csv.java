// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.sample.city.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The simplest CSV: a line of names, then rows; the sample's values have neither commas nor quotes.
 */
final class Csv {
    private Csv() {}

    static List<Map<String, String>> rows(String text) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        String[] names = lines.get(0).split(",", -1);
        return lines.stream().skip(1).map(line -> row(names, line)).toList();
    }

    private static Map<String, String> row(String[] names, String line) {
        String[] values = line.split(",", -1);
        if (values.length != names.length) {
            throw new IllegalArgumentException("'" + line + "' has " + values.length + " values");
        }
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < names.length; i++) {
            row.put(names[i], values[i].strip());
        }
        return row;
    }
}
