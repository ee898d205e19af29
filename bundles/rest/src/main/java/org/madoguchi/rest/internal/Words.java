// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.rest.internal;

import org.madoguchi.api.RejectedException;
import org.madoguchi.web.MessageBundle;

/** What this module says to people. */
final class Words {
    private static final MessageBundle MESSAGES = MessageBundle.of(Words.class);

    private Words() {}

    static RejectedException rejection(String key, Object... args) {
        return new RejectedException(MESSAGES.localized(key, args));
    }
}
