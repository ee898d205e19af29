// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.cases.CaseQuery;
import org.madoguchi.api.cases.CaseSelection;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.contact.ContactId;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.UserId;

/** What the ready-made views hold for somebody. */
final class Views {
    /** Everything but closed. */
    static final Set<CaseState> OPEN =
            Set.copyOf(EnumSet.complementOf(EnumSet.of(CaseState.CLOSED)));

    private static final UserId NOBODY = new UserId(-1);

    private Views() {}

    /**
     * @param person all ids of the contact that is wanted
     * @throws org.madoguchi.api.identity.PermissionDeniedException when the actor has nothing to do
     *     with cases
     */
    static CaseSelection selection(Actor actor, CaseQuery query, Set<ContactId> person) {
        Optional<DepartmentId> reader = Visibility.of(actor).department();
        Set<CaseState> states =
                switch (query.view()) {
                    case UNASSIGNED -> Set.of(CaseState.NEW, CaseState.IN_PROGRESS);
                    case WAITING_DEPARTMENT -> Set.of(CaseState.WAITING_DEPARTMENT);
                    case WAITING_APPROVAL -> Set.of(CaseState.WAITING_APPROVAL);
                    case MINE, ALL_OPEN -> OPEN;
                    case CLOSED -> Set.of(CaseState.CLOSED);
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
                reader, states, unassigned, assignee, asked, query.channel(), person);
    }
}
