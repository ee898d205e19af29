// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.operations.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.madoguchi.api.alarm.ProgramLog.Level;
import org.madoguchi.api.alarm.ProgramLog.Line;

/**
 * Lines as {@code etc/org.ops4j.pax.logging.cfg} has them written, with the stacks that follow.
 * What an exception says is left out, and lines of another form with it. For one thread.
 */
final class LogReader {
    private static final Pattern LINE =
            Pattern.compile("(\\S+) (ERROR|WARN|INFO) +(\\S+) \\[[^\\]]*\\] (.*)");

    /** The kind of an exception, at the beginning of its stack or as the cause of one before. */
    private static final Pattern CAUSE =
            Pattern.compile("(?:Caused by: )?((?:[a-z_][\\w$]*\\.)+[A-Z][\\w$]*)(?::.*)?");

    private static final int MOST_CAUSES = 10;

    private final BufferedReader lines;
    private String ahead;

    LogReader(BufferedReader lines) throws IOException {
        this.lines = lines;
        ahead = lines.readLine();
    }

    /** Null at the end. */
    Line next() throws IOException {
        while (ahead != null) {
            Matcher head = LINE.matcher(ahead);
            Optional<Instant> at = head.matches() ? time(head.group(1)) : Optional.empty();
            ahead = lines.readLine();
            if (at.isPresent()) {
                return new Line(
                        at.get(),
                        Level.valueOf(head.group(2)),
                        head.group(3),
                        head.group(4),
                        causes());
            }
        }
        return null;
    }

    private List<String> causes() throws IOException {
        List<String> causes = new ArrayList<>();
        while (ahead != null && !LINE.matcher(ahead).matches()) {
            Matcher cause = CAUSE.matcher(ahead);
            if (cause.matches() && causes.size() < MOST_CAUSES) {
                causes.add(cause.group(1));
            }
            ahead = lines.readLine();
        }
        return causes;
    }

    private static Optional<Instant> time(String written) {
        try {
            return Optional.of(OffsetDateTime.parse(written).toInstant());
        } catch (DateTimeParseException other) {
            return Optional.empty();
        }
    }
}
