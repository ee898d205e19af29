// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.portal.internal;

import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers in addresses that anybody may have written. */
final class Numbers {
    private static final Pattern ID = Pattern.compile("[0-9]{1,18}");
    private static final Pattern PAGE = Pattern.compile("[0-9]{1,6}");

    private Numbers() {}

    static Optional<Long> id(String text) {
        return ID.matcher(text).matches() ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    /** Counts from 1; what is no number is the first page. */
    static int page(String text) {
        return PAGE.matcher(text).matches() ? Math.max(1, Integer.parseInt(text)) : 1;
    }
}
