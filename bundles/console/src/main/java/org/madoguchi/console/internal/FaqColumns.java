// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.knowledge.ArticleTransfer.Act;
import org.madoguchi.api.knowledge.ArticleTransfer.Head;

/**
 * A file with headings of its own: which of its columns is which (YK-144).
 *
 * @param kept under which name the file waits
 * @param chosen what each of its columns is so far, in its order; empty: left out
 * @param columns what a column may be
 */
record FaqColumns(
        Screen screen,
        Act act,
        String fileName,
        String kept,
        Head head,
        List<String> chosen,
        List<String> columns,
        Optional<LocalizedText> problem) {

    String heading(int place) {
        String heading = head.headings().get(place);
        return heading.isEmpty() ? screen.text("import.columns.unnamed", place + 1) : heading;
    }

    /** The beginnings of its first cells. */
    String example(int place) {
        return head.rows().stream()
                .map(row -> place < row.size() ? row.get(place) : "")
                .filter(cell -> !cell.isEmpty())
                .collect(Collectors.joining(" / "));
    }

    boolean isChosen(int place, String column) {
        return place < chosen.size() && chosen.get(place).equals(column);
    }
}
