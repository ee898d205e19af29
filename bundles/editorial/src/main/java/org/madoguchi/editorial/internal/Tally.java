// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.editorial.internal;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.madoguchi.api.editorial.Visit;

/**
 * What happened since the last time that it was written. Bounded, whoever sends what. Not safe for
 * use by several threads.
 */
final class Tally {
    /** Stands for all words, languages and places that came after the most. */
    static final String OTHERS = "";

    /** So many different ones in a few seconds are no citizens. */
    private static final int MOST_SEARCHES = 20_000;

    private static final int MOST_VIEWS = 20_000;
    private static final int MOST_PARTS = 500;

    /**
     * @param article that was opened from the results; 0 for the search itself
     */
    record SearchKey(LocalDate day, String place, String words, long article) {}

    record HourKey(LocalDate day, int hour, String place, String words) {}

    record ViewKey(LocalDate day, String place, long article) {}

    record DayKey(LocalDate day, String place, String language) {}

    /** Searches, without result, found, opened. */
    final Counts<SearchKey> searches =
            new Counts<>(MOST_SEARCHES, key -> new SearchKey(key.day(), OTHERS, OTHERS, 0));

    /** The same by the hour of the day. */
    final Counts<HourKey> hours =
            new Counts<>(MOST_SEARCHES, key -> new HourKey(key.day(), key.hour(), OTHERS, OTHERS));

    /** Views, crawled. */
    final Counts<ViewKey> views =
            new Counts<>(MOST_VIEWS, key -> new ViewKey(key.day(), OTHERS, 0));

    /** Searches, without result, views, crawled. */
    final Counts<DayKey> days =
            new Counts<>(MOST_PARTS, key -> new DayKey(key.day(), OTHERS, OTHERS));

    /**
     * @param at by the city's clock
     */
    void searched(LocalDateTime at, Visit visit, String words, long found) {
        LocalDate day = at.toLocalDate();
        long none = found <= 0 ? 1 : 0;
        long hits = Math.max(0, found);
        days.add(day(day, visit), 1, none, 0, 0);
        searches.add(new SearchKey(day, place(visit), words, 0), 1, none, hits, 0);
        hours.add(new HourKey(day, at.getHour(), place(visit), words), 1, none, hits, 0);
    }

    /**
     * @param at by the city's clock
     */
    void viewed(LocalDateTime at, Visit visit, long article, String words) {
        LocalDate day = at.toLocalDate();
        long crawled = visit.crawler() ? 1 : 0;
        days.add(day(day, visit), 0, 0, 1 - crawled, crawled);
        views.add(new ViewKey(day, place(visit), article), 1 - crawled, crawled);
        if (!words.isEmpty() && !visit.crawler()) {
            searches.add(new SearchKey(day, place(visit), words, article), 0, 0, 0, 1);
            hours.add(new HourKey(day, at.getHour(), place(visit), words), 0, 0, 0, 1);
        }
    }

    /** Takes in what could not be written. */
    void addAll(Tally others) {
        searches.addAll(others.searches);
        hours.addAll(others.hours);
        views.addAll(others.views);
        days.addAll(others.days);
    }

    boolean isEmpty() {
        return days.sums().isEmpty();
    }

    private static DayKey day(LocalDate day, Visit visit) {
        return new DayKey(day, place(visit), language(visit));
    }

    static String place(Visit visit) {
        return KeptText.cut(visit.place(), 32);
    }

    static String language(Visit visit) {
        return KeptText.cut(visit.language().getLanguage(), 16);
    }
}
