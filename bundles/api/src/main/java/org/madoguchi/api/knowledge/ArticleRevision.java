// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.knowledge;

import java.time.Instant;

/**
 * A text that an article had.
 *
 * @param number counts from 1
 */
public record ArticleRevision(
        ArticleId article,
        int number,
        ArticleText text,
        String plainAnswer,
        Instant writtenAt,
        String writtenBy) {}
