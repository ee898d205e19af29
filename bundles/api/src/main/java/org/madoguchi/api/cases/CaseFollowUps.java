// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

import java.time.Instant;
import org.madoguchi.api.identity.Actor;

/**
 * What keeps a case from being forgotten. Every method checks the actor's permission, writes the
 * case's history and the audit trail, and tells the listeners ({@link CaseChanged}). Safe for use
 * by several threads.
 *
 * @throws org.madoguchi.api.identity.PermissionDeniedException when the actor may not
 * @throws org.madoguchi.api.NotFoundException when there is no such case for this actor
 * @throws org.madoguchi.api.RejectedException when the person can mend it, such as a closed case
 */
public interface CaseFollowUps {
    /** Says until when the citizen is to have an answer; needs {@code CASE_HANDLE}. */
    void promise(Actor actor, CaseId id, Instant until);

    /** Marks the case as one that somebody must look at; needs {@code CASE_HANDLE}. */
    void callAttention(Actor actor, CaseId id);

    /**
     * Reminds the department by mail that it owes an answer (催促); needs {@code CASE_ESCALATE}. The
     * mail has a link and nothing that the citizen wrote but the subject.
     */
    void remind(Actor actor, EscalationId id);

    /** Characters of a result that was told. */
    int LONGEST_RESULT = 10_000;

    /**
     * Writes down what a department or vendor said by telephone or elsewhere: the request is
     * answered, and the case is the desk's again (SP-022). Needs {@code CASE_ESCALATE}.
     *
     * @param result at most {@value #LONGEST_RESULT} characters
     */
    void recordResult(Actor actor, EscalationId id, String result);
}
