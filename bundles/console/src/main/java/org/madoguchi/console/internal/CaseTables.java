// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.madoguchi.api.Page;
import org.madoguchi.api.cases.CaseSummary;
import org.madoguchi.api.cases.CaseViews;
import org.madoguchi.api.cases.Cases;
import org.madoguchi.api.channel.ChannelDescriptor;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.Channels;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.directory.Directory;
import org.madoguchi.api.form.Forms;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.identity.Teams;
import org.madoguchi.api.identity.Users;
import org.madoguchi.api.topic.Topics;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lays out the list of cases as a table. */
@Component(service = CaseTables.class)
public final class CaseTables {
    private final Lists lists;
    private final ViewLists views;
    private final Cases cases;
    private final CaseViews saved;
    private final Channels channels;
    private final Users users;
    private final Directory directory;
    private final Topics topics;
    private final Teams teams;
    private final OfferedMacros macros;
    private final Forms forms;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public CaseTables(
            @Reference Lists lists,
            @Reference ViewLists views,
            @Reference Cases cases,
            @Reference CaseViews saved,
            @Reference Channels channels,
            @Reference Users users,
            @Reference Directory directory,
            @Reference Topics topics,
            @Reference Teams teams,
            @Reference OfferedMacros macros,
            @Reference Forms forms) {
        this.lists = lists;
        this.views = views;
        this.cases = cases;
        this.saved = saved;
        this.channels = channels;
        this.users = users;
        this.directory = directory;
        this.topics = topics;
        this.teams = teams;
        this.macros = macros;
        this.forms = forms;
    }

    CaseTable of(Screen screen, ListAddress address, Optional<BulkResult> result) {
        Page<CaseSummary> rows = lists.rows(screen, address);
        return new CaseTable(
                screen,
                address,
                columns(screen, address),
                views.of(screen, address, cases.counts(screen.actor())),
                rows,
                names(screen, rows.items()),
                channels(address),
                screen.may(Permission.CASE_HANDLE) ? users.operators() : List.of(),
                directory.departments(),
                macros.of(screen.actor()),
                screen.may(Permission.CASE_READ)
                        ? ItemChoice.of(screen, forms.onCases())
                        : List.of(),
                result,
                clock.instant());
    }

    /** Those of the address, else those that the person chose last. */
    ListColumns columns(Screen screen, ListAddress address) {
        String named = address.get(ListAddress.COLUMNS);
        return named.isEmpty()
                ? saved.columns(screen.actor()).map(ListColumns::of).orElse(ListColumns.USUAL)
                : ListColumns.of(named);
    }

    CaseNames names(Screen screen, List<CaseSummary> rows) {
        Map<DepartmentId, Department> departments =
                directory.departments().stream()
                        .collect(Collectors.toMap(Department::id, Function.identity()));
        // those that are used no more, as far as a case still names one
        rows.stream()
                .flatMap(row -> row.department().stream())
                .distinct()
                .filter(id -> !departments.containsKey(id))
                .map(directory::find)
                .flatMap(Optional::stream)
                .toList()
                .forEach(gone -> departments.put(gone.id(), gone));
        return new CaseNames(
                screen,
                new ChannelBadge.Finder(channels, screen.words()),
                topics.tree(),
                cases.dispositions(),
                departments,
                teams.all());
    }

    /** Those that are there, and the one that is asked for. */
    private List<ChannelDescriptor> channels(ListAddress address) {
        String wanted = address.get("channel");
        ChannelDescriptor asked =
                wanted.isEmpty() ? null : channels.descriptor(new ChannelId(wanted)).orElse(null);
        return Stream.concat(channels.present().stream(), Stream.ofNullable(asked))
                .distinct()
                .toList();
    }
}
