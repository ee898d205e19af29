// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.telephony;

import java.time.Instant;
import java.util.Optional;
import java.util.StringJoiner;
import org.madoguchi.api.identity.UserId;

/**
 * Which calls are wanted; an empty field does not restrict.
 *
 * @param from when the call arrived, inclusive
 * @param until exclusive
 * @param operator answered the call, or is the last of the desk who had it
 * @param number part of the citizen's number as somebody typed it, of any width and with or without
 *     punctuation; from its beginning when that is a 0 or a plus. What has no digits is part of no
 *     number. At most {@value #MAX_TEXT} characters
 * @param topic part of what was chosen in the menu, of the entrance's name or of the number that
 *     was dialled; at most {@value #MAX_TEXT} characters
 * @param outcome leaves out calls that still go on
 * @param recorded only calls of which a recording is kept
 */
public record CallQuery(
        Optional<Instant> from,
        Optional<Instant> until,
        Optional<UserId> operator,
        String number,
        String topic,
        Optional<Outcome> outcome,
        Optional<Direction> direction,
        boolean recorded) {
    public static final int MAX_TEXT = 100;

    public static final CallQuery ALL =
            new CallQuery(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    "",
                    "",
                    Optional.empty(),
                    Optional.empty(),
                    false);

    /** Who called whom. */
    public enum Direction {
        /** The citizen called the desk. */
        INCOMING,
        /** The desk called the citizen. */
        OUTGOING
    }

    public CallQuery {
        number = number.strip();
        topic = topic.strip();
        if (number.length() > MAX_TEXT || topic.length() > MAX_TEXT) {
            throw new IllegalArgumentException(
                    "a text of the query is longer than " + MAX_TEXT + " characters");
        }
    }

    /**
     * For the record that an export leaves; {@code everything} when nothing restricts. It says that
     * a number was asked for and not which.
     */
    @Override
    public String toString() {
        StringJoiner told = new StringJoiner(", ").setEmptyValue("everything");
        from.ifPresent(one -> told.add("from " + one));
        until.ifPresent(one -> told.add("until " + one));
        operator.ifPresent(one -> told.add("operator " + one));
        if (!number.isEmpty()) {
            told.add("of a number");
        }
        if (!topic.isEmpty()) {
            told.add("topic " + topic);
        }
        outcome.ifPresent(one -> told.add("outcome " + one));
        direction.ifPresent(one -> told.add("direction " + one));
        if (recorded) {
            told.add("recorded");
        }
        return told.toString();
    }
}
