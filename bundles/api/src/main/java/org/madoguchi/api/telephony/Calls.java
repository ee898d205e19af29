// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.telephony;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.Content;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.channel.PhoneNumber;
import org.madoguchi.api.identity.Actor;

/**
 * The calls of the desk. Looking needs {@code CASE_READ}, acting {@code CASE_HANDLE} and a seat
 * ({@link Operators#sit}). Safe for use by several threads.
 *
 * @throws org.madoguchi.api.identity.PermissionDeniedException when the actor may not
 * @throws org.madoguchi.api.NotFoundException when there is no such call
 * @throws org.madoguchi.api.RejectedException when it cannot be done now, with words for the person
 */
public interface Calls {
    /** The actor's own call: it rings, they talk, or it is being wrapped up. */
    Optional<Call> current(Actor actor);

    /** All calls that are going on, the oldest first. */
    List<Call> live(Actor actor);

    Figures today(Actor actor);

    /** So far ahead a call may be planned. */
    Duration LONGEST_PLAN = Duration.ofDays(366);

    /**
     * Callers whom nobody has talked with and who can be called back: planned calls first, by their
     * time, then the newest.
     */
    List<Call> callbacksDue(Actor actor, int limit);

    /** The calls of a case, the oldest first. */
    List<Call> ofCase(Actor actor, CaseId id);

    /** Hands the actor's call on, or begins to ask the other side first. */
    void transfer(Actor actor, String target, TransferKind kind);

    /** Ends the actor's consultation: put through, all three, or back to the citizen alone. */
    void endConsultation(Actor actor, ConsultationEnd end);

    /** Calls the citizen of a case; refused while somebody is doing so (FJ-117). */
    CallId callBack(Actor actor, CaseId id);

    /** Calls a caller back whom nobody has talked with; the missed call becomes a case. */
    CallId callBack(Actor actor, CallId missed);

    /**
     * Calls somebody about no case, such as a person of a department's emergency list (ST-095);
     * refused while somebody is calling this number.
     *
     * @param about who and why, for the record; at most 200 characters
     */
    CallId call(Actor actor, PhoneNumber number, String about);

    /** The desk's last call to this number: when, by whom, and whether somebody answered. */
    Optional<Call> lastTo(Actor actor, PhoneNumber number);

    /**
     * Plans to call somebody again whom nobody could talk with (再発信予約; FJ-116): the call stands in
     * {@link #callbacksDue} with its time until somebody talks with this number or dismisses it. A
     * later plan for the same number takes the place of an earlier one.
     *
     * @param tried a call that has ended without talk
     * @param at after now, within {@link #LONGEST_PLAN}
     */
    void callAgain(Actor actor, CallId tried, Instant at);

    /** No call back is needed. */
    void dismiss(Actor actor, CallId missed);

    /**
     * Ends the actor's wrap-up: ready for the next call.
     *
     * @param disposition code of {@link org.madoguchi.api.cases.Cases#dispositions()}: closes the
     *     case with it; empty leaves the case open
     */
    void wrapUp(Actor actor, Optional<String> disposition);

    /** What was said; the listening is audited (YK-076, YK-077, ST-064). */
    Content recording(Actor actor, CallId id);

    /**
     * Lets the actor hear an operator's call by the actor's own telephone, and speak to the
     * operator alone when whispering; audited before it rings. Needs {@code CALL_LISTEN} and a seat
     * (FJ-060, ST-216, YK-086).
     */
    void listenTo(Actor actor, CallId id, Listening way);
}
