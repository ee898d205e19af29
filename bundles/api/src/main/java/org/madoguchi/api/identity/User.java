// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.directory.DepartmentId;

/**
 * An account of the staff side. Retired accounts stay, because histories name them.
 *
 * @param login what is typed at sign-in, lower case
 * @param name as shown to colleagues
 * @param active a retired account cannot sign in
 * @param mustChangePassword nothing else is possible before a new password is set
 * @param lockedUntil until when sign-in is refused after too many failures
 */
public record User(
        UserId id,
        String login,
        String name,
        Set<Role> roles,
        Optional<DepartmentId> department,
        boolean active,
        boolean mustChangePassword,
        Optional<Instant> lockedUntil) {
    public User {
        roles = Set.copyOf(roles);
    }

    public Actor actor(String origin) {
        return new Actor(Optional.of(id), name, roles, department, origin);
    }
}
