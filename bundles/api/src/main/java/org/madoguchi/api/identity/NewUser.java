// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.identity;

import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.directory.DepartmentId;

/** What an administrator says of a new or changed account. */
public record NewUser(
        String login, String name, Set<Role> roles, Optional<DepartmentId> department) {
    public NewUser {
        roles = Set.copyOf(roles);
    }
}
