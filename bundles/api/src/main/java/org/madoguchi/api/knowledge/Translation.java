// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.knowledge;

import java.time.Instant;
import java.util.Locale;

/**
 * An article in another language.
 *
 * @param answer safe HTML, as in {@link Article}
 * @param ofRevision revision of the Japanese text that it follows; an older one than the published
 *     means that it has to be looked at
 */
public record Translation(
        ArticleId article,
        Locale language,
        String question,
        String answer,
        String shortAnswer,
        Origin origin,
        int ofRevision,
        Instant at,
        String by) {
    /** Who wrote it. */
    public enum Origin {
        /** A machine; the site says so to its readers. */
        MACHINE,
        /** A person, or a machine and a person who corrected it. */
        PERSON
    }
}
