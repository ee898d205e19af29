// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
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
    private static final int LONGEST_ANSWER = 10_000;
    private static final String NOBODY = "〇〇";
    private static final Pattern SALUTATION = Pattern.compile("^" + NOBODY + "\\s*様\\s*\\n");

    /** A line of strokes with few lines below it. */
    private static final Pattern SIGNATURE =
            Pattern.compile("\\n[―—─_-]{6,}\\s*\\n(?:[^\\n]*\\n){0,5}[^\\n]*$");

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
        String text =
                screen.text("proposal.from.question")
                        + "\n"
                        + cut(nameless(question(file), file), LONGEST_PART)
                        + "\n\n"
                        + screen.text("proposal.from.answer")
                        + "\n"
                        + cut(answer(file), LONGEST_PART);
        return new EditorialQueue.Form(
                Proposal.Kind.NEW.name(),
                Proposal.Source.PERSON.name(),
                "",
                file.summary().id().toString(),
                title(file),
                text.strip(),
                file.summary().department().map(String::valueOf).orElse(""));
    }

    /** Of an article about the case, without the citizen's name. */
    static String title(CaseFile file) {
        String subject = file.summary().subject();
        String title = subject.isBlank() ? question(file).lines().findFirst().orElse("") : subject;
        return cut(nameless(title, file).strip(), LONGEST_TITLE);
    }

    /** What was answered last, as plain text without the citizen's name; empty for nothing. */
    static String answer(CaseFile file) {
        String answer =
                last(CaseDesk.messages(file), InteractionKind.REPLY)
                        .filter(reply -> reply.state() != InteractionState.RETURNED)
                        .map(Interaction::text)
                        .orElse("");
        return cut(nameless(answer, file), LONGEST_ANSWER).strip();
    }

    /** What an article can begin with: the answer without salutation and the desk's signature. */
    static String body(CaseFile file) {
        String answer = SIGNATURE.matcher(answer(file)).replaceFirst("");
        return SALUTATION.matcher(answer).replaceFirst("").strip();
    }

    private static String question(CaseFile file) {
        return last(CaseDesk.messages(file), InteractionKind.INBOUND)
                .map(Interaction::text)
                .orElse("");
    }

    /** Answers begin with the citizen's name; the page asks to take out what else tells of them. */
    private static String nameless(String text, CaseFile file) {
        String name = file.summary().contactName().strip();
        String together = name.replaceAll("\\s", "");
        return together.length() < 2 ? text : text.replace(name, NOBODY).replace(together, NOBODY);
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
