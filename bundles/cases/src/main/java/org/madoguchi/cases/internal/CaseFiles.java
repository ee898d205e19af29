// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.cases.CannedReply;
import org.madoguchi.api.cases.CaseFile;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.cases.CaseSummary;
import org.madoguchi.api.cases.Escalation;
import org.madoguchi.api.cases.InteractionKind;
import org.madoguchi.api.cases.TimelineEntry;
import org.madoguchi.api.channel.Channel;
import org.madoguchi.api.channel.ChannelDescriptor;
import org.madoguchi.api.channel.Channels;
import org.madoguchi.api.contact.Contacts;
import org.madoguchi.api.directory.Directory;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.identity.Users;
import org.madoguchi.storage.Select;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whole cases, as they are looked at most often of all: one round trip to the database. */
@Component(service = CaseFiles.class)
public final class CaseFiles {
    private final CaseStore store;
    private final Contacts contacts;
    private final Users users;
    private final Directory directory;
    private final Channels channels;
    private final CaseForms forms;
    private final Approvals approvals;
    private final CaseTowns towns;

    @Activate
    public CaseFiles(
            @Reference CaseStore store,
            @Reference Contacts contacts,
            @Reference Users users,
            @Reference Directory directory,
            @Reference Channels channels,
            @Reference CaseForms forms,
            @Reference Approvals approvals,
            @Reference CaseTowns towns) {
        this.store = store;
        this.contacts = contacts;
        this.users = users;
        this.directory = directory;
        this.channels = channels;
        this.forms = forms;
        this.approvals = approvals;
        this.towns = towns;
    }

    /**
     * What the actor may see of the case.
     *
     * @throws NotFoundException when there is no such case for this actor
     */
    CaseFile read(Actor actor, CaseId id) {
        Visibility visibility = Visibility.of(actor);
        CaseRow found = found(id);
        CaseParts parts = new CaseParts(found, visibility);
        parts.read(store.unit(), contacts.sameAs(found.contact()));
        if (visibility.department().isPresent() && !parts.wasAsked()) {
            throw new NotFoundException("no case " + id);
        }
        List<CaseSummary> summaries =
                summaries(
                        shown(found.about(Set.copyOf(parts.topics())), visibility),
                        parts.earlier().stream().map(row -> shown(row, visibility)).toList());
        return new CaseFile(
                summaries.get(0),
                visibility.showsTheDesksOwn() ? timeline(parts) : conversation(parts),
                escalations(parts),
                summaries.subList(1, summaries.size()),
                found.replyTo(),
                found.replyTo()
                        .flatMap(to -> channels.senderFor(to.address().kind(), found.channel()))
                        .map(ChannelDescriptor::id),
                parts.topics(),
                visibility.showsTheDesksOwn()
                        ? forms.of(
                                found.channel(),
                                found.state().isOpen(),
                                parts.topics(),
                                parts.answers())
                        : List.of(),
                parts.related(),
                found.state() == CaseState.WAITING_APPROVAL
                        ? approvals.approvable(actor, id)
                        : Set.of());
    }

    /** What alone may be answered, by the channel an answer would go by; empty: anything. */
    List<CannedReply> approvedTexts(CaseEntity about) {
        return about.replyTo()
                .flatMap(to -> channels.senderFor(to.address().kind(), about.channel()))
                .flatMap(channel -> channels.present(channel.id()))
                .map(Channel::approvedTexts)
                .orElse(List.of());
    }

    private static CaseRow shown(CaseRow row, Visibility visibility) {
        return visibility.showsTheDesksOwn() ? row : row.withoutTheDesksOwn();
    }

    private CaseRow found(CaseId id) {
        Select<CaseRow> found = CaseParts.of(id);
        store.unit().select(found);
        return found.first()
                .filter(row -> row.state() != CaseState.ERASED)
                .orElseThrow(() -> new NotFoundException("no case " + id));
    }

    /** All of one contact, the case itself first. */
    private List<CaseSummary> summaries(CaseRow found, List<CaseRow> earlier) {
        String name = contacts.names(List.of(found.contact())).getOrDefault(found.contact(), "");
        Map<UserId, Optional<String>> assignees = new HashMap<>();
        return Stream.concat(Stream.of(found), earlier.stream())
                .map(
                        row ->
                                row.summary(
                                        name,
                                        row.assignee()
                                                .flatMap(
                                                        user ->
                                                                assignees.computeIfAbsent(
                                                                        user, this::name)),
                                        row.town().map(towns::district)))
                .toList();
    }

    private Optional<String> name(UserId id) {
        return users.find(id).map(User::name);
    }

    private List<Escalation> escalations(CaseParts parts) {
        return parts.escalations(directory::nameAt);
    }

    /** What went between the citizen and the city, and nothing else. */
    private static List<TimelineEntry> conversation(CaseParts parts) {
        return parts.messages()
                .filter(m -> m.interaction().kind() != InteractionKind.ESCALATION_NOTICE)
                .<TimelineEntry>map(message -> message)
                .toList();
    }

    private static List<TimelineEntry> timeline(CaseParts parts) {
        List<TimelineEntry> all = new ArrayList<>();
        Stream.of(parts.messages(), parts.notes(), parts.changes())
                .flatMap(entries -> entries)
                .forEach(all::add);
        all.sort(Comparator.comparing(TimelineEntry::at));
        return all;
    }
}
