// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.shell.internal;

import java.time.Instant;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.madoguchi.api.cases.CaseFile;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseSummary;
import org.madoguchi.api.cases.Cases;
import org.madoguchi.api.cases.Escalation;
import org.madoguchi.api.cases.Interaction;
import org.madoguchi.api.cases.TimelineEntry;

/** Shows a case with its whole time line; the look is audited. */
@Service
@Command(
        scope = "madoguchi",
        name = "case-show",
        description = "Shows a case with its whole time line; the look is audited")
public final class CaseShowCommand extends DeskCommand {
    @Argument(
            index = 0,
            name = "case",
            description = "Id of the case, such as 2026-000012",
            required = true)
    @Completion(CaseIdCompleter.class)
    String id;

    @Override
    void run() {
        CaseFile file = with(Cases.class, cases -> cases.open(actor(), CaseId.parse(id)));
        CaseSummary summary = file.summary();
        field("Case", summary.id().toString());
        field("Subject", summary.subject());
        field("State", summary.state().name());
        field("Contact", summary.contactName());
        field("Channel", summary.channel().value());
        field("Assignee", summary.assigneeName().orElse("-"));
        field("Opened", time(summary.openedAt()));
        summary.closedAt().ifPresent(at -> field("Closed", time(at)));
        summary.disposition().ifPresent(code -> field("Disposition", code));
        for (Escalation escalation : file.escalations()) {
            field(
                    "Escalation",
                    escalation.departmentName()
                            + ", "
                            + escalation.state()
                            + ", "
                            + time(escalation.askedAt()));
        }
        file.timeline().forEach(this::show);
    }

    private static void field(String name, String value) {
        out().printf("%-12s %s%n", name, line(value));
    }

    private void show(TimelineEntry entry) {
        if (entry instanceof TimelineEntry.Message message) {
            show(message.interaction());
        } else if (entry instanceof TimelineEntry.Note note) {
            heading(note.at(), "NOTE", note.authorName());
            out().println(block(note.text()));
        } else if (entry instanceof TimelineEntry.Change change) {
            heading(change.at(), change.kind().name(), change.actorName() + " " + change.detail());
        }
    }

    private void show(Interaction interaction) {
        heading(
                interaction.at(),
                interaction.kind() + " " + interaction.state(),
                interaction.party().name() + " <" + interaction.party().address().value() + ">");
        interaction
                .fields()
                .forEach(field -> out().println(line(field.label()) + ": " + line(field.value())));
        out().println(block(interaction.text()));
        interaction
                .attachments()
                .forEach(
                        attachment ->
                                out().println(
                                                "["
                                                        + line(attachment.fileName())
                                                        + ", "
                                                        + attachment.size()
                                                        + " bytes]"));
        if (!interaction.remark().isEmpty()) {
            out().println("! " + line(interaction.remark()));
        }
    }

    private void heading(Instant at, String what, String who) {
        out().println();
        out().println("--- " + time(at) + "  " + what + "  " + line(who));
    }
}
