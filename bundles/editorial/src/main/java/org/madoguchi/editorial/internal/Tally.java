// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.editorial.internal;

import java.time.LocalDate;
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

    record ViewKey(LocalDate day, String place, long article) {}

    record DayKey(LocalDate day, String place, String language) {}

    /** Searches, without result, found, opened. */
    final Counts<SearchKey> searches =
            new Counts<>(MOST_SEARCHES, key -> new SearchKey(key.day(), OTHERS, OTHERS, 0));

    /** Views, crawled. */
    final Counts<ViewKey> views =
            new Counts<>(MOST_VIEWS, key -> new ViewKey(key.day(), OTHERS, 0));

    /** Searches, without result, views, crawled. */
    final Counts<DayKey> days =
            new Counts<>(MOST_PARTS, key -> new DayKey(key.day(), OTHERS, OTHERS));

    void searched(LocalDate day, Visit visit, String words, long found) {
        long none = found <= 0 ? 1 : 0;
        days.add(day(day, visit), 1, none, 0, 0);
        searches.add(new SearchKey(day, place(visit), words, 0), 1, none, Math.max(0, found), 0);
    }

    void viewed(LocalDate day, Visit visit, long article, String words) {
        long crawled = visit.crawler() ? 1 : 0;
        days.add(day(day, visit), 0, 0, 1 - crawled, crawled);
        views.add(new ViewKey(day, place(visit), article), 1 - crawled, crawled);
        if (!words.isEmpty() && !visit.crawler()) {
            searches.add(new SearchKey(day, place(visit), words, article), 0, 0, 0, 1);
        }
    }

    /** Takes in what could not be written. */
    void addAll(Tally others) {
        searches.addAll(others.searches);
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
