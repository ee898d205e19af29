// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.madoguchi.api.Page;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.telephony.CallTotals;

/**
 * The calls that fit, with what they are searched by.
 *
 * @param operators who can be chosen
 */
record CallLogPage(
        Screen screen,
        CallLogFilter filter,
        Page<Row> rows,
        CallTotals totals,
        List<User> operators) {
    static final String PATH = "/console/calls/log";

    CallLogPage {
        operators = List.copyOf(operators);
    }

    /**
     * A call with the names that belong to it.
     *
     * @param name of the citizen, as far as it is known; may be empty
     * @param answeredBy may be empty
     * @param disposition in the reader's words, may be empty
     */
    record Row(CallLine line, String name, String answeredBy, String disposition) {
        /** Who answered, and who had it last when that is somebody else. */
        String operators() {
            return Stream.of(answeredBy, line.operatorName())
                    .filter(one -> !one.isEmpty())
                    .distinct()
                    .collect(Collectors.joining(" → "));
        }
    }

    String path() {
        return PATH + "?" + filter.query() + "&";
    }

    boolean mayExport() {
        return screen.may(Permission.CASE_EXPORT) && rows.total() > 0;
    }

    String export() {
        return PATH + "/export?" + filter.query();
    }

    String talked() {
        return CallLine.clock(totals.talked());
    }
}
