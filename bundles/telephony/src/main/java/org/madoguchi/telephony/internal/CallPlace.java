// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.telephony.internal;

import java.sql.SQLException;
import java.time.Instant;
import org.madoguchi.api.telephony.CallId;
import org.madoguchi.storage.Row;

/** Where a call stands in the log. */
record CallPlace(CallId id, Instant at) {
    static CallPlace read(Row row) throws SQLException {
        return new CallPlace(new CallId(row.number()), row.instant());
    }
}
