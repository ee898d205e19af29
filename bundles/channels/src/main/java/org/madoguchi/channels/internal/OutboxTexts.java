// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channels.internal;

import java.util.Locale;
import java.util.ResourceBundle;
import org.madoguchi.api.LocalizedText;

/** Texts for people from this bundle's messages. */
final class OutboxTexts {
    private OutboxTexts() {}

    static LocalizedText text(String name) {
        return new LocalizedText(in(Locale.JAPANESE, name), in(Locale.ENGLISH, name));
    }

    private static String in(Locale locale, String name) {
        return ResourceBundle.getBundle(
                        "org.madoguchi.channels.messages",
                        locale,
                        OutboxTexts.class.getClassLoader())
                .getString(name);
    }
}
