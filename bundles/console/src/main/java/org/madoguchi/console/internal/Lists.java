// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.Arrays;
import java.util.Optional;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseQuery;
import org.madoguchi.api.cases.CaseView;
import org.madoguchi.api.cases.Cases;
import org.madoguchi.api.channel.Channels;
import org.madoguchi.api.contact.ContactId;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes the left column. */
@Component(service = Lists.class)
public final class Lists {
    private final Cases cases;
    private final Channels channels;

    @Activate
    public Lists(@Reference Cases cases, @Reference Channels channels) {
        this.cases = cases;
        this.channels = channels;
    }

    /** What an address says about the list; any part may be null or nonsense. */
    record Wanted(String view, String text, String contact, String from) {
        static final Wanted NOTHING = new Wanted(null, null, null, null);

        CaseView viewFor(Actor actor) {
            return Arrays.stream(CaseView.values())
                    .filter(known -> known.name().equals(view))
                    .findFirst()
                    .orElse(startFor(actor));
        }

        Optional<ContactId> contactId() {
            return Optional.ofNullable(contact)
                    .filter(id -> id.matches("\\d{1,18}"))
                    .map(id -> new ContactId(Long.parseLong(id)));
        }
    }

    /**
     * Who answers begins with what nobody has taken yet; who only releases, with what waits for
     * release.
     */
    static CaseView startFor(Actor actor) {
        return actor.may(Permission.CASE_HANDLE) ? CaseView.UNASSIGNED : CaseView.WAITING_APPROVAL;
    }

    ListPane list(Screen screen, Wanted wanted, Optional<CaseId> open) {
        CaseView view = wanted.viewFor(screen.actor());
        String text = wanted.text() == null ? "" : wanted.text().strip();
        PageRequest request = Screens.rows(wanted.from());
        ChannelBadge.Finder badges = new ChannelBadge.Finder(channels, screen.words());
        Page<ListPane.Row> rows =
                cases.list(
                                screen.actor(),
                                new CaseQuery(view, text, Optional.empty(), wanted.contactId()),
                                request)
                        .map(row -> new ListPane.Row(row, badges.of(row.channel())));
        return new ListPane(
                screen,
                view,
                text,
                wanted.contactId().map(ContactId::toString).orElse(""),
                cases.counts(screen.actor()),
                rows,
                open);
    }
}
