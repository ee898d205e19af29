// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.identity;

import java.util.Set;

/**
 * People who work together: of the desk, of the city's sections, or of both. Somebody may be in
 * several. Deleted teams stay, because histories and old cases name them.
 *
 * @param name as lists show it; no two teams in use have the same
 * @param members also those whose account is retired
 * @param retired cases are given to it no more, and nobody sees anything by it
 */
public record Team(TeamId id, String name, Set<UserId> members, boolean retired) {
    public Team {
        members = Set.copyOf(members);
    }

    public boolean has(UserId user) {
        return members.contains(user);
    }
}
