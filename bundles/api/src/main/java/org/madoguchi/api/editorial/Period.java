// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.editorial;

import java.time.LocalDate;

/**
 * Days of the city's calendar.
 *
 * @param first included
 * @param last included, not before the first
 */
public record Period(LocalDate first, LocalDate last) {
    public Period {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException(last + " is before " + first);
        }
    }
}
