// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.fax.internal;

import java.util.regex.Pattern;

/** Text off a page image, as people and the search want it. */
final class ReadText {
    private static final String JAPANESE =
            "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\u3000-\\u303f\\uff00-\\uffef]";

    /** Engines see a gap between two full-width characters as a blank. */
    private static final Pattern GAP =
            Pattern.compile("(?<=" + JAPANESE + ")[ \\t]+|[ \\t]+(?=" + JAPANESE + ")");

    private static final Pattern WORDS = Pattern.compile(JAPANESE + "{4}");
    private static final int SUBJECT = 60;

    private ReadText() {}

    static String clean(String seen) {
        return GAP.matcher(seen.replace("\f", "\n"))
                .replaceAll("")
                .replaceAll("[ \\t]+\\n", "\n")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }

    /** The first line that says something; empty when there is none. */
    static String title(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> WORDS.matcher(line).find())
                .findFirst()
                .map(
                        line ->
                                line.codePointCount(0, line.length()) > SUBJECT
                                        ? line.substring(0, line.offsetByCodePoints(0, SUBJECT))
                                                + "…"
                                        : line)
                .orElse("");
    }
}
