// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.cases.CaseSummary;
import org.madoguchi.api.cases.Interaction;
import org.madoguchi.api.cases.InteractionKind;
import org.madoguchi.api.cases.InteractionState;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;

/**
 * Which buttons make sense for somebody on a case. The services decide again: a button that is
 * missing here protects nobody, it only spares a refusal.
 */
record CaseRights(Actor actor, CaseSummary opened) {

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

    boolean canClose() {
        return canHandle() && opened.state().isOpen();
    }

    boolean canReopen() {
        return canHandle() && opened.state() == CaseState.CLOSED;
    }

    /** Never the own words: four eyes. */
    boolean canApprove(Interaction reply) {
        return actor.may(Permission.REPLY_APPROVE) && isAwaitingApproval(reply) && !isAuthor(reply);
    }

    /** A hint for an approver who looks at the own answer and misses the button. */
    boolean mustLeaveToOthers(Interaction reply) {
        return actor.may(Permission.REPLY_APPROVE) && isAwaitingApproval(reply) && isAuthor(reply);
    }

    boolean canWithdraw(Interaction reply) {
        return isAuthor(reply) && isAwaitingApproval(reply);
    }

    /** The author takes a returned text back into the editor. */
    boolean canRework(Interaction reply) {
        return reply.kind() == InteractionKind.REPLY
                && reply.state() == InteractionState.RETURNED
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
