// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

/** Where a case stands. */
public enum CaseState {
    /** Nobody has begun. */
    NEW,
    IN_PROGRESS,
    /** A department has been asked (所管課待ち). */
    WAITING_DEPARTMENT,
    /** An answer waits for release (承認待ち). */
    WAITING_APPROVAL,
    /** The last answer has left; the citizen may write again. */
    ANSWERED,
    CLOSED,
    /** Nothing is left of it but what figures are made of; no list and no search has it. */
    ERASED;

    public boolean isOpen() {
        return this != CLOSED && this != ERASED;
    }
}
