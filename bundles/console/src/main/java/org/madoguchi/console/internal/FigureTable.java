// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;

/**
 * Figures as a spreadsheet has them.
 *
 * @param name of the file, in letters that every system takes
 * @param cells texts, numbers ({@code Long}, {@code Double}), days and times as texts
 */
record FigureTable(String name, List<String> columns, List<List<Object>> cells) {
    FigureTable {
        columns = List.copyOf(columns);
        cells = List.copyOf(cells);
    }
}
