// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.cases.TimelineEntry;
import org.madoguchi.api.telephony.Outcome;

/**
 * The calls of a case.
 *
 * @param canCall the reader may call the citizen back
 */
record CaseCalls(List<CallLine> lines, boolean canCall) {
    static final CaseCalls NONE = new CaseCalls(List.of(), false);

    CaseCalls {
        lines = List.copyOf(lines);
    }

    /** A call of the desk that nobody answered, and the last one so far. */
    boolean mayBeTriedAgain(CallLine line) {
        return line.call().outcome().filter(Outcome.NOT_REACHED::equals).isPresent()
                && lines.stream()
                        .noneMatch(
                                other -> other.call().arrivedAt().isAfter(line.call().arrivedAt()));
    }

    /** An entry of the timeline: a message, note or change, or else a call. */
    record Entry(Optional<TimelineEntry> other, Optional<CallLine> call) {}

    /**
     * The timeline with calls at their places. A call that opened the case stands for the message
     * that it came in as.
     */
    List<Entry> among(List<TimelineEntry> timeline) {
        List<CallLine> left = new ArrayList<>(lines);
        left.sort(Comparator.comparing(line -> line.call().arrivedAt()));
        List<Entry> entries = new ArrayList<>();
        for (TimelineEntry entry : timeline) {
            Optional<CallLine> itself = left.stream().filter(line -> is(line, entry)).findFirst();
            while (itself.isEmpty()
                    && !left.isEmpty()
                    && left.get(0).call().interaction().isEmpty()
                    && left.get(0).call().arrivedAt().isBefore(at(entry))) {
                entries.add(new Entry(Optional.empty(), Optional.of(left.remove(0))));
            }
            itself.ifPresent(left::remove);
            entries.add(
                    new Entry(itself.isPresent() ? Optional.empty() : Optional.of(entry), itself));
        }
        left.forEach(line -> entries.add(new Entry(Optional.empty(), Optional.of(line))));
        return entries;
    }

    private static boolean is(CallLine line, TimelineEntry entry) {
        return entry instanceof TimelineEntry.Message message
                && line.call().interaction().equals(Optional.of(message.interaction().id()));
    }

    private static Instant at(TimelineEntry entry) {
        return entry.at();
    }
}
