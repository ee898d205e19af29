// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.telephony;

import java.util.List;
import java.util.Optional;
import org.madoguchi.api.Content;
import org.madoguchi.api.cases.CaseId;
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

    /** Callers whom nobody has talked with and who can be called back, the newest first. */
    List<Call> callbacksDue(Actor actor, int limit);

    /** The calls of a case, the oldest first. */
    List<Call> ofCase(Actor actor, CaseId id);

    /** Hands the actor's call on, or begins to ask the other side first. */
    void transfer(Actor actor, String target, TransferKind kind);

    /** Ends the actor's consultation: the citizen is put through, or comes back to the operator. */
    void endConsultation(Actor actor, boolean putThrough);

    /** Calls the citizen of a case; refused while somebody is doing so (FJ-117). */
    CallId callBack(Actor actor, CaseId id);

    /** Calls a caller back whom nobody has talked with; the missed call becomes a case. */
    CallId callBack(Actor actor, CallId missed);

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
     * Lets the actor hear an operator's call by the actor's own telephone; audited before it rings.
     * Needs {@code CALL_LISTEN} and a seat (FJ-060, YK-086).
     */
    void listenTo(Actor actor, CallId id);
}
