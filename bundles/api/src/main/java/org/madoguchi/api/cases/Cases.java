// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.Content;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.form.FormId;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.TeamId;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.storage.BlobId;
import org.madoguchi.api.topic.TopicId;

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

    /**
     * How many cases the list of this query has in all; cheaper than listing them.
     *
     * @throws org.madoguchi.api.storage.StorageException when it cannot be said at present
     */
    default long count(Actor actor, CaseQuery query) {
        return list(actor, query, PageRequest.first(1)).total();
    }

    /**
     * The first cases of the list, for a file (FJ-128); needs {@code CASE_EXPORT}. Whoever writes
     * them down records that in the audit trail.
     *
     * @param most how many at most
     */
    Extract extract(Actor actor, CaseQuery query, int most);

    /**
     * How many cases each view holds for this actor; without those that cannot be counted at
     * present.
     */
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

    /**
     * Gives the case to a team, or to none; it leaves the hands of a person who is not in the team.
     * To one's own team, and away from it, needs only {@code CASE_HANDLE}, otherwise {@code
     * CASE_ASSIGN}.
     */
    void assignTeam(Actor actor, CaseId id, Optional<TeamId> team);

    /**
     * Writes an internal note and tells whom it names, see {@link Mentions}.
     *
     * @return names of those in a named team who are not told, because they may not read it
     * @throws org.madoguchi.api.RejectedException also when it names a person who may not read it,
     *     or several people by one name
     */
    List<String> addNote(Actor actor, CaseId id, String text);

    /**
     * Says that whoever handles the case is being harassed. Supervisors are told at once, by the
     * event; the case asks for attention.
     *
     * @param note what happened; may be empty
     */
    void reportHarassment(Actor actor, CaseId id, Harassment kind, String note);

    /**
     * Says what the case is about, instead of what was said before (FJ-121). Retired topics that it
     * has may stay.
     *
     * @param topics 50 at most; of a classification that is chosen by a menu, one at most
     */
    void classify(Actor actor, CaseId id, Set<TopicId> topics);

    /**
     * Puts labels on the case and takes others off; nothing happens to those that are there, or not
     * there, already. As {@link Tags} says, widths and blanks do not matter, nor do upper and lower
     * case.
     *
     * @throws org.madoguchi.api.RejectedException also when it would have more than {@value
     *     Tags#MOST}, or one is longer than {@value Tags#LONGEST} characters
     */
    default void tag(Actor actor, CaseId id, Set<String> add, Set<String> remove) {
        throw new UnsupportedOperationException();
    }

    /** Labels that begin with, or else hold, what was typed; the latest used first, 20 at most. */
    default List<String> tagsLike(Actor actor, String typed) {
        return List.of();
    }

    /**
     * Fills in one item of the case (FJ-113); nothing happens when it says so already. What one
     * person types into an item within five minutes is one change in the case's history.
     *
     * @param version of the form that the person has seen
     * @param values as {@link FilledForm.Item#values}; as they were typed: widths and blanks are
     *     forgiven; empty takes the answer away
     * @return the form with the new answer
     * @throws org.madoguchi.api.RejectedException also when the case is closed, or is filled in by
     *     another version of the form
     */
    FilledForm fill(
            Actor actor, CaseId id, FormId form, int version, String item, List<String> values);

    /**
     * Keeps what the actor has written so far; empty text forgets it. Not audited, not in the
     * history.
     */
    void saveDraft(Actor actor, CaseId id, String text);

    /** The actor's own draft, empty when there is none. */
    String draft(Actor actor, CaseId id);

    /**
     * Submits an answer; it leaves only after somebody else has approved it. Forgets the draft.
     *
     * @throws ConcernException when the answer has concerns that it does not say to accept
     */
    InteractionId submitReply(Actor actor, CaseId id, Reply reply);

    /**
     * What an answer that this actor writes now is signed with, as it would leave; empty when such
     * answers are not signed.
     */
    default String signature(Actor actor, CaseId id) {
        return "";
    }

    /** As above, of an answer that leaves to an address of this kind. */
    default String signature(Actor actor, CaseId id, AddressKind kind) {
        return signature(actor, id);
    }

    /**
     * By which ways an answer can leave at present; needs {@code CASE_HANDLE}. An answer says its
     * own by {@link Reply#to}.
     */
    default ReplyWays replyWays(Actor actor, CaseId id) {
        return ReplyWays.NONE;
    }

    /**
     * Gives the next step of an answer's release, see {@link ApprovalRules}. With the last one it
     * goes to the outbox in the same transaction and leaves when the hold window has passed. The
     * author cannot approve, and nobody gives two steps of one answer.
     *
     * @param accepted what the approver has looked at again
     * @throws ConcernException when the answer has other concerns
     */
    void approve(Actor actor, InteractionId id, Set<Concern> accepted);

    /**
     * Takes a released answer back while it is still held: it waits for approval again, all steps
     * of it. For whoever may approve it, and for its author.
     */
    void recallReply(Actor actor, InteractionId id);

    /** Sends an answer back to its author with a remark. */
    void returnReply(Actor actor, InteractionId id, String remark);

    /** The author takes an answer back that is not released yet. */
    void withdrawReply(Actor actor, InteractionId id);

    /** As below, without giving reasons. */
    default EscalationId escalate(
            Actor actor, CaseId id, DepartmentId department, String question) {
        return escalate(actor, id, department, question, Set.of());
    }

    /**
     * Asks a department: a mail with a link to the case goes to its address.
     *
     * @param reasons codes of {@link DeskEntry.Kind#ESCALATION_REASON} that are offered (FJ-131)
     */
    default EscalationId escalate(
            Actor actor, CaseId id, DepartmentId department, String question, Set<String> reasons) {
        return escalate(actor, id, DepartmentRequest.of(department, question, reasons));
    }

    /**
     * As above, with when the citizen wishes to be called. The mail tells the time and neither
     * number nor name.
     *
     * @throws org.madoguchi.api.RejectedException also when the city asks for the citizen's name
     *     and a way to answer ({@link HandlingRule#CONTACT_FOR_DEPARTMENT})
     */
    EscalationId escalate(Actor actor, CaseId id, DepartmentRequest request);

    /**
     * Open requests with a wish to be called, the most urgent first: to the actor's department, or
     * to all.
     */
    List<Escalation> callBacks(Actor actor);

    /** The department's answer to the citizen; submitted for approval. */
    InteractionId answerEscalation(Actor actor, EscalationId id, Reply answer);

    /** The department sends the case back to the desk (差し戻し). */
    void returnEscalation(Actor actor, EscalationId id, String reason);

    /**
     * @throws org.madoguchi.api.RejectedException also when an item is missing that is required, a
     *     department owes an answer, or {@link HandlingRule#ANSWER_BEFORE_CLOSING} asks for more
     */
    default void close(Actor actor, CaseId id, String dispositionCode) {
        close(actor, id, dispositionCode, false);
    }

    /**
     * @param withdrawing what departments still owe is taken back, and they are told by mail
     */
    void close(Actor actor, CaseId id, String dispositionCode, boolean withdrawing);

    void reopen(Actor actor, CaseId id);

    /** Content of an attachment or original of this case; the look is audited. */
    Content content(Actor actor, CaseId id, BlobId blob);

    List<Disposition> dispositions();

    /**
     * Cases for a file.
     *
     * @param count how many there were at the moment of the call
     * @param cases these, in that order, as they are while they are read; without those that have
     *     left the list since. Read in parts from the database, from any thread
     */
    record Extract(int count, Iterable<CaseSummary> cases) {}

    /** Those of them that a case may be closed with. */
    default List<Disposition> offeredDispositions() {
        return dispositions().stream().filter(known -> !known.retired()).toList();
    }

    /** Texts with their places filled for this case and actor. */
    List<CannedReply> cannedReplies(Actor actor, CaseId id);
}
