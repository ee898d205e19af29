// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.shell.internal;

import java.util.Arrays;
import java.util.Collection;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.madoguchi.api.identity.Role;

/** Names of roles. */
@Service
public final class RoleCompleter extends DeskCompleter {
    @Override
    Collection<String> candidates(Services services) {
        return Arrays.stream(Role.values()).map(Role::name).toList();
    }
}
