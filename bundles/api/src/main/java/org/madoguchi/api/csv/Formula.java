// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.csv;

import java.util.regex.Pattern;

/**
 * Cells that a spreadsheet would carry out: an apostrophe before them makes them text, and is taken
 * away again when the file comes back. Cells that begin with such an apostrophe get one more, so
 * that nothing is lost on the way.
 */
public final class Formula {
    private static final Pattern DANGEROUS =
            Pattern.compile("'*[=+\\-@\t\r＝＋－＠].*", Pattern.DOTALL);

    private Formula() {}

    /** As it may go into a file. */
    public static String harmless(String cell) {
        return DANGEROUS.matcher(cell).matches() ? "'" + cell : cell;
    }

    /** As it was before {@link #harmless}. */
    public static String original(String cell) {
        return cell.startsWith("'") && DANGEROUS.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
