// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

import java.text.Normalizer;
import java.util.Locale;

/** Short labels of cases that anybody at the desk makes up. */
public final class Tags {
    /** Of one case. */
    public static final int MOST = 20;

    /** Characters of one. */
    public static final int LONGEST = 40;

    private Tags() {}

    /** As it is kept: one line, usual width, no blanks around it. */
    public static String kept(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .replaceAll("[\\p{Cc}\\p{Cf}\\p{Z}]+", " ")
                .strip();
    }

    /** Equal for labels that only differ in upper and lower case. */
    public static String folded(String tag) {
        return kept(tag).toLowerCase(Locale.ROOT);
    }
}
