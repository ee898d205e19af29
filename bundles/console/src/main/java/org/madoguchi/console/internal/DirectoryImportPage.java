// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.directory.DirectoryTransfer.Act;
import org.madoguchi.api.directory.DirectoryTransfer.Change;
import org.madoguchi.api.directory.DirectoryTransfer.Planned;
import org.madoguchi.api.directory.DirectoryTransfer.Report;

/**
 * A file of departments or people on its way in: chosen, then checked.
 *
 * @param act what the file is
 * @param fileName of the checked file, empty before
 * @param report what the file would do
 * @param passedOver headings of columns that are not looked at
 * @param kept under which name the file waits for a word; empty when it cannot be done
 * @param waiting under which name the file waits for other meanings of its headings
 * @param headings with the name of the column that each is read as, or nothing
 * @param planned files that wait for their day
 */
record DirectoryImportPage(
        Screen screen,
        Act act,
        String fileName,
        Optional<Report> report,
        List<String> passedOver,
        String kept,
        String waiting,
        Map<String, String> headings,
        List<Planned> planned,
        Optional<LocalizedText> problem) {
    /** So many changes and problems are shown. */
    static final int SHOWN = 500;

    DirectoryImportPage {
        passedOver = List.copyOf(passedOver);
        planned = List.copyOf(planned);
    }

    /** What a heading can mean. */
    List<Enum<?>> columns() {
        return act == Act.DEPARTMENTS
                ? List.of(DirectorySheet.DepartmentColumn.values())
                : List.of(DirectorySheet.PersonColumn.values());
    }

    /** Somebody has to say what headings mean, or may want to. */
    boolean asksForColumns() {
        return !waiting.isEmpty() && !headings.isEmpty();
    }

    boolean hasUnknownColumns() {
        return headings.containsValue("") || report.isEmpty();
    }

    List<Change> changes() {
        return report.map(told -> told.changes().stream().limit(SHOWN).toList()).orElse(List.of());
    }

    boolean nothingToDo() {
        return report.filter(told -> !told.changes().isEmpty()).isEmpty();
    }

    boolean retires() {
        return report.filter(told -> told.count(Change.Kind.RETIRED) > 0).isPresent();
    }
}
