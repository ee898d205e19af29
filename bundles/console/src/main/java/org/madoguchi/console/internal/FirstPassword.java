// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.security.SecureRandom;

/** A password that is handed over on paper once and changed at the first sign-in. */
final class FirstPassword {
    /** Without letters and digits that look alike in print. */
    private static final String LOWER = "abcdefghjkmnpqrstuvwxyz";

    private static final String UPPER = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final String DIGITS = "23456789";
    private static final int GROUPS = 4;
    private static final String[] GROUP = {UPPER, LOWER, LOWER, LOWER, DIGITS};

    private FirstPassword() {}

    /** Four groups of a capital, three small letters and a digit, with hyphens: about 88 bits. */
    static String make(SecureRandom random) {
        StringBuilder made = new StringBuilder();
        for (int group = 0; group < GROUPS; group++) {
            if (group > 0) {
                made.append('-');
            }
            for (String from : GROUP) {
                made.append(from.charAt(random.nextInt(from.length())));
            }
        }
        return made.toString();
    }
}
