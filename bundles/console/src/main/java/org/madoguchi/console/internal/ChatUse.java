// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.madoguchi.api.conversation.ConversationFigures.Day;
import org.madoguchi.api.editorial.Period;

/**
 * How the chat was used in a part of a period.
 *
 * @param label a day or a month
 */
record ChatUse(String label, Day count) {
    /** So many days are still read one by one. */
    private static final int MOST_DAYS = 62;

    /** The days themselves, or what is easier to read: months. */
    static List<ChatUse> parts(List<Day> days, Period period) {
        boolean daily = period.first().plusDays(MOST_DAYS).isAfter(period.last());
        Map<String, List<Day>> parts =
                days.stream()
                        .collect(
                                Collectors.groupingBy(
                                        day -> daily ? day.day().toString() : month(day.day()),
                                        TreeMap::new,
                                        Collectors.toList()));
        return parts.entrySet().stream()
                .map(part -> of(part.getKey(), part.getValue(), period.first()))
                .toList();
    }

    /** All of them as one. */
    static ChatUse of(String label, Collection<Day> days, LocalDate day) {
        return new ChatUse(label, days.stream().reduce(Day.none(day), Day::plus));
    }

    private static String month(LocalDate day) {
        return day.toString().substring(0, 7);
    }
}
