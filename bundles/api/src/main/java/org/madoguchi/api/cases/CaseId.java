// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names a case to people and machines: the year of its opening and a running number, shown as
 * {@code 2026-004512}.
 */
public record CaseId(int year, long number) {
    private static final Pattern FORM = Pattern.compile("(\\d{4})-(\\d{6,10})");

    public CaseId {
        if (year < 2000 || year > 9999 || number < 1 || number > 9_999_999_999L) {
            throw new IllegalArgumentException("no case id: " + year + ", " + number);
        }
    }

    /**
     * @throws IllegalArgumentException when the text is no case id
     */
    public static CaseId parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no case id");
        }
        return new CaseId(Integer.parseInt(matcher.group(1)), Long.parseLong(matcher.group(2)));
    }

    /** One number for tables and indexes. */
    public long asLong() {
        return year * 10_000_000_000L + number;
    }

    public static CaseId ofLong(long value) {
        return new CaseId((int) (value / 10_000_000_000L), value % 10_000_000_000L);
    }

    @Override
    public String toString() {
        // by hand: every look and every row of a list writes some, and a format is parsed each time
        String digits = Long.toString(number);
        return year + "-" + "0".repeat(Math.max(0, 6 - digits.length())) + digits;
    }
}
