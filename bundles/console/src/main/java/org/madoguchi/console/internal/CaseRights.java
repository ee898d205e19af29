// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.Set;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.cases.CaseSummary;
import org.madoguchi.api.cases.Interaction;
import org.madoguchi.api.cases.InteractionId;
import org.madoguchi.api.cases.InteractionKind;
import org.madoguchi.api.cases.InteractionState;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;

/**
 * Which buttons make sense for somebody on a case. The services decide again: a button that is
 * missing here protects nobody, it only spares a refusal.
 *
 * @param approvable answers of which this is the one to give the next step of release
 */
record CaseRights(Actor actor, CaseSummary opened, Set<InteractionId> approvable) {
    CaseRights {
        approvable = Set.copyOf(approvable);
    }

    /** Where no answer is looked at. */
    CaseRights(Actor actor, CaseSummary opened) {
        this(actor, opened, Set.of());
    }

    boolean canHandle() {
        return actor.may(Permission.CASE_HANDLE);
    }

    boolean canReply() {
        return canHandle() && opened.state().isOpen();
    }

    boolean canTake() {
        return canHandle() && opened.state().isOpen() && !isMine();
    }

    boolean canLeave() {
        return canHandle() && opened.state().isOpen() && isMine();
    }

    boolean canAssignOthers() {
        return actor.may(Permission.CASE_ASSIGN) && opened.state().isOpen();
    }

    boolean canEscalate() {
        return actor.may(Permission.CASE_ESCALATE) && opened.state().isOpen();
    }

    /** A copy of everything leaves the product with it. */
    boolean canTakeEvidence() {
        return actor.may(Permission.CASE_ASSIGN);
    }

    boolean canPrint() {
        return actor.may(Permission.CASE_PRINT);
    }

    /** Or keep from being erased, whatever its state. */
    boolean canErase() {
        return actor.may(Permission.CASE_ERASE);
    }

    boolean canClose() {
        return canHandle() && opened.state().isOpen();
    }

    boolean canReopen() {
        return canHandle() && opened.state() == CaseState.CLOSED;
    }

    boolean canApprove(Interaction reply) {
        return approvable.contains(reply.id()) && isAwaitingApproval(reply) && !isAuthor(reply);
    }

    /** A hint for an approver who looks at the own answer and misses the button. */
    boolean mustLeaveToOthers(Interaction reply) {
        return actor.may(Permission.REPLY_APPROVE) && isAwaitingApproval(reply) && isAuthor(reply);
    }

    /** While it is held; whoever may release it may think better of it, and so may its author. */
    boolean canRecall(Interaction reply) {
        return isAuthor(reply) || actor.may(Permission.REPLY_APPROVE);
    }

    boolean canWithdraw(Interaction reply) {
        return isAuthor(reply) && isAwaitingApproval(reply);
    }

    /**
     * A returned text goes back into the editor, and so does one that a carrier has refused: with
     * another address it may be sent.
     */
    boolean canRework(Interaction reply) {
        return reply.kind() == InteractionKind.REPLY
                && (reply.state() == InteractionState.RETURNED
                        || reply.state() == InteractionState.FAILED)
                && canReply();
    }

    boolean canDecideSending(Interaction message) {
        return actor.may(Permission.CHANNEL_OPERATE)
                && message.outbound().isPresent()
                && (message.state() == InteractionState.FAILED
                        || message.state() == InteractionState.UNCERTAIN);
    }

    private boolean isMine() {
        return opened.assignee().isPresent() && opened.assignee().equals(actor.user());
    }

    private boolean isAuthor(Interaction reply) {
        return reply.author().isPresent() && reply.author().equals(actor.user());
    }

    private static boolean isAwaitingApproval(Interaction reply) {
        return reply.state() == InteractionState.AWAITING_APPROVAL;
    }
}
