// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.telephony;

/** How a call ended. */
public enum Outcome {
    /** Somebody talked with the citizen. */
    ANSWERED,
    /** The citizen put down while waiting (放棄呼). */
    ABANDONED,
    /** The citizen put down while the announcement or the menu was running. */
    LEFT_IN_MENU,
    /** Outside the hours; heard the announcement (FJ-023, YK-092). */
    OUT_OF_HOURS,
    /** All lines or places in the queue were taken, or the wait was too long (あふれ呼; FJ-056). */
    OVERFLOW,
    /** A call that the desk made and that nobody answered. */
    NOT_REACHED,
    /** Came by an entrance that only tells something, such as a line for events (YK-029). */
    ANNOUNCED
}
