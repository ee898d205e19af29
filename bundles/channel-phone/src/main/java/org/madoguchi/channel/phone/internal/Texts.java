// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.phone.internal;

import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.RejectedException;

/** The words of this channel for operators. */
final class Texts {
    private Texts() {}

    static LocalizedText text(String key, Object... values) {
        return LocalizedText.from(Texts.class, key, values);
    }

    static RejectedException rejection(String key, Object... values) {
        return new RejectedException(text(key, values));
    }
}
