// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.portal.internal;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of stored HTML, for where no markup can be: descriptions and structured data. */
final class HtmlText {
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern REFERENCE = Pattern.compile("&(?:#(\\d{1,7})|([a-z]{2,6}));");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Map<String, String> NAMED =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ");

    private HtmlText() {}

    static String plain(String html) {
        String text = TAG.matcher(html).replaceAll(" ");
        return BLANKS.matcher(REFERENCE.matcher(text).replaceAll(HtmlText::character))
                .replaceAll(" ")
                .strip();
    }

    private static String character(MatchResult reference) {
        String character =
                reference.group(1) == null
                        ? NAMED.getOrDefault(reference.group(2), reference.group())
                        : numbered(Integer.parseInt(reference.group(1)), reference.group());
        return Matcher.quoteReplacement(character);
    }

    private static String numbered(int codePoint, String otherwise) {
        return Character.isValidCodePoint(codePoint) ? Character.toString(codePoint) : otherwise;
    }
}
