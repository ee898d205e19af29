// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.madoguchi.api.cases.CaseSelection;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.identity.TeamId;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.storage.EntityUnit;
import org.madoguchi.storage.Select;

/**
 * How many cases there are of each kind. The database takes the longer to count the more there are,
 * so that they are counted once, when the desk opens, and moved with each commit from then on. That
 * is exact: a change begins from what the one before it has committed, because whoever changes a
 * case at the same time is in conflict, and in sums the order does not matter. It needs one process
 * that writes cases, see docs/adr/0029-case-tally.md. Safe for use by several threads.
 */
final class CaseTally {
    private final Map<CaseKind, Long> counts = new HashMap<>();

    /** Counts anew; nobody may be writing meanwhile. */
    synchronized void recount(EntityUnit unit) {
        counts.clear();
        unit.select(
                Select.of(
                        "SELECT state, assignee_id, team_id, channel, COUNT(*) FROM cases_case"
                                + " GROUP BY state, assignee_id, team_id, channel",
                        row ->
                                counts.put(
                                        new CaseKind(
                                                row.constant(CaseState.class),
                                                row.optionalNumber().map(UserId::new),
                                                row.optionalNumber().map(TeamId::new),
                                                new ChannelId(row.text())),
                                        row.number())));
    }

    /**
     * A case has become another; after the commit.
     *
     * @param before null: there was none
     */
    synchronized void move(CaseKind before, CaseKind after) {
        if (after.equals(before)) {
            return;
        }
        add(after, 1);
        if (before != null) {
            add(before, -1);
        }
    }

    private void add(CaseKind kind, long difference) {
        counts.merge(
                kind, difference, (one, other) -> one + other == 0 ? null : (Long) (one + other));
    }

    /** Whether the tally knows how many there are: not which departments and whose cases. */
    static boolean covers(CaseSelection selection) {
        return selection.reader().isEmpty()
                && selection.asked().isEmpty()
                && selection.contacts().isEmpty()
                && CaseKind.tells(selection.criteria());
    }

    /** How many the selection holds, by its kinds alone. */
    long count(CaseSelection selection) {
        return sum(kind -> kind.isIn(selection));
    }

    long count(CaseState state) {
        return sum(kind -> kind.state() == state);
    }

    private synchronized long sum(Predicate<CaseKind> wanted) {
        long sum = 0;
        for (Map.Entry<CaseKind, Long> entry : counts.entrySet()) {
            if (wanted.test(entry.getKey())) {
                sum += entry.getValue();
            }
        }
        return sum;
    }

    /** The states in which there is anything at all for the selection. */
    synchronized Set<CaseState> states(CaseSelection selection) {
        Set<CaseState> states = EnumSet.noneOf(CaseState.class);
        for (CaseKind kind : counts.keySet()) {
            if (kind.isIn(selection)) {
                states.add(kind.state());
            }
        }
        return states;
    }
}
