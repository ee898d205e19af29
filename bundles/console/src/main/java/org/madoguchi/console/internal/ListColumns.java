// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.madoguchi.api.cases.CaseOrder.Column;

/** The columns of the list in their order; the subject is always among them. */
record ListColumns(List<Column> shown) {
    static final ListColumns USUAL =
            new ListColumns(
                    List.of(
                            Column.NUMBER,
                            Column.STATE,
                            Column.SUBJECT,
                            Column.CONTACT,
                            Column.CHANNEL,
                            Column.ASSIGNEE,
                            Column.TOPIC,
                            Column.DUE,
                            Column.ACTIVITY));

    ListColumns {
        shown =
                Stream.concat(
                                shown.stream(),
                                shown.contains(Column.SUBJECT)
                                        ? Stream.empty()
                                        : Stream.of(Column.SUBJECT))
                        .distinct()
                        .toList();
    }

    /**
     * @param names with full stops between them; what is no column is left out
     */
    static ListColumns of(String names) {
        List<Column> known =
                Stream.of(names.split("\\."))
                        .flatMap(name -> FaqFilter.constant(Column.class, name).stream())
                        .toList();
        return known.isEmpty() ? USUAL : new ListColumns(known);
    }

    String names() {
        return shown.stream().map(Column::name).collect(Collectors.joining("."));
    }

    /** Those shown, then the others. */
    List<Column> all() {
        return Stream.concat(shown.stream(), Stream.of(Column.values())).distinct().toList();
    }
}
