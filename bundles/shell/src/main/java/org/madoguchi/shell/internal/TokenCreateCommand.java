// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.shell.internal;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.madoguchi.api.identity.SignIns;
import org.madoguchi.api.identity.User;

/** Makes an API token with the permissions of an account and prints it once. */
@Service
@Command(
        scope = "madoguchi",
        name = "token-create",
        description = "Makes an API token with the permissions of an account and prints it once")
public final class TokenCreateCommand extends UserCommand {
    @Argument(index = 1, name = "label", description = "What the token is for", required = true)
    String label;

    @Override
    void run() {
        User owner = user();
        String token =
                with(SignIns.class, signIns -> signIns.createToken(actor(), owner.id(), label));
        out().println(token);
    }
}
