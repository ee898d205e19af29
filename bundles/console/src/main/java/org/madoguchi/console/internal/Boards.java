// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.cases.BoardSettings;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.cases.CaseSummary;
import org.madoguchi.api.cases.CaseView;
import org.madoguchi.api.cases.Cases;
import org.madoguchi.api.channel.Channels;
import org.madoguchi.api.conversation.ConversationDesk;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.directory.Directory;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.identity.Teams;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.Users;
import org.madoguchi.api.storage.StorageException;
import org.madoguchi.api.telephony.Calls;
import org.madoguchi.api.telephony.Operators;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lays out the board. Whoever may see it sees the same, so that it is read once a second at most,
 * however many look. A number is that of the list behind it, asked with the list's own address.
 */
@Component(service = Boards.class)
public final class Boards {
    private static final Logger log = LoggerFactory.getLogger(Boards.class);
    private static final Duration FRESH = Duration.ofSeconds(1);

    /** So many of a person's cases are in sight. */
    static final int CASES = 5;

    static final int UNASSIGNED = 10;

    private final Cases cases;
    private final CaseTables tables;
    private final Channels channels;
    private final Directory directory;
    private final Users users;
    private final Teams teams;
    private final Operators operators;
    private final Calls calls;
    private final QueueWatch queues;
    private final BoardSettings settings;
    private final Clock clock = Clock.systemUTC();
    private Optional<BoardFacts> known = Optional.empty();

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile ConversationDesk conversations;

    @Activate
    public Boards(
            @Reference Cases cases,
            @Reference CaseTables tables,
            @Reference Channels channels,
            @Reference Directory directory,
            @Reference Users users,
            @Reference Teams teams,
            @Reference Operators operators,
            @Reference Calls calls,
            @Reference QueueWatch queues,
            @Reference BoardSettings settings) {
        this.cases = cases;
        this.tables = tables;
        this.channels = channels;
        this.directory = directory;
        this.users = users;
        this.teams = teams;
        this.operators = operators;
        this.calls = calls;
        this.queues = queues;
        this.settings = settings;
    }

    Board of(Screen screen, Optional<BulkResult> result) {
        screen.actor().require(Permission.BOARD_READ);
        BoardFacts facts = facts(screen);
        return new Board(
                screen,
                facts,
                tables.names(screen, facts.cases()),
                channels.present(),
                settings.limits(),
                result);
    }

    /** What has just been done is seen. */
    synchronized void forget() {
        known = Optional.empty();
    }

    private synchronized BoardFacts facts(Screen screen) {
        Instant now = clock.instant();
        if (known.filter(facts -> !facts.at().isBefore(now.minus(FRESH))).isEmpty()) {
            known = Optional.of(read(screen, now));
        }
        return known.get();
    }

    private BoardFacts read(Screen screen, Instant now) {
        Map<String, Long> counts = new HashMap<>();
        for (CaseView view : Board.VIEWS) {
            count(screen, ListAddress.of(view), now, counts);
        }
        for (CaseState state : Board.STATES) {
            count(screen, Board.of(state), now, counts);
        }
        channels.present().forEach(channel -> count(screen, Board.of(channel.id()), now, counts));
        List<User> everybody = users.operators();
        everybody.forEach(user -> count(screen, Board.of(user.id()), now, counts));
        teams.inUse().forEach(team -> count(screen, Board.of(team.id()), now, counts));
        List<Department> owing = new ArrayList<>();
        if (counts.getOrDefault(ListAddress.of(CaseView.WAITING_DEPARTMENT).query(), 0L) > 0) {
            for (Department department : directory.departments()) {
                if (count(screen, Board.of(department.id()), now, counts) > 0) {
                    owing.add(department);
                }
            }
        }
        Optional<ConversationDesk.Load> chats =
                Optional.ofNullable(conversations).map(desk -> desk.load(screen.actor()));
        return new BoardFacts(
                now,
                counts,
                everybody,
                people(screen, everybody, counts, chats, now),
                first(screen, Board.OLDEST_UNASSIGNED, UNASSIGNED, now),
                teams.inUse(),
                owing,
                queues.queues(screen.actor()),
                calls.today(screen.actor()),
                chats);
    }

    private List<BoardFacts.PersonFacts> people(
            Screen screen,
            List<User> everybody,
            Map<String, Long> counts,
            Optional<ConversationDesk.Load> chats,
            Instant now) {
        var seats = operators.list(screen.actor());
        return everybody.stream()
                .map(
                        user ->
                                new BoardFacts.PersonFacts(
                                        user,
                                        seats.stream()
                                                .filter(seat -> seat.user().equals(user.id()))
                                                .findFirst(),
                                        chats.map(load -> load.open().getOrDefault(user.id(), 0L))
                                                .orElse(0L),
                                        chats.map(ConversationDesk.Load::accepting)
                                                .orElse(Set.of())
                                                .contains(user.id()),
                                        counts.getOrDefault(Board.of(user.id()).query(), 0L) == 0
                                                ? List.of()
                                                : first(screen, Board.of(user.id()), CASES, now)))
                .filter(BoardFacts.PersonFacts::isAtWork)
                .toList();
    }

    /** A number that cannot be had keeps nobody from working. */
    private long count(Screen screen, ListAddress address, Instant now, Map<String, Long> counts) {
        try {
            long count = cases.count(screen.actor(), address.ask(screen, now));
            counts.put(address.query(), count);
            return count;
        } catch (StorageException e) {
            log.warn("a figure of the board is left out", e);
            return 0;
        }
    }

    private List<CaseSummary> first(Screen screen, ListAddress address, int most, Instant now) {
        try {
            return cases.list(screen.actor(), address.ask(screen, now), PageRequest.first(most))
                    .items();
        } catch (StorageException e) {
            log.warn("the board is shown without some of its cases", e);
            return List.of();
        }
    }
}
