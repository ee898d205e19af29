// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Who releases answers for whom while he is away. One's own absence is one's own matter; of others
 * it is set with {@code USER_MANAGE}, and of the centre's people by their supervisors ({@code
 * CASE_ASSIGN}). Every change is audited. Safe for use by several threads.
 *
 * @throws PermissionDeniedException when the actor may not
 */
public interface StandIns {
    Duration LONGEST = Duration.ofDays(366);

    /** Most of one person that have not ended. */
    int MOST = 20;

    /** Those of a person that have not ended, by their beginning. */
    List<StandIn> of(Actor actor, UserId absent);

    /** Those in which a person stands in for others now or later, by their beginning. */
    List<StandIn> by(UserId inPlace);

    /** Whose right somebody can use at this moment; asked with every list. */
    Set<UserId> absentNow(UserId inPlace);

    /** Whose absence the actor may set, by name; oneself only with a right to release. */
    List<User> absentees(Actor actor);

    /**
     * Who can stand in for somebody, by name: active accounts of the same department that see its
     * cases.
     */
    List<User> candidates(UserId absent);

    /**
     * @param until exclusive
     * @throws org.madoguchi.api.RejectedException when the time is past, too long or overlaps
     *     another absence, or the person cannot stand in
     */
    void set(Actor actor, UserId absent, UserId inPlace, Instant from, Instant until);

    /** Ends one at once; nothing when it has ended. */
    void end(Actor actor, long id);
}
