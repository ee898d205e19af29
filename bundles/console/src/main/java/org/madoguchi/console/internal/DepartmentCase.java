// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.cases.Escalation;
import org.madoguchi.api.cases.Interaction;
import org.madoguchi.api.cases.InteractionKind;
import org.madoguchi.api.cases.InteractionState;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.identity.Permission;

/**
 * A case as a department sees it: what the desk asks, what the citizen wrote, what was already
 * told, and one box.
 *
 * @param desk with why the last attempt was refused
 */
record DepartmentCase(CaseDesk desk) {
    /** What was typed when the last attempt was refused, or what is there to begin from. */
    String text() {
        return problem().isPresent()
                ? desk.composer().reply()
                : toAnswer().map(DepartmentCase::beginning).orElse("");
    }

    /** Its own answer that was not released, or else what the desk suggests. */
    private static String beginning(Escalation asked) {
        return asked.answer().isEmpty() ? asked.suggestedAnswer() : asked.answer();
    }

    /** The box begins with the desk's words. */
    boolean isSuggested() {
        return problem().isEmpty()
                && toAnswer()
                        .filter(asked -> asked.answer().isEmpty())
                        .filter(asked -> !asked.suggestedAnswer().isEmpty())
                        .isPresent();
    }

    Optional<LocalizedText> problem() {
        return desk.composer().problem();
    }

    Screen screen() {
        return desk.screen();
    }

    /** Questions to the reader's department, the newest first; all of them for who has none. */
    List<Escalation> escalations() {
        Optional<DepartmentId> own = screen().actor().department();
        return desk.file().escalations().stream()
                .filter(asked -> own.isEmpty() || own.get().equals(asked.department()))
                .sorted(Comparator.comparing(Escalation::askedAt).reversed())
                .toList();
    }

    /** The question that the box answers. */
    Optional<Escalation> toAnswer() {
        return screen().may(Permission.ESCALATION_ANSWER)
                ? escalations().stream()
                        .filter(asked -> asked.state() == Escalation.State.OPEN)
                        .findFirst()
                : Optional.empty();
    }

    List<Interaction> inbound() {
        return CaseDesk.messages(desk.file()).stream()
                .filter(message -> message.kind() == InteractionKind.INBOUND)
                .toList();
    }

    /** Answers that have not been released yet. */
    List<Interaction> pending() {
        return CaseDesk.messages(desk.file()).stream()
                .filter(message -> message.kind() == InteractionKind.REPLY)
                .filter(
                        message ->
                                message.state() == InteractionState.AWAITING_APPROVAL
                                        || message.state() == InteractionState.RETURNED)
                .toList();
    }

    /** What has gone to the citizen or is on its way. */
    List<Interaction> told() {
        return CaseDesk.messages(desk.file()).stream()
                .filter(
                        message ->
                                message.kind() == InteractionKind.REPLY
                                        || message.kind() == InteractionKind.ACKNOWLEDGEMENT)
                .filter(message -> !pending().contains(message))
                .filter(message -> message.state() != InteractionState.CANCELLED)
                .toList();
    }
}
