// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.shell.internal;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.madoguchi.api.identity.NewUser;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.Users;

/** Ends an account with its sessions and tokens; histories keep the name. */
@Service
@Command(
        scope = "madoguchi",
        name = "user-retire",
        description = "Ends an account with its sessions and tokens; histories keep the name")
public final class UserRetireCommand extends UserCommand {
    @Argument(
            index = 1,
            name = "reason",
            description = "Why, for the record, such as \"leaves in March\"",
            required = true)
    String reason;

    @Override
    void run() {
        User user = user();
        NewUser same = new NewUser(user.login(), user.name(), user.roles(), user.department());
        with(Users.class, users -> users.update(actor(), user.id(), same, false, reason));
        out().println("Retired " + user.login());
    }
}
