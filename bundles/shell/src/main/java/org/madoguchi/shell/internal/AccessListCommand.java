// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.shell.internal;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.madoguchi.api.identity.AccessRule;
import org.madoguchi.api.identity.AccessRules;
import org.madoguchi.api.identity.DemandedFactor;

/** Shows how each role gets in. */
@Service
@Command(scope = "madoguchi", name = "access-list", description = "Shows how each role gets in")
public final class AccessListCommand extends DeskCommand {
    @Override
    void run() {
        ShellTable table = new ShellTable();
        table.column("Role");
        table.column("Second factor");
        table.column("Networks");
        for (AccessRule rule : with(AccessRules.class, rules -> rules.list(actor()))) {
            table.addRow()
                    .addContent(
                            rule.role(),
                            told(rule.factor()),
                            rule.networks().isEmpty()
                                    ? "everywhere"
                                    : line(String.join(" ", rule.networks())));
        }
        print(table);
    }

    private static String told(DemandedFactor factor) {
        return switch (factor) {
            case NONE -> "optional";
            case ANY -> "demanded";
            case PASSKEY -> "passkey";
        };
    }
}
