// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

/** What was done to a case. */
public enum ChangeKind {
    OPENED,
    MESSAGE_RECEIVED,
    ASSIGNED,
    UNASSIGNED,
    /** Given to a team; the detail is its name. */
    TEAM_ASSIGNED,
    TEAM_UNASSIGNED,
    NOTE_ADDED,
    REPLY_SUBMITTED,
    REPLY_APPROVED,
    /** One of several people has released an answer; the detail is the step's name. */
    REPLY_STEP_APPROVED,
    REPLY_RETURNED,
    REPLY_WITHDRAWN,
    REPLY_RECALLED,
    MESSAGE_SENT,
    MESSAGE_FAILED,
    ESCALATED,
    ESCALATION_ANSWERED,
    ESCALATION_RETURNED,
    /** The desk wrote down what the department said; the detail is the department. */
    ESCALATION_RECORDED,
    /** The desk needs the answer no longer; the detail is the department. */
    ESCALATION_WITHDRAWN,
    /** Somebody at the desk needs help; the detail is a {@link Harassment}. */
    HARASSMENT_REPORTED,
    CLOSED,
    REOPENED,
    /** What it is about was chosen. */
    CLASSIFIED,
    /** An item of the case was filled in, changed or emptied. */
    ITEM_FILLED,
    /** The detail of the following ones is the number of the other case. */
    LINKED,
    UNLINKED,
    /** All of the other case came here. */
    MERGED,
    /** All of this case went to the other one. */
    MERGED_AWAY,
    /** A message became the other case. */
    SPLIT,
    /** It began with a message of the other case. */
    SPLIT_OFF,
    /** The detail is the time until when the citizen is to have an answer. */
    DUE_SET,
    ATTENTION_CALLED,
    /** Labels were put on or taken off. */
    TAGGED,
    /** A message was put into Japanese, or its translation was taken away. */
    TRANSLATED,
    /** The detail is the department that owes an answer. */
    REMINDED,
    /** Nobody is to erase it for the present. */
    HELD,
    LET_GO,
    /** It is known now where it is from; only told, written nowhere. */
    LOCATED,
    /** Nothing is left to be shown; only told, written nowhere. */
    ERASED
}
