// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.shell.internal;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Completion;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.Users;

/** A command about one account. */
abstract class UserCommand extends DeskCommand {
    @Argument(
            index = 0,
            name = "login",
            description = "Sign-in name of the account",
            required = true)
    @Completion(LoginCompleter.class)
    String login;

    final User user() {
        return with(Users.class, users -> users.findByLogin(login))
                .orElseThrow(() -> new NotFoundException("user " + login));
    }
}
