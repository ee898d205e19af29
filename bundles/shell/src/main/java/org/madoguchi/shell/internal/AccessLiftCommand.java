// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.shell.internal;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.madoguchi.api.identity.AccessRules;

/** Lets every role in from every network again, for whoever is locked out. */
@Service
@Command(
        scope = "madoguchi",
        name = "access-lift",
        description = "Lets every role in from every network again, for whoever is locked out")
public final class AccessLiftCommand extends DeskCommand {
    @Override
    void run() {
        with(
                AccessRules.class,
                rules -> {
                    rules.liftNetworks(actor());
                    return rules;
                });
        out().println("Every role may be used from everywhere");
    }
}
