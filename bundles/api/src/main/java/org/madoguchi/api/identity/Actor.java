// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.identity;

import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.directory.DepartmentId;

/**
 * On whose behalf something is done: a signed-in person, an API token's owner, or the product
 * itself.
 *
 * @param user empty for the product itself
 * @param name shown in histories and audit
 * @param department the department a person works for; empty for the desk's own people
 * @param origin where the request came from, an IP address or such as {@code shell}; for the audit
 */
public record Actor(
        Optional<UserId> user,
        String name,
        Set<Role> roles,
        Optional<DepartmentId> department,
        String origin) {
    public Actor {
        roles = Set.copyOf(roles);
    }

    /** The product acting by itself, such as intake; may do everything. */
    public static Actor system(String origin) {
        return new Actor(
                Optional.empty(), "system", Set.of(Role.ADMINISTRATOR), Optional.empty(), origin);
    }

    public boolean may(Permission permission) {
        return roles.stream().anyMatch(role -> role.permissions().contains(permission));
    }

    /**
     * @throws PermissionDeniedException when {@link #may} says no
     */
    public void require(Permission permission) {
        if (!may(permission)) {
            throw new PermissionDeniedException(permission);
        }
    }
}
