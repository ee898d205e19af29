// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.servicelevels.internal;

import java.time.YearMonth;

/** Months as columns have them: 202604 is April 2026. */
final class Months {
    private static final int HUNDRED = 100;

    private Months() {}

    static int column(YearMonth month) {
        return month.getYear() * HUNDRED + month.getMonthValue();
    }

    static YearMonth month(int column) {
        return YearMonth.of(column / HUNDRED, column % HUNDRED);
    }
}
