// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

import org.madoguchi.api.identity.Actor;

/**
 * What one case is to another. Every method needs {@code CASE_HANDLE}, writes the history of both
 * cases and the audit trail, and tells the listeners. Safe for use by several threads.
 *
 * @throws org.madoguchi.api.identity.PermissionDeniedException when the actor may not
 * @throws org.madoguchi.api.NotFoundException when there is no such case for this actor
 * @throws org.madoguchi.api.RejectedException when the person can mend it
 */
public interface RelatedCases {
    /** So many at most has one case. */
    int MOST = 50;

    /** Says that two cases have to do with each other; nothing happens when that is known. */
    void link(Actor actor, CaseId id, CaseId other);

    /** Takes a link away; nothing happens when there is none. Merged and split stay known. */
    void unlink(Actor actor, CaseId id, CaseId other);

    /**
     * Makes one case of two: all messages, notes, hand-overs and drafts of the one become part of
     * the other, and whatever arrives for the one from now on. The one is closed as a duplicate and
     * cannot be opened again; of a wrong merger the messages are {@linkplain #split split off}. The
     * other keeps its contact and its assignee; it gets the topics and items when it has none.
     *
     * @param from the one, open or closed, without a department that owes an answer
     * @param into the other; open
     */
    void merge(Actor actor, CaseId from, CaseId into);

    /**
     * Opens a case of its own for a message of the citizen that is about something else. The
     * message leaves its case; nothing is sent.
     *
     * @param message not the one that has opened its case
     * @return the new case, in the hands of whoever has the old one
     */
    CaseId split(Actor actor, InteractionId message);
}
