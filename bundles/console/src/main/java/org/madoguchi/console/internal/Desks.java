// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;
import java.util.Map;
import org.madoguchi.api.cases.CaseFile;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.Cases;
import org.madoguchi.api.cases.DeskEntries;
import org.madoguchi.api.cases.DeskEntry;
import org.madoguchi.api.cases.MessageTranslations;
import org.madoguchi.api.cases.ReplyWays;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.Capability;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.Channels;
import org.madoguchi.api.directory.Directory;
import org.madoguchi.api.directory.StaffDirectory;
import org.madoguchi.api.identity.Teams;
import org.madoguchi.api.identity.Users;
import org.madoguchi.api.knowledge.ArticleSearch;
import org.madoguchi.api.knowledge.Articles;
import org.madoguchi.api.topic.Topics;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lays out a case with everything that is needed beside it. */
@Component(service = Desks.class)
public final class Desks {
    private static final Map<AddressKind, String> ENDINGS =
            Map.of(AddressKind.EMAIL, ".eml", AddressKind.FAX, ".tif");
    private static final Logger log = LoggerFactory.getLogger(Desks.class);

    private final Cases cases;
    private final Channels channels;
    private final People people;
    private final Users users;
    private final Articles articles;
    private final ArticleSearch search;
    private final Phones phones;
    private final Topics topics;
    private final DeskEntries entries;
    private final Teams teams;
    private final OfferedMacros macros;
    private final MessageTranslations translations;
    private final Directory directory;
    private final StaffDirectory staffDirectory;

    @Activate
    public Desks(
            @Reference Cases cases,
            @Reference Channels channels,
            @Reference People people,
            @Reference Users users,
            @Reference Articles articles,
            @Reference ArticleSearch search,
            @Reference Phones phones,
            @Reference Topics topics,
            @Reference DeskEntries entries,
            @Reference Teams teams,
            @Reference OfferedMacros macros,
            @Reference MessageTranslations translations,
            @Reference Directory directory,
            @Reference StaffDirectory staffDirectory) {
        this.cases = cases;
        this.channels = channels;
        this.people = people;
        this.users = users;
        this.articles = articles;
        this.search = search;
        this.phones = phones;
        this.topics = topics;
        this.entries = entries;
        this.teams = teams;
        this.macros = macros;
        this.translations = translations;
        this.directory = directory;
        this.staffDirectory = staffDirectory;
    }

    /** The case with the person's draft in the composer. */
    CaseDesk open(Screen screen, CaseId id, ListAddress list) {
        CaseFile file = cases.open(screen.actor(), id);
        CaseRights rights = new CaseRights(screen.actor(), file.summary(), file.approvable());
        Responsible responsible =
                rights.canEscalate() ? responsible(screen, file) : Responsible.none(screen);
        return new CaseDesk(
                screen,
                list.query(),
                file,
                rights,
                new ChannelBadge.Finder(channels, screen.words()),
                people.of(screen.actor(), file.summary().contact(), CaseDesk.told(file)),
                rights.canAssignOthers() ? users.operators() : List.of(),
                cases.dispositions(),
                Candidates.areFor(screen)
                        ? candidates(screen, CaseDesk.latestWords(file))
                        : Candidates.none(screen),
                phones.ofCase(screen, id),
                rights.canReply() ? cases.replyWays(screen.actor(), id) : ReplyWays.NONE,
                new TopicPanel(screen, id, topics.tree(), file.topics(), rights.canReply()),
                rights.canEscalate() || !file.escalations().isEmpty()
                        ? entries.entries(DeskEntry.Kind.ESCALATION_REASON)
                        : List.of(),
                responsible,
                teams.all(),
                rights.canReply() ? macros.of(screen.actor()) : List.of(),
                new StepWords(screen, users, teams.all()),
                rights.canHandle() ? links() : List.of(),
                translations.machine(),
                Composer.fresh(
                        rights.canHandle() ? cases.draft(screen.actor(), id) : "",
                        responsible.preselected()));
    }

    /** Who answers for its topics and can be asked. */
    private Responsible responsible(Screen screen, CaseFile file) {
        return new Responsible(
                screen,
                topics.tree().responsible(file.topics()).stream()
                        .flatMap(id -> directory.find(id).stream())
                        .flatMap(
                                found ->
                                        staffDirectory
                                                .department(screen.actor(), found.code())
                                                .stream())
                        .filter(DirectoryResource::canBeAsked)
                        .toList());
    }

    /** Those with an address: one that is being made has none yet. */
    private List<DeskEntry> links() {
        return entries.entries(DeskEntry.Kind.LINK).stream()
                .filter(link -> !link.retired() && !link.text().isEmpty())
                .toList();
    }

    /** What the name of a message's original ends in. */
    String originalEnding(ChannelId channel) {
        return channels.descriptor(channel)
                .filter(known -> known.capabilities().contains(Capability.OUTBOUND))
                .map(known -> ENDINGS.get(known.addressKind()))
                .orElse(".txt");
    }

    /** A search that fails must not keep a case from being opened. */
    Candidates candidates(Screen screen, String words) {
        try {
            return Candidates.of(screen, search, articles, words);
        } catch (RuntimeException e) {
            log.warn("article search failed, the case is shown without candidates", e);
            return Candidates.unavailable(screen);
        }
    }
}
