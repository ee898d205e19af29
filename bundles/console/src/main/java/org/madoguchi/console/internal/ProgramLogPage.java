// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.time.LocalDate;
import org.madoguchi.api.alarm.ProgramLog;
import org.madoguchi.api.alarm.ProgramLog.Level;

/**
 * What the programs have written, as far as it is asked for.
 *
 * @param first and last: days of the city
 */
record ProgramLogPage(
        Screen screen,
        Level least,
        String source,
        LocalDate first,
        LocalDate last,
        ProgramLog.Lines found) {
    static final String PATH = "/console/logs";

    /** How bad a line is, for its mark. */
    static String css(Level level) {
        return switch (level) {
            case ERROR -> "badge badge-danger";
            case WARN -> "badge badge-warning";
            case INFO -> "badge";
        };
    }
}
