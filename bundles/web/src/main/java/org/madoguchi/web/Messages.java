// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web;

import java.text.NumberFormat;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts for people in one language; get it from a {@link MessageBundle}. Immutable. */
public final class Messages {
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    /** Below it a number looks the same in every language, and formats are dear. */
    private static final int FIRST_GROUPED = 1000;

    private final Locale locale;
    private final Map<String, String> texts;

    Messages(Locale locale, Map<String, String> texts) {
        this.locale = locale;
        this.texts = texts;
    }

    public Locale locale() {
        return locale;
    }

    /**
     * The text with {@code {0}}, {@code {1}} … replaced by the arguments; whole numbers are
     * grouped. Apostrophes and other braces mean themselves. An unknown key is shown as it is.
     */
    public String text(String key, Object... args) {
        String text = texts.getOrDefault(key, key);
        if (args.length == 0) {
            return text;
        }
        // in one go: what stands in an argument is no place
        return PLACE.matcher(text)
                .replaceAll(
                        place -> {
                            int number = Integer.parseInt(place.group(1));
                            return Matcher.quoteReplacement(
                                    number < args.length ? shown(args[number]) : place.group());
                        });
    }

    /** The text of an enum's constant: key, dot, name in lower case with hyphens. */
    public String text(String key, Enum<?> constant) {
        return text(key + "." + constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    Map<String, String> texts() {
        return texts;
    }

    public boolean has(String key) {
        return texts.containsKey(key);
    }

    private String shown(Object value) {
        boolean grouped =
                (value instanceof Long || value instanceof Integer)
                        && Math.abs(((Number) value).longValue()) >= FIRST_GROUPED;
        return grouped
                ? NumberFormat.getIntegerInstance(locale).format(value)
                : String.valueOf(value);
    }
}
