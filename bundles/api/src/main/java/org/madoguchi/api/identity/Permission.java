// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.identity;

/** One thing that somebody may do. Services check it, so that every front has the same rules. */
public enum Permission {
    /** Hand in, from another system, what a citizen told it. */
    CASE_SUBMIT,
    /** See every case. */
    CASE_READ,
    /** See the cases that were escalated to one's own department. */
    CASE_READ_DEPARTMENT,
    /** Take, note, answer and close cases. */
    CASE_HANDLE,
    /** Assign cases to others. */
    CASE_ASSIGN,
    /** Take lists of cases out as files. */
    CASE_EXPORT,
    /** Put cases on paper (ST-158). */
    CASE_PRINT,
    /** Erase closed cases, and whatever else is older than the city keeps it (ST-158). */
    CASE_ERASE,
    /** See the board: who does what, what waits, what is late. */
    BOARD_READ,
    /** Mark the quality of colleagues' work, and confirm corrections of records. */
    QUALITY_MARK,
    /** Listen to other operators' calls while they talk. */
    CALL_LISTEN,
    /** Hand a case to a department. */
    CASE_ESCALATE,
    /** Answer what was escalated to one's own department. */
    ESCALATION_ANSWER,
    /** Release or return an answer somebody else wrote. */
    REPLY_APPROVE,
    /**
     * See articles in every state: those for citizens, and others with the two permissions below.
     */
    ARTICLE_READ,
    /** See articles that are written for the desk, too (FJ-151). */
    ARTICLE_READ_DESK,
    /** See articles that are written for city staff, too (FJ-151). */
    ARTICLE_READ_STAFF,
    ARTICLE_EDIT,
    ARTICLE_PUBLISH,
    /** See channels, the outbox and dead letters. */
    CHANNEL_READ,
    /** Send dead letters again or give them up. */
    CHANNEL_OPERATE,
    USER_MANAGE,
    /** Look up departments and people in the staff directory. */
    DIRECTORY_READ,
    /** Make and publish the forms of the public site. */
    FORM_MANAGE,
    /** Make surveys, and see what was answered. */
    SURVEY_MANAGE,
    AUDIT_READ
}
