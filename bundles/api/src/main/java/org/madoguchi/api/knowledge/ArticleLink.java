// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.knowledge;

/**
 * A page that belongs to an article.
 *
 * @param label 1 to 200 characters
 * @param address {@code http}, {@code https}, {@code mailto} or {@code tel}; at most 1,000
 *     characters
 */
public record ArticleLink(String label, String address) {}
