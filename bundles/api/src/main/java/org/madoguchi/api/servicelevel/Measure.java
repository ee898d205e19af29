// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.servicelevel;

/** What an indicator measures. */
public enum Measure {
    /** Answered calls of those that arrived (応答率). */
    ANSWER_RATE(Subject.CALLS, Unit.PERCENT, Within.NOTHING),
    /** Calls answered within so many seconds, of those that arrived (即応率; ST-298). */
    PROMPT_OF_ARRIVED(Subject.CALLS, Unit.PERCENT, Within.SECONDS),
    /** Calls answered within so many seconds, of the answered ones (即応率; YK-039). */
    PROMPT_OF_ANSWERED(Subject.CALLS, Unit.PERCENT, Within.SECONDS),
    /** Calls put down while waiting, of those that arrived (放棄率). */
    ABANDONMENT_RATE(Subject.CALLS, Unit.PERCENT, Within.NOTHING),
    /** Of an answered call (平均通話時間; ST-299). */
    TALK_TIME(Subject.CALLS, Unit.SECONDS, Within.NOTHING),
    /** Of an answered call (平均後処理時間; ST-300). */
    WRAP_UP_TIME(Subject.CALLS, Unit.SECONDS, Within.NOTHING),
    /** Closed cases that the desk resolved by itself (一次解決率; ST-307, YK-042). */
    RESOLUTION_RATE(Subject.CASES, Unit.PERCENT, Within.NOTHING),
    /** Cases answered or handed on within so many hours (ST-301, ST-302). */
    DEALT_WITH_RATE(Subject.CASES, Unit.PERCENT, Within.HOURS),
    /** Time without recorded outages, planned stops left out (稼働率; FJ-291). */
    AVAILABILITY(Subject.SERVICE, Unit.PERCENT, Within.NOTHING),
    /** Screens that staff got within so many seconds (オンライン応答時間遵守率; FJ-295). */
    SCREEN_RATE(Subject.SCREENS, Unit.PERCENT, Within.SECONDS);

    /** What is counted. */
    public enum Subject {
        CALLS,
        CASES,
        /** Time itself. */
        SERVICE,
        SCREENS
    }

    /** In what values and bounds are told. */
    public enum Unit {
        PERCENT,
        SECONDS
    }

    /** What else has to be said. */
    public enum Within {
        NOTHING(0),
        SECONDS(3600),
        HOURS(1000);

        private final int most;

        Within(int most) {
            this.most = most;
        }

        /** The largest number; the smallest is 1, or 0 where nothing is to be said. */
        public int most() {
            return most;
        }
    }

    private final Subject subject;
    private final Unit unit;
    private final Within within;

    Measure(Subject subject, Unit unit, Within within) {
        this.subject = subject;
        this.unit = unit;
        this.within = within;
    }

    public Subject subject() {
        return subject;
    }

    public Unit unit() {
        return unit;
    }

    public Within within() {
        return within;
    }
}
