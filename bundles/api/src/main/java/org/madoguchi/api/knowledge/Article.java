// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.knowledge;

import java.time.Instant;
import java.util.OptionalInt;

/**
 * An FAQ entry with one of its texts.
 *
 * @param text the answer in it is safe HTML
 * @param plainAnswer the answer without markup, lists as lines with {@code ・} or numbers
 * @param state of the newest text
 * @param revision of this text; counts from 1, one for each change
 * @param published revision that readers see within its times
 * @param version changes with every change of any kind, for noticing that somebody was quicker
 */
public record Article(
        ArticleId id,
        ArticleText text,
        String plainAnswer,
        ArticleState state,
        int revision,
        OptionalInt published,
        long version,
        Instant updatedAt,
        String updatedBy) {}
