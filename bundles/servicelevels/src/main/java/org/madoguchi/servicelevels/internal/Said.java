// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.servicelevels.internal;

import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.RejectedException;

/** What people typed, as it is kept, and what is said when it cannot be. */
final class Said {
    private Said() {}

    static RejectedException rejection(String key, Object... places) {
        return new RejectedException(LocalizedText.from(Said.class, key, places));
    }

    static String line(String text) {
        return text.replaceAll("[\\p{Cc}\\u2028\\u2029]+", " ").strip();
    }

    static String text(String text, int most, String tooLong) {
        String kept = text.replace("\r\n", "\n").replaceAll("[\\p{Cc}&&[^\\n\\t]]", "").strip();
        if (kept.length() > most) {
            throw rejection(tooLong, most);
        }
        return kept;
    }
}
