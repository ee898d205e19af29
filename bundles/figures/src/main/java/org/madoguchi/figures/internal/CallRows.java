// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.figures.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.cases.CaseCount;
import org.madoguchi.api.cases.Spread;
import org.madoguchi.api.figures.DeskFigures.CallHour;
import org.madoguchi.api.figures.FigureRow;
import org.madoguchi.api.figures.FigureRow.Ending;
import org.madoguchi.api.telephony.CallCounts.Line;
import org.madoguchi.api.telephony.CallCounts.Sum;

/**
 * Calls below the channel that they came by: who heard only an announcement made no case, and is
 * counted all the same (FJ-017).
 */
record CallRows(List<Line> lines) {
    List<FigureRow> putInto(List<FigureRow> groups, Function<String, LocalizedText> names) {
        Map<String, Map<Ending, Long>> byChannel = new TreeMap<>();
        for (Line line : lines) {
            byChannel
                    .computeIfAbsent(line.channel().value(), channel -> new EnumMap<>(Ending.class))
                    .merge(ending(line.sum()), line.sum().calls(), Long::sum);
        }
        List<FigureRow> rows = new ArrayList<>();
        for (FigureRow group : groups) {
            rows.add(group);
            Optional.ofNullable(byChannel.remove(group.key().orElse("")))
                    .ifPresent(calls -> add(rows, calls));
        }
        byChannel.forEach(
                (channel, calls) -> {
                    rows.add(
                            new FigureRow(
                                    FigureRow.Kind.GROUP,
                                    Optional.of(channel),
                                    names.apply(channel),
                                    0,
                                    CaseCount.NONE));
                    add(rows, calls);
                });
        return rows;
    }

    private static void add(List<FigureRow> rows, Map<Ending, Long> calls) {
        for (Ending ending : Ending.values()) {
            rows.add(
                    new FigureRow(
                            FigureRow.Kind.CALLS,
                            Optional.of(ending.name()),
                            LocalizedText.same(""),
                            1,
                            new CaseCount(
                                    calls.getOrDefault(ending, 0L),
                                    0,
                                    0,
                                    0,
                                    0,
                                    Spread.NONE,
                                    Spread.NONE,
                                    Spread.NONE)));
        }
    }

    private static Ending ending(Sum sum) {
        return switch (sum.outcome()) {
            case ANSWERED -> Ending.BY_PERSON;
            case LEFT_IN_MENU, OUT_OF_HOURS, ANNOUNCED -> Ending.ANNOUNCEMENT;
            case ABANDONED, OVERFLOW, NOT_REACHED -> Ending.MISSED;
        };
    }

    /** As a part of an hour; what is of no hour says 0. */
    static CallHour hour(int hour, Sum sum) {
        return switch (sum.outcome()) {
            case ANSWERED ->
                    new CallHour(
                            hour, sum.calls(), sum.atOnce(), 0, 0, 0, sum.waited(), sum.talked());
            case ABANDONED, NOT_REACHED -> missed(hour, sum.calls(), 0, 0);
            case OVERFLOW -> missed(hour, 0, sum.calls(), 0);
            case LEFT_IN_MENU, OUT_OF_HOURS, ANNOUNCED -> missed(hour, 0, 0, sum.calls());
        };
    }

    private static CallHour missed(int hour, long abandoned, long overflow, long announcement) {
        return new CallHour(
                hour, 0, 0, abandoned, overflow, announcement, Duration.ZERO, Duration.ZERO);
    }
}
