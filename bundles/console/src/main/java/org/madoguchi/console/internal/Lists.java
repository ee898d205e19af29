// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.time.Clock;
import java.util.Optional;
import org.madoguchi.api.Page;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseQuery;
import org.madoguchi.api.cases.CaseSummary;
import org.madoguchi.api.cases.Cases;
import org.madoguchi.api.channel.Channels;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads the list that an address asks for; makes the left column. */
@Component(service = Lists.class)
public final class Lists {
    private final Cases cases;
    private final Channels channels;
    private final ViewLists views;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public Lists(@Reference Cases cases, @Reference Channels channels, @Reference ViewLists views) {
        this.cases = cases;
        this.channels = channels;
        this.views = views;
    }

    ListPane list(Screen screen, ListAddress address, Optional<CaseId> open) {
        ChannelBadge.Finder badges = new ChannelBadge.Finder(channels, screen.words());
        Page<ListPane.Row> rows =
                rows(screen, address).map(row -> new ListPane.Row(row, badges.of(row.channel())));
        return new ListPane(
                screen,
                address,
                views.of(screen, address, cases.counts(screen.actor())),
                rows,
                open);
    }

    Page<CaseSummary> rows(Screen screen, ListAddress address) {
        return cases.list(screen.actor(), ask(screen, address), address.rows());
    }

    CaseQuery ask(Screen screen, ListAddress address) {
        return address.ask(screen, clock.instant());
    }
}
