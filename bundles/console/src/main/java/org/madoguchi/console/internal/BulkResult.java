// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseSummary;

/**
 * What came of an act on several cases.
 *
 * @param key names the result while it is kept
 * @param act what was done, the end of its message key
 * @param done where it was done
 * @param refused where it was not, and why
 * @param before the cases as they had been, when the act can be taken back; else empty
 */
record BulkResult(
        String key,
        String act,
        List<CaseId> done,
        Map<CaseId, LocalizedText> refused,
        Optional<Undo> before) {
    BulkResult {
        done = List.copyOf(done);
    }

    /**
     * @param way how it is taken back
     * @param cases as they had been
     * @param value what the act made of them: who has changed it since keeps the change
     */
    record Undo(Way way, List<CaseSummary> cases, Optional<Long> value) {
        Undo {
            cases = List.copyOf(cases);
        }
    }

    /** What can be taken back. */
    enum Way {
        ASSIGNEE,
        TEAM,
        TOPIC,
        REOPEN
    }

    boolean canUndo() {
        return before.isPresent() && !done.isEmpty();
    }
}
