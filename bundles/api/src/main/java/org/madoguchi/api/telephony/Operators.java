// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.telephony;

import java.util.List;
import java.util.Optional;
import org.madoguchi.api.identity.Actor;

/**
 * Who sits at which telephone, and whether they get calls. Needs {@code CASE_HANDLE}, looking
 * {@code CASE_READ}. Every change of state is kept with its time (YK-082). Safe for use by several
 * threads.
 *
 * @throws org.madoguchi.api.RejectedException when it cannot be done now, with words for the person
 */
public interface Operators {
    /** Everybody at a telephone, in the order of the extensions. */
    List<OperatorStatus> list(Actor actor);

    /** The actor's own seat. */
    Optional<OperatorStatus> mine(Actor actor);

    /**
     * Takes a telephone; away at first. One telephone, one operator: refused while somebody else
     * works there; who is only away loses the seat.
     */
    void sit(Actor actor, Extension extension);

    /** Gives the telephone up; refused during a call. */
    void leave(Actor actor);

    /** Wants calls. Ends a wrap-up without a disposition; refused while talking. */
    void ready(Actor actor);

    /** Wants none; while talking it takes effect after the wrap-up. */
    void away(Actor actor, AwayReason reason);
}
