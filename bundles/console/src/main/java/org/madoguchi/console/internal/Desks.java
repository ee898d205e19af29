// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;
import org.madoguchi.api.cases.CaseFile;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.Cases;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.Capability;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.Channels;
import org.madoguchi.api.contact.Contacts;
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
    private static final Logger log = LoggerFactory.getLogger(Desks.class);

    private final Cases cases;
    private final Channels channels;
    private final Contacts contacts;
    private final Directory directory;
    private final Users users;
    private final Articles articles;
    private final ArticleSearch search;
    private final Phones phones;

    @Activate
    public Desks(
            @Reference Cases cases,
            @Reference Channels channels,
            @Reference Contacts contacts,
            @Reference Directory directory,
            @Reference Users users,
            @Reference Articles articles,
            @Reference ArticleSearch search,
            @Reference Phones phones) {
        this.cases = cases;
        this.channels = channels;
        this.contacts = contacts;
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
                contacts.find(file.summary().contact()),
                rights.canAssignOthers() ? users.operators() : List.of(),
                rights.canEscalate() ? directory.departments() : List.of(),
                rights.canReply() ? cases.cannedReplies(screen.actor(), id) : List.of(),
                cases.dispositions(),
                screen.may(Permission.CASE_HANDLE)
                        ? candidates(screen, CaseDesk.latestWords(file))
                        : Candidates.none(screen),
                phones.ofCase(screen, id),
                Composer.withDraft(rights.canHandle() ? cases.draft(screen.actor(), id) : ""));
    }

    /** Whether what came by this channel came as a mail. */
    boolean isMail(ChannelId channel) {
        return channels.descriptor(channel)
                .filter(known -> known.addressKind().equals(AddressKind.EMAIL))
                .filter(known -> known.capabilities().contains(Capability.OUTBOUND))
                .isPresent();
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
