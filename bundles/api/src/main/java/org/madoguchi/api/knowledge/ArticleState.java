// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.knowledge;

/** Where the newest text of an article stands. */
public enum ArticleState {
    /** Being written. Readers see the text that was published before, if there is one. */
    DRAFT,
    /** Handed to whoever publishes. */
    REVIEW,
    /** Published; seen within its {@link Publication} times. */
    PUBLISHED,
    /** Taken off; kept for history. */
    RETIRED
}
