// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.madoguchi.api.cases.BoardLimits;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.cases.CaseSummary;
import org.madoguchi.api.cases.CaseView;
import org.madoguchi.api.channel.ChannelDescriptor;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.conversation.ConversationDesk;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.identity.Team;
import org.madoguchi.api.identity.TeamId;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.telephony.OperatorStatus;

/**
 * The board: who does what, what waits, what is late (FJ-127). Each number is a link to the list
 * that it counts.
 *
 * @param result what was done to the chosen cases just now
 */
record Board(
        Screen screen,
        BoardFacts facts,
        CaseNames names,
        List<ChannelDescriptor> channels,
        BoardLimits limits,
        Optional<BulkResult> result) {
    static final List<CaseView> VIEWS =
            List.of(
                    CaseView.UNASSIGNED,
                    CaseView.WAITING_APPROVAL,
                    CaseView.WAITING_DEPARTMENT,
                    CaseView.DUE_SOON,
                    CaseView.OVERDUE,
                    CaseView.ALL_OPEN);

    static final List<CaseState> STATES =
            Stream.of(CaseState.values()).filter(CaseState::isOpen).toList();

    /** The longest open one comes first. */
    static final ListAddress OLDEST_UNASSIGNED =
            ListAddress.of(CaseView.UNASSIGNED).with(ListAddress.SORT, "OPENED");

    private static final ListAddress OPEN = ListAddress.of(CaseView.ALL_OPEN);

    Board {
        channels = List.copyOf(channels);
    }

    /** A number and where it comes from. */
    record Figure(String name, ListAddress address, OptionalLong count, boolean bad) {
        String href() {
            return "/console/list?" + address.query();
        }

        /** A dash when it cannot be said at present. */
        String shown() {
            return count.isPresent() ? Long.toString(count.getAsLong()) : "–";
        }
    }

    static ListAddress of(CaseState state) {
        return OPEN.with("state", state.name());
    }

    static ListAddress of(ChannelId channel) {
        return OPEN.with("channel", channel.value());
    }

    static ListAddress of(TeamId team) {
        return OPEN.with("team", team.toString());
    }

    static ListAddress of(UserId user) {
        return OPEN.with("assignee", user.toString()).with(ListAddress.SORT, "OPENED");
    }

    /** What it was asked and has to be answered: a case may wait for several. */
    static ListAddress of(DepartmentId department) {
        return ListAddress.of(CaseView.WAITING_DEPARTMENT)
                .with("department", department.toString());
    }

    private Figure figure(String name, ListAddress address) {
        return new Figure(name, address, facts.count(address), false);
    }

    List<Figure> views() {
        return VIEWS.stream().map(this::view).toList();
    }

    private Figure view(CaseView view) {
        ListAddress address = ListAddress.of(view);
        OptionalLong count = facts.count(address);
        return new Figure(
                screen.name("view", view),
                address,
                count,
                view == CaseView.OVERDUE && count.orElse(0) > 0);
    }

    List<Figure> states() {
        return STATES.stream()
                .map(state -> figure(screen.name("state", state), of(state)))
                .toList();
    }

    List<Figure> byChannel() {
        return channels.stream()
                .map(channel -> figure(screen.in(channel.name()), of(channel.id())))
                .filter(figure -> figure.count().orElse(1) > 0)
                .toList();
    }

    List<Figure> byDepartment() {
        return facts.departments().stream()
                .map(department -> figure(department.name(), of(department.id())))
                .toList();
    }

    Figure unassigned() {
        return new Figure(
                screen.name("view", CaseView.UNASSIGNED),
                OLDEST_UNASSIGNED,
                facts.count(ListAddress.of(CaseView.UNASSIGNED)),
                false);
    }

    Figure team(Team team) {
        return figure(team.name(), of(team.id()));
    }

    Figure person(BoardFacts.PersonFacts person) {
        return figure(person.user().name(), of(person.user().id()));
    }

    /** Names of the teams that somebody is in. */
    String teams(BoardFacts.PersonFacts person) {
        return String.join(
                "、",
                facts.teams().stream()
                        .filter(team -> team.has(person.user().id()))
                        .map(Team::name)
                        .toList());
    }

    /** For a class of the style sheet. */
    static String tone(OperatorStatus seat) {
        return SeatWords.tone(seat);
    }

    String state(OperatorStatus seat) {
        return SeatWords.state(screen, seat);
    }

    static Instant since(OperatorStatus seat) {
        return SeatWords.since(seat);
    }

    String clock(Instant since) {
        return CallLine.clock(Duration.between(since, facts.at()));
    }

    QueueWatch.Light calls() {
        return QueueWatch.light(facts.queues(), limits, facts.at());
    }

    boolean chatsAreTooMany() {
        return facts.chats()
                .filter(
                        load ->
                                limits.chatsAreTooMany(
                                        load.waiting(),
                                        load.waitingSince()
                                                .map(from -> Duration.between(from, facts.at()))
                                                .orElse(Duration.ZERO)))
                .isPresent();
    }

    Optional<ConversationDesk.Load> chats() {
        return facts.chats();
    }

    boolean isOverdue(CaseSummary row) {
        return row.dueAt().filter(due -> due.isBefore(facts.at())).isPresent();
    }

    boolean isDueSoon(CaseSummary row) {
        Instant end = facts.at().plus(Duration.ofDays(1));
        return !isOverdue(row) && row.dueAt().filter(due -> due.isBefore(end)).isPresent();
    }

    /** Whom cases can be given to. */
    List<User> operators() {
        return facts.operators();
    }

    boolean mayAssign() {
        return screen.may(Permission.CASE_ASSIGN);
    }

    boolean maySet() {
        return screen.may(Permission.FORM_MANAGE);
    }
}
