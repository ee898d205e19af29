// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Spreads the load evenly over the kills, however long a life lasts. Safe for use by several
 * threads.
 */
final class Pace {
    /** How long one life, boot included, is expected to last. */
    private static final double LIFE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final int lives;
    private int over;
    private long begun = System.nanoTime();

    Pace(int lives) {
        this.lives = lives;
    }

    synchronized void lifeIsOver() {
        over++;
        begun = System.nanoTime();
    }

    private synchronized double share() {
        double running = Math.min(1, (System.nanoTime() - begun) / LIFE_NANOS);
        return over >= lives ? 1 : (over + running) / lives;
    }

    /** Waits for the turn of the message with this number, from 0. */
    void await(int number, int of) {
        while (number > share() * of) {
            pause();
        }
    }

    /** As long as a program waits before trying again. */
    static void pause() {
        pause(50);
    }

    static void pause(long millis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
