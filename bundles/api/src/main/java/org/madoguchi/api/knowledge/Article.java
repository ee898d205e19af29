// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.knowledge;

import java.time.Instant;

/**
 * An FAQ entry.
 *
 * @param revision counts from 1, one for each change of its text
 */
public record Article(
        ArticleId id,
        ArticleText text,
        ArticleState state,
        int revision,
        Instant updatedAt,
        String updatedBy) {}
