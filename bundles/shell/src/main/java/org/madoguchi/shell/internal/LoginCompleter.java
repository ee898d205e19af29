// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.shell.internal;

import java.util.Collection;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.Users;

/** Logins of all accounts. */
@Service
public final class LoginCompleter extends DeskCompleter {
    @Override
    Collection<String> candidates(Services services) {
        return services.with(
                Users.class,
                users ->
                        users.list(ShellActor.current(), PageRequest.first(MAX)).items().stream()
                                .map(User::login)
                                .toList());
    }
}
