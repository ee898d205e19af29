// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.casesearch.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.madoguchi.api.cases.CaseId;

/** Which revision of each case is in the index; eight bytes for each, there may be millions. */
final class Revisions {
    private static final long YEARS = 10_000;

    private long[] byNumber = new long[1024];

    void put(CaseId id, long revision) {
        int number = Math.toIntExact(id.number());
        if (number >= byNumber.length) {
            byNumber = Arrays.copyOf(byNumber, Math.max(number + 1, byNumber.length * 2));
        }
        byNumber[number] = revision * YEARS + id.year();
    }

    /** Forgets the case; tells whether this revision of it was there. */
    boolean take(CaseId id, long revision) {
        if (id.number() >= byNumber.length) {
            return false;
        }
        int number = (int) id.number();
        long there = byNumber[number];
        if (there % YEARS == id.year()) {
            byNumber[number] = 0;
        }
        return there == revision * YEARS + id.year();
    }

    List<CaseId> left() {
        List<CaseId> left = new ArrayList<>();
        for (int number = 0; number < byNumber.length; number++) {
            if (byNumber[number] != 0) {
                left.add(new CaseId((int) (byNumber[number] % YEARS), number));
            }
        }
        return left;
    }
}
