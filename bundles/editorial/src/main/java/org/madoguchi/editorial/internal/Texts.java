// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.editorial.internal;

import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.RejectedException;

/** The words of this module for people. */
final class Texts {
    private Texts() {}

    static RejectedException rejection(String key, Object... values) {
        return new RejectedException(LocalizedText.from(Texts.class, key, values));
    }
}
