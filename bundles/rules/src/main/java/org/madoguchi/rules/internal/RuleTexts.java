// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.rules.internal;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.RejectedException;

/** Texts for people from this bundle's messages. */
final class RuleTexts {
    private RuleTexts() {}

    static LocalizedText text(String name, Object... places) {
        return new LocalizedText(
                in(Locale.JAPANESE, name, places), in(Locale.ENGLISH, name, places));
    }

    /** Histories are written in Japanese. */
    static String japanese(String name, Object... places) {
        return in(Locale.JAPANESE, name, places);
    }

    static RejectedException rejection(String name, Object... places) {
        return new RejectedException(text(name, places));
    }

    static String in(Locale locale, String name, Object... places) {
        String pattern =
                ResourceBundle.getBundle(
                                "org.madoguchi.rules.messages",
                                locale,
                                RuleTexts.class.getClassLoader())
                        .getString(name);
        return places.length == 0 ? pattern : new MessageFormat(pattern, locale).format(places);
    }
}
