// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

import java.time.Instant;
import java.util.Optional;
import org.madoguchi.api.directory.DepartmentId;

/**
 * One hand-over of a case to a department (エスカレーション).
 *
 * @param question what the desk asks the department
 * @param answer the department's words: its answer, or why it returned the case
 */
public record Escalation(
        EscalationId id,
        CaseId caseId,
        DepartmentId department,
        String departmentName,
        String question,
        String askedBy,
        Instant askedAt,
        State state,
        String answer,
        Optional<Instant> answeredAt) {
    public enum State {
        OPEN,
        /** Answered: its answer to the citizen is submitted for approval. */
        ANSWERED,
        /** Sent back to the desk (差し戻し). */
        RETURNED
    }
}
