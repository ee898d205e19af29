// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.madoguchi.api.cases.CaseCriteria;
import org.madoguchi.api.cases.CaseQuery;
import org.madoguchi.api.cases.CaseSelection;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.cases.Hands;
import org.madoguchi.api.cases.TimeSpan;
import org.madoguchi.api.contact.ContactId;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.UserId;

/** What the ready-made views hold for somebody. */
final class Views {
    static final Set<CaseState> OPEN =
            Arrays.stream(CaseState.values())
                    .filter(CaseState::isOpen)
                    .collect(Collectors.toUnmodifiableSet());

    static final Duration SOON = Duration.ofDays(1);
    static final Duration RECENTLY = Duration.ofDays(7);

    private static final UserId NOBODY = new UserId(-1);

    private Views() {}

    /**
     * What is wanted by fields, within what the view holds. A department's lists are not narrowed
     * by what is the desk's own. Views that depend on the time do so to the second: who asks in the
     * same second asks the same.
     */
    static CaseCriteria criteria(Actor actor, CaseQuery query, Instant at) {
        Instant now = at.truncatedTo(ChronoUnit.SECONDS);
        CaseCriteria wanted =
                Visibility.of(actor).showsTheDesksOwn()
                        ? query.criteria()
                        : query.criteria().withoutTheDesksOwn();
        return switch (query.view()) {
            case DUE_SOON ->
                    wanted.withDue(
                            wanted.due()
                                    .and(
                                            new TimeSpan(
                                                    Optional.of(now),
                                                    Optional.of(now.plus(SOON)))));
            case OVERDUE -> wanted.withDue(wanted.due().and(TimeSpan.before(now)));
            case CLOSED_RECENTLY ->
                    wanted.withClosed(wanted.closed().and(TimeSpan.since(now.minus(RECENTLY))));
            default -> wanted;
        };
    }

    /**
     * @param criteria see {@link #criteria}
     * @param person all ids of those who may have asked
     * @param hands see {@link Crews}
     * @param towns of the district that is wanted
     * @throws org.madoguchi.api.identity.PermissionDeniedException when the actor has nothing to do
     *     with cases
     */
    static CaseSelection selection(
            Actor actor,
            CaseQuery query,
            CaseCriteria criteria,
            Set<ContactId> person,
            List<Hands> hands,
            Set<String> towns) {
        Optional<DepartmentId> reader = Visibility.of(actor).department();
        Set<CaseState> states =
                switch (query.view()) {
                    case UNASSIGNED -> Set.of(CaseState.NEW, CaseState.IN_PROGRESS);
                    case WAITING_DEPARTMENT -> Set.of(CaseState.WAITING_DEPARTMENT);
                    case WAITING_APPROVAL, TO_APPROVE -> Set.of(CaseState.WAITING_APPROVAL);
                    case MINE, TEAM, ALL_OPEN -> OPEN;
                    case CLOSED, CLOSED_RECENTLY -> Set.of(CaseState.CLOSED);
                    // what is closed owes nothing
                    case ALL, DUE_SOON, OVERDUE -> Set.of();
                };
        Optional<UserId> assignee = Optional.empty();
        Optional<DepartmentId> asked = Optional.empty();
        boolean unassigned = false;
        switch (query.view()) {
            case MINE -> {
                // a department's are those it is asked now
                asked = actor.department();
                assignee =
                        asked.isPresent() ? assignee : actor.user().or(() -> Optional.of(NOBODY));
            }
            case UNASSIGNED -> unassigned = true;
            default -> {
                // nobody's in particular
            }
        }
        return new CaseSelection(
                reader,
                states,
                unassigned,
                assignee,
                asked,
                query.channel(),
                person,
                criteria,
                hands,
                towns);
    }
}
