// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.directory.DepartmentId;

/**
 * Something that became of an account's rights.
 *
 * @param name of the account at that time
 * @param before empty when the account was not there, or not active
 * @param after empty when it is no longer active
 * @param department after the change
 * @param by who did it
 * @param reason as it was given; may be empty
 */
public record Grant(
        Instant at,
        UserId user,
        String login,
        String name,
        Kind kind,
        Set<Role> before,
        Set<Role> after,
        Optional<DepartmentId> department,
        String by,
        String reason) {
    public Grant {
        before = Set.copyOf(before);
        after = Set.copyOf(after);
    }

    /** What happened. */
    public enum Kind {
        /** A new account. */
        GRANTED,
        /** Other roles, or another department. */
        CHANGED,
        /** The account was retired. */
        REMOVED,
        /** A retired account came back. */
        RESTORED
    }
}
