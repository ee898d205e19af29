// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.knowledge.ArticleTransfer.Act;
import org.madoguchi.api.knowledge.ArticleTransfer.Report;

/**
 * A file on its way in: chosen, then checked.
 *
 * @param fileName of the checked file, empty before
 * @param report what the file would do
 * @param kept under which name the file waits for a word; empty when it cannot be done
 * @param headings what the columns of a file with headings of its own are; none: it says it itself
 */
record FaqImport(
        Screen screen,
        Act act,
        String fileName,
        Optional<Report> report,
        String kept,
        List<String> headings,
        Optional<LocalizedText> problem) {

    boolean mayPublish() {
        return screen.may(Permission.ARTICLE_PUBLISH);
    }

    boolean may(Act wanted) {
        return wanted == Act.WRITE || mayPublish();
    }

    boolean nothingToDo() {
        return report.map(found -> found.added() + found.changed() + found.removed() == 0)
                .orElse(false);
    }
}
