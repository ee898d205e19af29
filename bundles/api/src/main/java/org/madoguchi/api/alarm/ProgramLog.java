// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.madoguchi.api.identity.Actor;

/**
 * What the programs have written down of themselves (FJ-220). By rule no personal data is in it;
 * what an exception says is left out all the same, for others make exceptions, too. Needs {@code
 * CHANNEL_OPERATE}. Safe for use by several threads.
 */
public interface ProgramLog {
    /** Most lines that are told. */
    int MOST = 500;

    /** Longest time that is looked through at once. */
    Duration LONGEST = Duration.ofDays(31);

    /** How bad it is. */
    enum Level {
        ERROR,
        WARN,
        INFO;

        public boolean isAtLeast(Level other) {
            return compareTo(other) <= 0;
        }
    }

    /**
     * @param source the part of the product, as logs abbreviate it: {@code o.m.cases.internal}
     * @param causes the kinds of exceptions that it came with, the outermost first
     */
    record Line(Instant at, Level level, String source, String message, List<String> causes) {
        public Line {
            causes = List.copyOf(causes);
        }
    }

    /**
     * @param least this bad or worse
     * @param source part of the source's name, such as {@code cases} or {@code
     *     org.madoguchi.channel.email}; empty for any
     * @param until not included; at most {@link #LONGEST} after {@code from}, else it is cut at its
     *     beginning
     */
    record Query(Level least, String source, Instant from, Instant until) {}

    /**
     * @param lines the latest first
     * @param more older ones are left out, for there are more than {@value #MOST}
     */
    record Lines(List<Line> lines, boolean more) {
        public Lines {
            lines = List.copyOf(lines);
        }
    }

    Lines read(Actor actor, Query query);
}
