// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.shell.internal;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.madoguchi.api.identity.ApiToken;
import org.madoguchi.api.identity.SignIns;
import org.madoguchi.api.identity.User;

/** Lists the API tokens of an account. */
@Service
@Command(
        scope = "madoguchi",
        name = "token-list",
        description = "Lists the API tokens of an account")
public final class TokenListCommand extends UserCommand {
    @Override
    void run() {
        User owner = user();
        ShellTable table = new ShellTable().emptyTableText("No tokens");
        table.column("Token");
        table.column("Label");
        table.column("Created");
        table.column("Last used");
        table.column("Expires");
        for (ApiToken token : with(SignIns.class, signIns -> signIns.tokens(actor(), owner.id()))) {
            table.addRow()
                    .addContent(
                            token.id(),
                            line(token.label()),
                            time(token.createdAt()),
                            token.lastUsedAt().map(this::time).orElse("never"),
                            token.expiresAt().map(this::time).orElse("never"));
        }
        print(table);
    }
}
