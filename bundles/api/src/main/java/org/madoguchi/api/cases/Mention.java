// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

import java.time.Instant;

/**
 * Somebody was named in an internal note.
 *
 * @param by who wrote the note
 * @param text the whole note
 */
public record Mention(
        long id, CaseId caseId, String subject, String by, String text, Instant at, boolean read) {}
