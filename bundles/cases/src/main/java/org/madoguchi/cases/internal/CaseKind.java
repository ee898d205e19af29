// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import java.util.Optional;
import org.madoguchi.api.cases.CaseCriteria;
import org.madoguchi.api.cases.CaseSelection;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.identity.TeamId;
import org.madoguchi.api.identity.UserId;

/** Everything about a case by which the views tell cases apart. */
record CaseKind(
        CaseState state, Optional<UserId> assignee, Optional<TeamId> team, ChannelId channel) {
    /** By these fields alone; see {@link #tells}. */
    boolean isIn(CaseSelection selection) {
        CaseCriteria criteria = selection.criteria();
        return state != CaseState.ERASED
                && isIn(criteria)
                && selection.hands().stream().allMatch(hands -> hands.hold(assignee, team))
                && (selection.states().isEmpty() || selection.states().contains(state))
                && (!selection.unassigned() || assignee.isEmpty())
                && (selection.assignee().isEmpty() || selection.assignee().equals(assignee))
                && (selection.channel().isEmpty() || selection.channel().get().equals(channel));
    }

    private boolean isIn(CaseCriteria criteria) {
        return (criteria.states().isEmpty() || criteria.states().contains(state))
                && (criteria.channels().isEmpty() || criteria.channels().contains(channel))
                && (!criteria.unassigned() || assignee.isEmpty())
                && (criteria.assignees().isEmpty()
                        || assignee.filter(criteria.assignees()::contains).isPresent());
    }

    /** Whether these fields say everything about whether a case fits. */
    static boolean tells(CaseCriteria criteria) {
        return criteria.department().isEmpty()
                && criteria.topics().isEmpty()
                && !criteria.unclassified()
                && criteria.tags().isEmpty()
                && criteria.items().isEmpty()
                && criteria.disposition().isEmpty()
                && criteria.opened().isAny()
                && criteria.closed().isAny()
                && criteria.due().isAny()
                && criteria.contact().isBlank()
                && criteria.district().isEmpty()
                && criteria.asker().isBlank();
    }
}
