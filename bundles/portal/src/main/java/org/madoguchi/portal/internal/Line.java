// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.portal.internal;

import org.madoguchi.api.knowledge.ArticleId;

/**
 * A question in a list.
 *
 * @param lang language of the text as HTML wants it
 */
record Line(ArticleId id, String text, String lang) {}
