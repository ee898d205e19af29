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
 * @param remark why it was declined or what was done
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
        Instant at,
        String by,
        Instant changedAt) {
    public enum Kind {
        NEW,
        CORRECTION
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
