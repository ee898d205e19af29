// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

/** Where an interaction stands. */
public enum InteractionState {
    RECEIVED,
    AWAITING_APPROVAL,
    /** The approver sent it back with a remark. */
    RETURNED,
    /** Released; in the outbox. */
    QUEUED,
    SENT,
    /** A dead letter: a person must decide. */
    FAILED,
    /** Nobody knows whether it left: a person must decide. */
    UNCERTAIN,
    CANCELLED
}
