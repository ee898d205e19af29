// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

/** A ready-made selection of cases. */
public enum CaseView {
    /** Open cases one works on oneself; of a department, those it owes an answer. */
    MINE,
    /**
     * Open cases that were given to one's teams, or that people of them work on. Who is in no team
     * works with everybody of the own department, or of the desk.
     */
    TEAM,
    /** Nobody works on them, and nobody has been asked. */
    UNASSIGNED,
    WAITING_DEPARTMENT,
    WAITING_APPROVAL,
    /** With an answer of which one may give the next step of release oneself, now. */
    TO_APPROVE,
    /** An answer is owed within a day. */
    DUE_SOON,
    /** An answer should have left by now. */
    OVERDUE,
    ALL_OPEN,
    /** Closed within a week. */
    CLOSED_RECENTLY,
    CLOSED,
    /** Open and closed ones. */
    ALL
}
