// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.madoguchi.api.LocalizedText;

/** The words of this channel for operators. */
final class Texts {
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private Texts() {}

    static LocalizedText text(String key, Object... values) {
        return new LocalizedText(in(Locale.JAPANESE, key, values), in(Locale.ENGLISH, key, values));
    }

    private static String in(Locale locale, String key, Object... values) {
        ResourceBundle messages =
                ResourceBundle.getBundle(
                        Texts.class.getPackageName() + ".messages",
                        locale,
                        Texts.class.getClassLoader(),
                        NO_FALLBACK);
        return new MessageFormat(messages.getString(key), locale).format(values);
    }
}
