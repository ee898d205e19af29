// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.Optional;
import org.madoguchi.api.Page;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseSummary;
import org.madoguchi.api.cases.CaseView;

/**
 * The left column: the views with their counts, and the rows of one of them.
 *
 * @param open the case that is shown beside it
 */
record ListPane(
        Screen screen, ListAddress address, ViewList views, Page<Row> rows, Optional<CaseId> open) {

    /** One case of the list. */
    record Row(CaseSummary summary, ChannelBadge channel) {}

    CaseView view() {
        return address.view(screen.actor());
    }

    String text() {
        return address.get(ListAddress.TEXT);
    }

    boolean isOpen(Row row) {
        return open.filter(row.summary().id()::equals).isPresent();
    }

    /** With the view, so that it stays when somebody else begins elsewhere. */
    String query() {
        return named().query();
    }

    private ListAddress named() {
        return ListAddress.of(
                name -> name.equals(ListAddress.VIEW) ? view().name() : address.get(name));
    }

    String top() {
        return named().fromTheTop();
    }
}
