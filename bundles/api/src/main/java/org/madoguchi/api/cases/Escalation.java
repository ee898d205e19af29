// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.directory.DepartmentId;

/**
 * One hand-over of a case to a department (エスカレーション).
 *
 * @param question what the desk asks the department
 * @param answer the department's words: its answer, or why it returned the case
 * @param reasons codes of why it was asked, see {@link DeskEntry.Kind#ESCALATION_REASON}
 * @param suggestedAnswer see {@link DepartmentRequest}
 * @param withoutContact see {@link DepartmentRequest}
 * @param callBack see {@link DepartmentRequest}
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
        Optional<Instant> answeredAt,
        List<String> reasons,
        String suggestedAnswer,
        String withoutContact,
        Optional<CallBack> callBack) {
    public Escalation {
        reasons = List.copyOf(reasons);
    }

    public enum State {
        OPEN,
        /** Answered: its answer to the citizen is submitted for approval. */
        ANSWERED,
        /** Sent back to the desk (差し戻し). */
        RETURNED,
        /** Taken back by the desk (取り下げ). */
        WITHDRAWN
    }
}
