// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.identity;

import java.util.List;
import java.util.Optional;
import org.madoguchi.api.NotFoundException;

/**
 * Where people are signed in. One's own sessions need no permission, those of others {@code
 * USER_MANAGE}. What is ended is refused from the next request on, and is on record. Safe for use
 * by several threads.
 */
public interface Sessions {
    /** The owner's sessions that are open, last used first. */
    List<OpenSession> list(Actor actor, UserId owner);

    /** Which session a secret belongs to; empty when it is none or has ended. */
    Optional<SessionId> of(String sessionSecret);

    /**
     * @throws NotFoundException when it has ended already
     */
    void end(Actor actor, SessionId id);

    /**
     * Ends all sessions of the owner but one.
     *
     * @param kept empty to keep none
     * @return how many there were
     */
    int endAll(Actor actor, UserId owner, Optional<SessionId> kept);
}
