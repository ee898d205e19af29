// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.servicelevel;

import java.time.Instant;
import java.util.Map;

/**
 * How long staff waited for screens, kept by the hour (FJ-208, FJ-295). Safe for use by several
 * threads.
 */
public interface ScreenTimes {
    /** Whole seconds that are told apart; what took longer took so many. */
    int LONGEST = 60;

    /**
     * Adds screens that were answered.
     *
     * @param at about when
     * @param screens how many, by the seconds that they took, rounded up: 1 to {@value #LONGEST}
     */
    void add(Instant at, Map<Integer, Long> screens);

    /**
     * Screens of whole hours that begin in a stretch of time.
     *
     * @param until not included
     */
    Figure within(Instant from, Instant until, int seconds);
}
