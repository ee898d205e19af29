// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.sms.internal;

import org.madoguchi.api.LocalizedText;

/** The words of this channel for operators. */
final class Texts {
    private Texts() {}

    static LocalizedText text(String key, Object... values) {
        return LocalizedText.from(Texts.class, key, values);
    }
}
