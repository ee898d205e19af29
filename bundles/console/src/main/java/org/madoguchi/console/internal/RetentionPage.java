// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.Page;
import org.madoguchi.api.retention.Retention;

/**
 * The periods, what is due, and what was erased.
 *
 * @param refused why something could not be done
 */
record RetentionPage(
        Screen screen,
        List<Retention.Kind> kinds,
        Page<Retention.Run> runs,
        Optional<LocalizedText> refused) {
    static final List<String> COLUMNS =
            List.of(
                    "retention.at",
                    "retention.by",
                    "retention.what",
                    "retention.period",
                    "retention.before",
                    "retention.count");

    String path() {
        return RetentionResource.PATH;
    }

    List<Object> cells(Retention.Run run) {
        return cells(screen, run);
    }

    static List<Object> cells(Screen screen, Retention.Run run) {
        return List.of(
                screen.words().exactTime(run.at()),
                run.by(),
                screen.in(run.name()),
                screen.text("retention.months", run.months()),
                screen.words().exactTime(run.before()),
                run.count());
    }
}
