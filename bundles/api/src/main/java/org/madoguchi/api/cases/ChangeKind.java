// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

/** What was done to a case. */
public enum ChangeKind {
    OPENED,
    MESSAGE_RECEIVED,
    ASSIGNED,
    UNASSIGNED,
    NOTE_ADDED,
    REPLY_SUBMITTED,
    REPLY_APPROVED,
    REPLY_RETURNED,
    REPLY_WITHDRAWN,
    MESSAGE_SENT,
    MESSAGE_FAILED,
    ESCALATED,
    ESCALATION_ANSWERED,
    ESCALATION_RETURNED,
    CLOSED,
    REOPENED
}
