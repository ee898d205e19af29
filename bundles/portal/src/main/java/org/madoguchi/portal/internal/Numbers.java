// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.portal.internal;

import java.util.Optional;

/** Numbers in addresses that anybody may have written. */
final class Numbers {
    private Numbers() {}

    static Optional<Long> id(String text) {
        return text.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    /** Counts from 1; what is no number is the first page. */
    static int page(String text) {
        return text.matches("[0-9]{1,6}") ? Math.max(1, Integer.parseInt(text)) : 1;
    }
}
