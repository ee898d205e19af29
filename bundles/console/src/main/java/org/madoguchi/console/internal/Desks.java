// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;
import java.util.Map;
import org.madoguchi.api.cases.CaseFile;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.Cases;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.Capability;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.Channels;
import org.madoguchi.api.directory.Directory;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.identity.Users;
import org.madoguchi.api.knowledge.ArticleSearch;
import org.madoguchi.api.knowledge.Articles;
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
    private final Directory directory;
    private final Users users;
    private final Articles articles;
    private final ArticleSearch search;
    private final Phones phones;

    @Activate
    public Desks(
            @Reference Cases cases,
            @Reference Channels channels,
            @Reference People people,
            @Reference Directory directory,
            @Reference Users users,
            @Reference Articles articles,
            @Reference ArticleSearch search,
            @Reference Phones phones) {
        this.cases = cases;
        this.channels = channels;
        this.people = people;
        this.directory = directory;
        this.users = users;
        this.articles = articles;
        this.search = search;
        this.phones = phones;
    }

    /** The case with the person's draft in the composer. */
    CaseDesk open(Screen screen, CaseId id, String view) {
        CaseFile file = cases.open(screen.actor(), id);
        CaseRights rights = new CaseRights(screen.actor(), file.summary());
        return new CaseDesk(
                screen,
                view,
                file,
                rights,
                new ChannelBadge.Finder(channels, screen.words()),
                people.of(screen.actor(), file.summary().contact()),
                rights.canAssignOthers() ? users.operators() : List.of(),
                rights.canEscalate() ? directory.departments() : List.of(),
                rights.canReply() ? cases.cannedReplies(screen.actor(), id) : List.of(),
                cases.dispositions(),
                screen.may(Permission.CASE_HANDLE)
                        ? candidates(screen, CaseDesk.latestWords(file))
                        : Candidates.none(screen),
                phones.ofCase(screen, id),
                canFax(),
                Composer.withDraft(rights.canHandle() ? cases.draft(screen.actor(), id) : ""));
    }

    /** What the name of a message's original ends in. */
    String originalEnding(ChannelId channel) {
        return channels.descriptor(channel)
                .filter(known -> known.capabilities().contains(Capability.OUTBOUND))
                .map(known -> ENDINGS.get(known.addressKind()))
                .orElse(".txt");
    }

    private boolean canFax() {
        return channels.present().stream()
                .anyMatch(
                        channel ->
                                channel.addressKind().equals(AddressKind.FAX)
                                        && channel.capabilities().contains(Capability.OUTBOUND));
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
