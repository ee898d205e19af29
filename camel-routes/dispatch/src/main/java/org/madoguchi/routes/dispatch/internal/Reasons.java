// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.routes.dispatch.internal;

import java.text.MessageFormat;
import java.time.Duration;
import java.util.Locale;
import java.util.ResourceBundle;
import org.madoguchi.api.LocalizedText;

/** Why nobody knows whether a message left, in the operator's words. */
final class Reasons {
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private Reasons() {}

    static LocalizedText noAnswer(Duration limit) {
        return text("uncertain.no-answer", limit.toSeconds());
    }

    static LocalizedText failed() {
        return text("uncertain.failed");
    }

    static LocalizedText stopped() {
        return text("uncertain.stopped");
    }

    private static LocalizedText text(String key, Object... values) {
        return new LocalizedText(in(Locale.JAPANESE, key, values), in(Locale.ENGLISH, key, values));
    }

    private static String in(Locale locale, String key, Object... values) {
        ResourceBundle messages =
                ResourceBundle.getBundle(
                        Reasons.class.getPackageName() + ".messages",
                        locale,
                        Reasons.class.getClassLoader(),
                        NO_FALLBACK);
        return new MessageFormat(messages.getString(key), locale).format(values);
    }
}
