// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.api.Page;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseSummary;
import org.madoguchi.api.cases.CaseView;

/**
 * The left column: the views with their counts, and the rows of one of them.
 *
 * @param contact only cases of this contact; empty for everybody's
 * @param open the case that is shown beside it
 */
record ListPane(
        Screen screen,
        CaseView view,
        String text,
        String contact,
        Map<CaseView, Long> counts,
        Page<Row> rows,
        Optional<CaseId> open) {

    ListPane {
        counts = Map.copyOf(counts);
    }

    /** One case of the list. */
    record Row(CaseSummary summary, ChannelBadge channel) {}

    List<CaseView> views() {
        return Arrays.asList(CaseView.values());
    }

    long count(CaseView wanted) {
        return counts.getOrDefault(wanted, 0L);
    }

    boolean isOpen(Row row) {
        return open.filter(row.summary().id()::equals).isPresent();
    }

    String query() {
        return "view="
                + view
                + (text.isEmpty() ? "" : "&q=" + Urls.encode(text))
                + (contact.isEmpty() ? "" : "&contact=" + contact);
    }
}
