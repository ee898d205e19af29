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
public record ListPane(
        Screen screen,
        CaseView view,
        String text,
        String contact,
        Map<CaseView, Long> counts,
        Page<Row> rows,
        Optional<CaseId> open) {

    public ListPane {
        counts = Map.copyOf(counts);
    }

    /** One case of the list. */
    public record Row(CaseSummary summary, ChannelBadge channel) {}

    public List<CaseView> views() {
        return Arrays.asList(CaseView.values());
    }

    public long count(CaseView wanted) {
        return counts.getOrDefault(wanted, 0L);
    }

    public boolean isOpen(Row row) {
        return open.filter(row.summary().id()::equals).isPresent();
    }

    public String query() {
        return "view="
                + view
                + (text.isEmpty() ? "" : "&q=" + Urls.encode(text))
                + (contact.isEmpty() ? "" : "&contact=" + contact);
    }
}
