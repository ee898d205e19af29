// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.api.Content;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.storage.BlobId;

/**
 * The desk. Every method checks the actor's permission, writes the case's history and the audit
 * trail, and tells the listeners ({@link CaseChanged}). Safe for use by several threads.
 *
 * @throws org.madoguchi.api.identity.PermissionDeniedException when the actor may not
 * @throws org.madoguchi.api.NotFoundException when there is no such case for this actor
 * @throws org.madoguchi.api.RejectedException when the person can mend it: text missing, case
 *     closed
 */
public interface Cases {
    Page<CaseSummary> list(Actor actor, CaseQuery query, PageRequest request);

    /** How many cases each view holds for this actor. */
    Map<CaseView, Long> counts(Actor actor);

    /**
     * Everything about a case; a department gets the conversation with the citizen and its own
     * escalations, not the desk's notes and history. The look is audited.
     */
    CaseFile open(Actor actor, CaseId id);

    /**
     * Puts the case into somebody's hands, or into nobody's. One's own hands need only {@code
     * CASE_HANDLE}.
     */
    void assign(Actor actor, CaseId id, Optional<UserId> assignee);

    void addNote(Actor actor, CaseId id, String text);

    /**
     * Keeps what the actor has written so far; empty text forgets it. Not audited, not in the
     * history.
     */
    void saveDraft(Actor actor, CaseId id, String text);

    /** The actor's own draft, empty when there is none. */
    String draft(Actor actor, CaseId id);

    /** Submits an answer; it leaves only after somebody else has approved it. Forgets the draft. */
    InteractionId submitReply(Actor actor, CaseId id, Reply reply);

    /**
     * Releases an answer: it goes to the outbox in the same transaction. The author cannot approve.
     */
    void approve(Actor actor, InteractionId id);

    /** Sends an answer back to its author with a remark. */
    void returnReply(Actor actor, InteractionId id, String remark);

    /** The author takes an answer back that is not released yet. */
    void withdrawReply(Actor actor, InteractionId id);

    /** Asks a department: a mail with a link to the case goes to its address. */
    EscalationId escalate(Actor actor, CaseId id, DepartmentId department, String question);

    /** The department's answer to the citizen; submitted for approval. */
    InteractionId answerEscalation(Actor actor, EscalationId id, Reply answer);

    /** The department sends the case back to the desk (差し戻し). */
    void returnEscalation(Actor actor, EscalationId id, String reason);

    void close(Actor actor, CaseId id, String dispositionCode);

    void reopen(Actor actor, CaseId id);

    /** Content of an attachment or original of this case; the look is audited. */
    Content content(Actor actor, CaseId id, BlobId blob);

    List<Disposition> dispositions();

    /** Texts with their places filled for this case and actor. */
    List<CannedReply> cannedReplies(Actor actor, CaseId id);
}
