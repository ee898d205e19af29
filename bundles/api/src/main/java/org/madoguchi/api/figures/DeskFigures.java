// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.figures;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.cases.CaseCount;
import org.madoguchi.api.cases.CaseHistory;
import org.madoguchi.api.editorial.Period;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.telephony.CallCounts;
import org.madoguchi.api.topic.TopicId;

/**
 * Figures of the desk over days of the city's calendar. Needs {@code BOARD_READ}. Everything is
 * counted anew when it is asked for, so that any period can be had at any time, the running one
 * too. Safe for use by several threads.
 *
 * @throws org.madoguchi.api.identity.PermissionDeniedException when the actor may not
 * @throws org.madoguchi.api.RejectedException when the period is longer than {@value #MOST_YEARS}
 *     years
 */
public interface DeskFigures {
    int MOST_YEARS = 10;

    /** Most rows of a {@linkplain #history history}. */
    int MOST_CASES = 20_000;

    CaseCount total(Actor actor, Period period);

    /**
     * In the order in which people know what it is split by, those without any figure left out.
     *
     * @param topic only this classification or topic and what is below it; for {@link Split#TOPIC}
     */
    List<FigureRow> rows(Actor actor, Period period, Split split, Optional<TopicId> topic);

    /** Most parts of a period that stand side by side. */
    int MOST_PARTS = 40;

    /**
     * How a topic developed.
     *
     * @param level how deep it is indented, 0 for the outermost
     * @param received one for each part of the period; what is below the topic is counted, too
     */
    record Course(TopicId topic, LocalizedText name, int level, List<Long> received) {
        public Course {
            received = List.copyOf(received);
        }

        public long sum() {
            return received.stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * How topics developed from one part of a period to the next (FJ-161): each topic before what
     * is below it, those without any case left out.
     *
     * @param parts such as months, at most {@value #MOST_PARTS}
     * @param topic only this classification or topic and what is below it
     */
    List<Course> courses(Actor actor, List<Period> parts, Optional<TopicId> topic);

    /**
     * @param handedOn cases about which a department was asked on that day
     * @param open at the end of the day
     */
    record Day(LocalDate day, long received, long closed, long handedOn, long open) {}

    /** Every day of the period. */
    List<Day> days(Actor actor, Period period);

    /**
     * @param hour 0 to 23 by the city's clock
     */
    record WeekHour(DayOfWeek day, int hour, long received) {}

    /** All hours of the week, Monday's first. */
    List<WeekHour> week(Actor actor, Period period);

    /** The same of calls, at the time at which they arrived; for sizing (ST-018). */
    List<WeekHour> callWeek(Actor actor, Period period);

    /**
     * Calls of one hour of the day, over all days of the period together.
     *
     * @param hour 0 to 23 by the city's clock
     * @param atOnce of the answered, within {@link CallCounts#AT_ONCE}
     * @param abandoned put down while waiting
     * @param overflow no line, no place, or waited too long
     * @param announcement ended in an announcement or menu
     * @param waited all answered ones together
     * @param talked all answered ones together
     */
    record CallHour(
            int hour,
            long answered,
            long atOnce,
            long abandoned,
            long overflow,
            long announcement,
            Duration waited,
            Duration talked) {
        public long calls() {
            return answered + abandoned + overflow + announcement;
        }

        public CallHour plus(CallHour other) {
            return new CallHour(
                    hour,
                    answered + other.answered,
                    atOnce + other.atOnce,
                    abandoned + other.abandoned,
                    overflow + other.overflow,
                    announcement + other.announcement,
                    waited.plus(other.waited),
                    talked.plus(other.talked));
        }
    }

    /** All 24 hours. */
    List<CallHour> calls(Actor actor, Period period);

    /**
     * Calls by an entrance (受付番号).
     *
     * @param name of the entrance, empty when the desk has but one
     * @param line number that was dialled, may be empty
     * @param calls of the whole period; its hour says nothing
     */
    record Entrance(String name, String line, CallHour calls) {}

    /** By which entrances calls came in (ST-024), in the order of their names and numbers. */
    List<Entrance> entrances(Actor actor, Period period);

    /**
     * Calls of one queue or operator.
     *
     * @param key name of the queue, empty for none; number of the operator
     * @param name what people call it; empty for none
     * @param calls of the whole period; its hour says nothing
     */
    record CallShare(String key, LocalizedText name, CallHour calls) {}

    /** Whose calls they were, the most first (YK-001, YK-087, ST-299). */
    List<CallShare> shares(Actor actor, Period period, CallCounts.By by);

    /** Where calls were handed on to, the most first. */
    List<CallCounts.Transferred> transfers(Actor actor, Period period);

    /** The cases that were opened in the period; needs {@code CASE_EXPORT} besides. */
    CaseHistory.Extract history(Actor actor, Period period);
}
