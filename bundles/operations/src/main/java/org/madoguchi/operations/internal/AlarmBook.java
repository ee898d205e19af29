// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.operations.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.alarm.Alarm;

/**
 * Which troubles there are, since when, and which of them are to be told now: each at once, and
 * then no more often than once an hour as long as it lasts or comes back. Not safe for several
 * threads.
 */
final class AlarmBook {
    static final Duration STEP = Duration.ofHours(1);

    private final Map<String, Alarm> present = new HashMap<>();
    private final Map<String, Instant> told = new HashMap<>();

    /**
     * @param found what is wrong, by the key of the trouble
     */
    void look(Map<String, LocalizedText> found, Instant now) {
        present.keySet().retainAll(found.keySet());
        found.forEach(
                (key, text) -> {
                    Alarm before = present.get(key);
                    present.put(key, new Alarm(key, text, before == null ? now : before.since()));
                });
        told.values().removeIf(at -> !now.isBefore(at.plus(STEP)));
    }

    List<Alarm> current() {
        return sorted(new ArrayList<>(present.values()));
    }

    /** Those that are due; they count as told only by {@link #told}. */
    List<Alarm> due() {
        return sorted(
                new ArrayList<>(
                        present.values().stream()
                                .filter(alarm -> !told.containsKey(alarm.key()))
                                .toList()));
    }

    void told(List<Alarm> alarms, Instant now) {
        alarms.forEach(alarm -> told.put(alarm.key(), now));
    }

    private static List<Alarm> sorted(List<Alarm> alarms) {
        alarms.sort(Comparator.comparing(Alarm::since).thenComparing(Alarm::key));
        return List.copyOf(alarms);
    }
}
