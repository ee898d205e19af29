// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;

/**
 * A short text for people in the languages of the staff screens. Citizens' languages are more: who
 * reads neither is told in English.
 *
 * @param ja Japanese, the default
 * @param en English
 */
public record LocalizedText(String ja, String en) {
    public LocalizedText {
        Objects.requireNonNull(ja, "ja");
        Objects.requireNonNull(en, "en");
    }

    /**
     * A text of the message bundle {@code messages_ja.properties} and {@code
     * messages_en.properties} that lies beside the class.
     *
     * @param arguments fill the text's places as in {@link MessageFormat}
     * @throws java.util.MissingResourceException when bundle or key is missing
     */
    public static LocalizedText from(Class<?> owner, String key, Object... arguments) {
        return new LocalizedText(
                message(owner, Locale.JAPANESE, key, arguments),
                message(owner, Locale.ENGLISH, key, arguments));
    }

    private static String message(Class<?> owner, Locale locale, String key, Object... arguments) {
        String pattern =
                ResourceBundle.getBundle(
                                owner.getPackageName() + ".messages",
                                locale,
                                owner.getClassLoader(),
                                ResourceBundle.Control.getNoFallbackControl(
                                        ResourceBundle.Control.FORMAT_PROPERTIES))
                        .getString(key);
        return new MessageFormat(pattern, locale).format(arguments);
    }

    /** The same text in both languages: a name, a number, a server's answer. */
    public static LocalizedText same(String text) {
        return new LocalizedText(text, text);
    }

    /** Japanese for who reads it, and when nothing else is known; English for everybody else. */
    public String in(Locale locale) {
        String language = locale.getLanguage();
        return language.equals("ja") || language.isEmpty() || en.isEmpty() ? ja : en;
    }
}
