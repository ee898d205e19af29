// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.madoguchi.api.cases.CaseCount;
import org.madoguchi.api.cases.Spread;

/** What the rows of several questions say of one group, added up. */
final class CountSums {
    private final SortedMap<Long, Long> toAnswer = new TreeMap<>();
    private final SortedMap<Long, Long> toClosing = new TreeMap<>();
    private final SortedMap<Long, Long> atDepartments = new TreeMap<>();
    private long received;
    private long closed;
    private long closedAlone;
    private long handedOn;
    private long open;

    /** Returns how many, as all of these do: a row of a question becomes something. */
    long received(Optional<Long> minutes, long count) {
        received += count;
        minutes.ifPresent(taken -> toAnswer.merge(taken, count, Long::sum));
        return count;
    }

    long closed(long minutes, boolean wasHandedOn, long count) {
        closed += count;
        closedAlone += wasHandedOn ? 0 : count;
        toClosing.merge(minutes, count, Long::sum);
        return count;
    }

    long handedOn(long count) {
        handedOn += count;
        return count;
    }

    long atDepartment(long minutes, long count) {
        atDepartments.merge(minutes, count, Long::sum);
        return count;
    }

    long open(long count) {
        open += count;
        return count;
    }

    CaseCount count() {
        return new CaseCount(
                received,
                closed,
                closedAlone,
                handedOn,
                open,
                new Spread(toAnswer),
                new Spread(toClosing),
                new Spread(atDepartments));
    }
}
