// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.util.List;
import java.util.Map;

/**
 * What a search found.
 *
 * @param page the part that was asked for
 * @param total how many fit
 * @param categories how many of these each category has
 * @param share of what could be known of the search at all, what the best article by words has
 */
record Findings(List<Found> page, int total, Map<Long, Long> categories, float share) {
    /** An article, as far as a list of results shows it. */
    record Found(long id, String question, String answer, String category, float score) {}
}
