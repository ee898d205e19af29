// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.identity;

import java.time.Duration;
import java.time.Instant;

/**
 * Roles that are given until a moment. Needs {@code USER_MANAGE}; giving, taking back and the end
 * by itself are audited and among the {@link Grants}. Safe for use by several threads.
 *
 * @throws org.madoguchi.api.NotFoundException when there is no such account
 */
public interface Deputies {
    Duration LONGEST = Duration.ofDays(366);

    /**
     * One role at a time: it takes the place of the one before.
     *
     * @param reason as for {@link Users#create(Actor, NewUser, String, boolean, String)}, but
     *     needed
     * @throws org.madoguchi.api.RejectedException when the account has the role already or is
     *     retired, the moment is past or too far, the reason is missing, or the role demands a
     *     second factor that is not set up
     */
    void appoint(Actor actor, UserId user, Role role, Instant until, String reason);

    /** Takes the role back before its time; nothing when there is none. */
    void end(Actor actor, UserId user);
}
