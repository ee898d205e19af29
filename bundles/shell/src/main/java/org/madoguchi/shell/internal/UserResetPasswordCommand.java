// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.shell.internal;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.Users;

/** Sets a generated password, ends the lock-out and prints the password. */
@Service
@Command(
        scope = "madoguchi",
        name = "user-reset-password",
        description = "Sets a generated password, ends the lock-out and prints the password")
public final class UserResetPasswordCommand extends UserCommand {
    @Override
    void run() {
        User user = user();
        String password = with(Users.class, users -> users.resetPassword(actor(), user.id()));
        out().println("Login:    " + user.login());
        out().println("Password: " + password + "  (must be changed at the next sign-in)");
    }
}
