// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channels.internal;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.madoguchi.api.LocalizedText;

/** Texts for people from this bundle's messages. */
final class OutboxTexts {
    private OutboxTexts() {}

    static LocalizedText text(String name, Object... values) {
        return new LocalizedText(
                in(Locale.JAPANESE, name, values), in(Locale.ENGLISH, name, values));
    }

    private static String in(Locale locale, String name, Object... values) {
        String pattern =
                ResourceBundle.getBundle(
                                "org.madoguchi.channels.messages",
                                locale,
                                OutboxTexts.class.getClassLoader())
                        .getString(name);
        return values.length == 0 ? pattern : new MessageFormat(pattern, locale).format(values);
    }
}
