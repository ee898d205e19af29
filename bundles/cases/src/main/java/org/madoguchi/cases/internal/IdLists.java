// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import java.util.ArrayList;
import java.util.List;

/** Ids for an {@code in} of a query. */
final class IdLists {
    private IdLists() {}

    /**
     * Repeats the last id up to one of a few lengths: each length is a statement that the database
     * has to compile and keep.
     */
    static List<Long> padded(List<Long> ids) {
        int length = 1;
        while (length < ids.size()) {
            length *= 8;
        }
        List<Long> padded = new ArrayList<>(ids);
        while (padded.size() < length) {
            padded.add(ids.get(ids.size() - 1));
        }
        return padded;
    }
}
