// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.figures.internal;

import java.util.Comparator;
import java.util.List;
import org.madoguchi.api.figures.FigureRow;

/**
 * Lines as people look for them: in the order of a list where there is one, else the greatest
 * first.
 *
 * @param keys in their order; empty when there is none
 */
record RowOrder(List<String> keys) implements Comparator<FigureRow> {
    private static final Comparator<FigureRow> GREATEST_FIRST =
            Comparator.comparingLong((FigureRow row) -> row.count().received())
                    .reversed()
                    .thenComparing(
                            Comparator.comparingLong((FigureRow row) -> row.count().closed())
                                    .reversed())
                    .thenComparing(row -> row.name().ja())
                    .thenComparing(row -> row.key().orElse(""));

    @Override
    public int compare(FigureRow one, FigureRow other) {
        int places = Integer.compare(place(one), place(other));
        return places != 0 ? places : GREATEST_FIRST.compare(one, other);
    }

    private int place(FigureRow row) {
        int place = row.key().map(keys::indexOf).orElse(-1);
        return place < 0 ? keys.size() : place;
    }
}
