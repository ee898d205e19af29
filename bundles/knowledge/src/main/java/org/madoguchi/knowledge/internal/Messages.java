// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.madoguchi.api.LocalizedText;

/** This bundle's texts for people. */
final class Messages {
    private Messages() {}

    static LocalizedText text(String key, Object... values) {
        return new LocalizedText(in(Locale.JAPANESE, key, values), in(Locale.ENGLISH, key, values));
    }

    private static String in(Locale locale, String key, Object... values) {
        ResourceBundle texts =
                ResourceBundle.getBundle(
                        "org.madoguchi.knowledge.messages",
                        locale,
                        Messages.class.getClassLoader());
        return new MessageFormat(texts.getString(key), locale).format(values);
    }
}
