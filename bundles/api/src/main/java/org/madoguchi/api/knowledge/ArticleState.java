// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.knowledge;

/** Where an article stands. */
public enum ArticleState {
    DRAFT,
    PUBLISHED,
    /** Taken off; kept for history. */
    RETIRED
}
