// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import org.madoguchi.api.knowledge.ArticleText;

/**
 * A text as it is kept.
 *
 * @param text within all limits, its answer being safe HTML
 * @param plainAnswer the answer without markup
 */
record CheckedText(ArticleText text, String plainAnswer) {
    /** Everything that an editor's filter looks at, as {@link Folded} has it. */
    String words() {
        return Folded.of(
                text.question() + "\n" + String.join("\n", text.keywords()) + "\n" + plainAnswer);
    }
}
