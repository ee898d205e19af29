// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.cases.CannedReply;
import org.madoguchi.api.cases.CaseFile;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseSummary;
import org.madoguchi.api.cases.ChangeKind;
import org.madoguchi.api.cases.Disposition;
import org.madoguchi.api.cases.Interaction;
import org.madoguchi.api.cases.InteractionKind;
import org.madoguchi.api.cases.StoredAttachment;
import org.madoguchi.api.cases.TimelineEntry;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.identity.User;

/**
 * A case on the operator's desk: the file, who it is about, and what can be done with it.
 *
 * @param view the list it was opened from, for the way back
 * @param canFax whether an answer could go to a FAX number
 * @param operators whom it can be given to; empty when the reader may not
 */
record CaseDesk(
        Screen screen,
        String view,
        CaseFile file,
        CaseRights rights,
        ChannelBadge.Finder badges,
        Person person,
        List<User> operators,
        List<Department> departments,
        List<CannedReply> cannedReplies,
        List<Disposition> dispositions,
        Candidates candidates,
        CaseCalls calls,
        boolean canFax,
        Composer composer) {
    /** What browsers show without running anything. */
    private static final Set<String> PICTURES =
            Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

    CaseDesk {
        operators = List.copyOf(operators);
        departments = List.copyOf(departments);
        cannedReplies = List.copyOf(cannedReplies);
        dispositions = List.copyOf(dispositions);
    }

    CaseDesk with(Composer typed) {
        return new CaseDesk(
                screen,
                view,
                file,
                rights,
                badges,
                person,
                operators,
                departments,
                cannedReplies,
                dispositions,
                candidates,
                calls,
                canFax,
                typed);
    }

    /** The channel of the answer, when no files can go by it. */
    Optional<String> withoutFiles() {
        return file.replyChannel()
                .map(this::badge)
                .filter(channel -> !channel.files())
                .map(ChannelBadge::name);
    }

    static boolean isPicture(StoredAttachment file) {
        return PICTURES.contains(file.mediaType());
    }

    /** A FAX is looked at as paper; any other stranger's picture when somebody wants to see it. */
    boolean showsPictures(Interaction message) {
        return badge(message.channel()).kind().equals("fax");
    }

    CaseSummary opened() {
        return file.summary();
    }

    CaseId id() {
        return opened().id();
    }

    String path() {
        return "/console/cases/" + id();
    }

    ChannelBadge badge(ChannelId channel) {
        return badges.of(channel);
    }

    /** There is a number that somebody may call. */
    boolean canBeCalled() {
        return calls.lines().stream().anyMatch(line -> !line.number().isEmpty())
                || person.contact().stream()
                        .flatMap(known -> known.addresses().stream())
                        .map(Address::kind)
                        .anyMatch(AddressKind.PHONE::equals);
    }

    String dispositionName() {
        return opened().disposition().map(this::dispositionName).orElse("");
    }

    private String dispositionName(String code) {
        return dispositions.stream()
                .filter(known -> known.code().equals(code))
                .map(known -> screen.in(known.name()))
                .findFirst()
                .orElse(code);
    }

    /** What a change says beside who did it; outcomes are kept as codes and shown as names. */
    String detail(TimelineEntry.Change change) {
        return change.kind() == ChangeKind.CLOSED
                ? dispositionName(change.detail())
                : change.detail();
    }

    static List<Interaction> messages(CaseFile file) {
        return file.timeline().stream()
                .filter(TimelineEntry.Message.class::isInstance)
                .map(TimelineEntry.Message.class::cast)
                .map(TimelineEntry.Message::interaction)
                .toList();
    }

    /** What the citizen wanted last: the words that the first search for articles uses. */
    static String latestWords(CaseFile file) {
        List<Interaction> inbound =
                messages(file).stream()
                        .filter(message -> message.kind() == InteractionKind.INBOUND)
                        .toList();
        if (inbound.isEmpty()) {
            return file.summary().subject();
        }
        Interaction latest = inbound.get(inbound.size() - 1);
        return (latest.subject() + "\n" + latest.text()).strip();
    }
}
