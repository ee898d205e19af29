// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.rest.internal;

import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.RejectedException;
import org.madoguchi.web.MessageBundle;

/** What this module says to people. */
final class Words {
    private static final MessageBundle MESSAGES = MessageBundle.of(Words.class);

    private Words() {}

    static RejectedException rejection(String key, Object... args) {
        return new RejectedException(text(key, args));
    }

    static LocalizedText text(String key, Object... args) {
        return MESSAGES.localized(key, args);
    }
}
