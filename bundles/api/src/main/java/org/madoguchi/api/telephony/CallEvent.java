// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.telephony;

import java.time.Instant;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.Attachment;

/**
 * One thing that happened to a call, as a telephone system saw it (FJ-112, ST-049, YK-073).
 *
 * <p>Every event names the call by the system's own id of the citizen's line, which stays the same
 * however often the call is handed on, and is never given to another call; 1 to 150 characters. An
 * event may be told again, and later ones without earlier ones: what is known already changes
 * nothing, what is missing is filled in as far as the event tells.
 */
public sealed interface CallEvent {
    /** The telephone system's id of the call. */
    String call();

    /** When it happened there. */
    Instant at();

    /**
     * A citizen calls.
     *
     * @param caller {@link Address#NONE} when the number is withheld
     * @param name as the network signalled it, may be empty; untrusted
     * @param line the number that was dialled, in the form it came
     */
    record Arrived(String call, Instant at, Address caller, String name, String line)
            implements CallEvent {}

    /**
     * By which of the desk's entrances (受付番号) the call came in, when it has several (ST-024).
     *
     * @param entrance as people read it, such as {@code 上下水道局}
     */
    record Entered(String call, Instant at, String entrance) implements CallEvent {}

    /**
     * The caller chose from the menu.
     *
     * @param choice as people read it, such as {@code 2 税金}; of a menu below another one the whole
     *     way, such as {@code 2 税金 ＞ 1 住民税}
     */
    record MenuChosen(String call, Instant at, String choice) implements CallEvent {}

    /** The call waits for an operator. */
    record Queued(String call, Instant at, String queue) implements CallEvent {}

    /** An operator's telephone rings for it. */
    record Ringing(String call, Instant at, Extension extension) implements CallEvent {}

    /** It rang there in vain; the call goes on waiting. */
    record Unanswered(String call, Instant at, Extension extension) implements CallEvent {}

    /** The two talk. Of a call that the desk made: the citizen has answered. */
    record Answered(String call, Instant at, Extension extension) implements CallEvent {}

    /**
     * The operator has put the citizen on hold (保留; FJ-055), by the telephone or to ask somebody
     * else. It is over with {@link Resumed} or {@link Joined}, or with the operator's part.
     */
    record Held(String call, Instant at, Extension extension) implements CallEvent {}

    /** The operator has taken the citizen back from the hold. */
    record Resumed(String call, Instant at, Extension extension) implements CallEvent {}

    /**
     * The operator has handed the call on and is out of it.
     *
     * @param to extension or number it went to
     */
    record Transferred(String call, Instant at, Extension extension, String to, TransferKind kind)
            implements CallEvent {}

    /**
     * Citizen, operator and another talk together.
     *
     * @param to extension or number of the other
     */
    record Joined(String call, Instant at, Extension extension, String to) implements CallEvent {}

    /**
     * Whoever it was handed on to talks with the caller. Not told after {@link
     * TransferKind#ATTENDED}: there the two talk from the moment of the transfer.
     */
    record TakenUp(String call, Instant at) implements CallEvent {}

    /** The operator's part is over: put down, handed on, or the citizen put down. */
    record Released(String call, Instant at, Extension extension) implements CallEvent {}

    /**
     * The call is not let in; an announcement tells the caller why, or is all that there is.
     *
     * @param outcome {@link Outcome#OUT_OF_HOURS}, {@link Outcome#OVERFLOW} or {@link
     *     Outcome#ANNOUNCED}
     */
    record TurnedAway(String call, Instant at, Outcome outcome) implements CallEvent {}

    /** The citizen's line is gone. */
    record Ended(String call, Instant at) implements CallEvent {}

    /**
     * What was said. The content is read once, while the report runs; when the report has returned
     * it is stored and the telephone system may delete its own.
     */
    record Recorded(String call, Instant at, Attachment recording) implements CallEvent {}
}
