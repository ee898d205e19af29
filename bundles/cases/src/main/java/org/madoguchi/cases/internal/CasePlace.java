// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.storage.Row;

/** Where a case stands in a list. */
record CasePlace(CaseId id, long at, CaseState state) {
    private static final Comparator<CasePlace> NEWEST_FIRST =
            Comparator.comparingLong(CasePlace::at)
                    .thenComparingLong(place -> place.id().asLong())
                    .reversed();

    static CasePlace read(Row row) throws SQLException {
        return new CasePlace(
                CaseId.ofLong(row.number()),
                row.instant().toEpochMilli(),
                row.constant(CaseState.class));
    }

    static List<CasePlace> sorted(List<CasePlace> places) {
        return places.stream().sorted(NEWEST_FIRST).toList();
    }

    static List<CaseId> ids(List<CasePlace> places) {
        return places.stream().map(CasePlace::id).toList();
    }
}
