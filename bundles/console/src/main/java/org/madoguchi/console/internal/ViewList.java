// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;
import java.util.OptionalLong;

/**
 * The views of the list that somebody can choose from.
 *
 * @param ready made by us
 * @param own made by the reader
 * @param shared made by others for everybody
 */
record ViewList(List<Entry> ready, List<Entry> own, List<Entry> shared) {
    ViewList {
        ready = List.copyOf(ready);
        own = List.copyOf(own);
        shared = List.copyOf(shared);
    }

    /**
     * @param style tells a view apart in the style sheet
     * @param query behind the question mark
     * @param count empty when it cannot be had at present
     */
    record Entry(String name, String style, String query, OptionalLong count, boolean current) {
        String number() {
            return count.isPresent() ? Long.toString(count.getAsLong()) : "–";
        }

        boolean some() {
            return count.orElse(0) > 0;
        }
    }
}
