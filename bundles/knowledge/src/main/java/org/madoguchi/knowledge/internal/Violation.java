// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import org.madoguchi.api.LocalizedText;

/**
 * A rule that a text breaks.
 *
 * @param where the part of the text
 */
record Violation(Column where, LocalizedText text) {
    static Violation of(Column where, String key, Object... values) {
        return new Violation(where, LocalizedText.from(Violation.class, key, values));
    }
}
