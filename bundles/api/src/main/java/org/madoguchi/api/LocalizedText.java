// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api;

import java.util.Locale;
import java.util.Objects;

/**
 * A short text for people in the languages of the staff screens. Citizens' languages are more and
 * belong to the articles.
 *
 * @param ja Japanese, the default
 * @param en English
 */
public record LocalizedText(String ja, String en) {
    public LocalizedText {
        Objects.requireNonNull(ja, "ja");
        Objects.requireNonNull(en, "en");
    }

    /** The same text in both languages: a name, a number, a server's answer. */
    public static LocalizedText same(String text) {
        return new LocalizedText(text, text);
    }

    /** English when the locale asks for it, Japanese in every other case. */
    public String in(Locale locale) {
        return locale.getLanguage().equals("en") ? en : ja;
    }
}
