// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.editorial;

import java.time.Instant;
import java.util.Optional;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.knowledge.ArticleId;

/**
 * Something that the FAQ should say (FJ-253, ST-143).
 *
 * @param article the one to be corrected, or the one that came of it
 * @param origin the case whose answer is missing in the FAQ
 * @param title 1 to 300 characters
 * @param text what is missing or wrong, at most 10,000 characters
 * @param department who should write it
 * @param remark why it was declined or what was done, at most 1,000 characters
 * @param since when it began to be missing: the first search without result for it, or else {@code
 *     at}
 * @param by name of who proposed it
 */
public record Proposal(
        ProposalId id,
        Kind kind,
        State state,
        Source source,
        Optional<ArticleId> article,
        Optional<CaseId> origin,
        String title,
        String text,
        Optional<DepartmentId> department,
        String remark,
        Instant since,
        Instant at,
        String by,
        Instant changedAt) {
    /** What should be done (ST-210); everything but a new article mends what is there. */
    public enum Kind {
        /** An article that is missing. */
        NEW,
        /** Something in an article is wrong. */
        CORRECTION,
        /** Hard to understand, or easily misunderstood. */
        UNCLEAR,
        /** Something should be added to an article. */
        ADDITION,
        /** Another category, or a new one. */
        CATEGORY,
        /** The article is there, but not found by what people type (ST-144). */
        DICTIONARY,
        /** Such as knowledge for the desk only. */
        OTHER
    }

    public enum State {
        OPEN,
        /** Somebody writes it. */
        IN_WORK,
        /** The article is published. */
        DONE,
        DECLINED
    }

    /** What told it. */
    public enum Source {
        PERSON,
        SEARCH_WITHOUT_RESULT,
        VERDICT,
        STALE
    }
}
