// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.identity;

import java.time.Instant;
import java.util.HashSet;
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
 * @param deputy a role besides, for a time; empty when it has ended
 */
public record User(
        UserId id,
        String login,
        String name,
        Set<Role> roles,
        Optional<DepartmentId> department,
        boolean active,
        boolean mustChangePassword,
        Optional<Instant> lockedUntil,
        Optional<Deputy> deputy) {
    public User {
        roles = Set.copyOf(roles);
    }

    /** One with the roles that it always has. */
    public User(
            UserId id,
            String login,
            String name,
            Set<Role> roles,
            Optional<DepartmentId> department,
            boolean active,
            boolean mustChangePassword,
            Optional<Instant> lockedUntil) {
        this(
                id,
                login,
                name,
                roles,
                department,
                active,
                mustChangePassword,
                lockedUntil,
                Optional.empty());
    }

    /** All that it has at present. */
    public Set<Role> rolesInUse() {
        Set<Role> all = new HashSet<>(roles);
        deputy.map(Deputy::role).ifPresent(all::add);
        return all;
    }

    public Actor actor(String origin) {
        return new Actor(Optional.of(id), name, rolesInUse(), department, origin);
    }
}
