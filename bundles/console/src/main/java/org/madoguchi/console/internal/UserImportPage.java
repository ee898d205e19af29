// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.identity.UserTransfer.Report;

/**
 * A file of accounts on its way in: chosen, then checked.
 *
 * @param fileName of the checked file, empty before
 * @param report what the file would do
 * @param kept under which name the file waits for a word; empty when it cannot be done
 */
record UserImportPage(
        Screen screen,
        String fileName,
        Optional<Report> report,
        String kept,
        Optional<LocalizedText> problem) {

    boolean nothingToDo() {
        return report.map(UserImportPage::accounts).orElse(0) == 0;
    }

    static int accounts(Report report) {
        return report.created() + report.changed() + report.retired() + report.restored();
    }
}
