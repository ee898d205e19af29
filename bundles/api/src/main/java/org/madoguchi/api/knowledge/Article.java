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
        String updatedBy) {
    /**
     * For bots and chats: the short answer as it was written (ST-132), or else how the answer
     * begins, in one line.
     *
     * @param most characters of a beginning
     */
    public String brief(int most) {
        if (!text.shortAnswer().isBlank()) {
            return text.shortAnswer();
        }
        String line = plainAnswer.replaceAll("\\s+", " ").strip();
        return line.codePointCount(0, line.length()) <= most
                ? line
                : line.substring(0, line.offsetByCodePoints(0, most)) + "…";
    }
}
