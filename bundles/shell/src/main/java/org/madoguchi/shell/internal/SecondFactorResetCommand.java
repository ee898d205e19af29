// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.shell.internal;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.madoguchi.api.identity.SecondFactors;
import org.madoguchi.api.identity.User;

/** Turns the second factor of an account off and ends its sessions; its owner sets it up again. */
@Service
@Command(
        scope = "madoguchi",
        name = "second-factor-reset",
        description =
                "Turns the second factor of an account off and ends its sessions, for whoever lost"
                        + " it")
public final class SecondFactorResetCommand extends UserCommand {
    @Override
    void run() {
        User user = user();
        with(
                SecondFactors.class,
                factors -> {
                    factors.reset(actor(), user.id());
                    return user;
                });
        out().println("Reset the second factor of " + user.login());
    }
}
