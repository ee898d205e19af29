// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import java.text.Normalizer;
import java.util.Locale;

/** Text whose width and case do not matter. */
final class Folded {
    private Folded() {}

    static String of(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
