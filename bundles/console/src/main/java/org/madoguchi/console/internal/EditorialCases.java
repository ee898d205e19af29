// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;
import java.util.Optional;
import org.madoguchi.api.cases.CaseFile;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.Interaction;
import org.madoguchi.api.cases.InteractionKind;
import org.madoguchi.api.cases.InteractionState;
import org.madoguchi.api.editorial.Proposal;

/** What a case has to say to the FAQ: its question, and the answer that was given. */
final class EditorialCases {
    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_PART = 4_000;
    private static final String NOBODY = "〇〇";

    private EditorialCases() {}

    static Optional<CaseId> id(String text) {
        try {
            return text == null || text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(CaseId.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static EditorialQueue.Form form(Screen screen, CaseFile file) {
        List<Interaction> messages = CaseDesk.messages(file);
        String question =
                last(messages, InteractionKind.INBOUND).map(Interaction::text).orElse("");
        String answer =
                last(messages, InteractionKind.REPLY)
                        .filter(reply -> reply.state() != InteractionState.RETURNED)
                        .map(Interaction::text)
                        .orElse("");
        String subject = file.summary().subject();
        String title =
                subject.isBlank() ? question.lines().findFirst().orElse("") : subject;
        String text =
                screen.text("proposal.from.question")
                        + "\n"
                        + cut(nameless(question, file), LONGEST_PART)
                        + "\n\n"
                        + screen.text("proposal.from.answer")
                        + "\n"
                        + cut(nameless(answer, file), LONGEST_PART);
        return new EditorialQueue.Form(
                Proposal.Kind.NEW.name(),
                Proposal.Source.PERSON.name(),
                "",
                file.summary().id().toString(),
                cut(title.strip(), LONGEST_TITLE),
                text.strip(),
                file.summary().department().map(String::valueOf).orElse(""));
    }

    /** Answers begin with the citizen's name; the page asks to take out what else tells of them. */
    private static String nameless(String text, CaseFile file) {
        String name = file.summary().contactName().strip();
        String together = name.replaceAll("\\s", "");
        return together.length() < 2
                ? text
                : text.replace(name, NOBODY).replace(together, NOBODY);
    }

    private static Optional<Interaction> last(List<Interaction> messages, InteractionKind kind) {
        return messages.stream()
                .filter(message -> message.kind() == kind)
                .reduce((earlier, later) -> later);
    }

    private static String cut(String text, int max) {
        return text.length() <= max ? text : text.substring(0, max);
    }
}
