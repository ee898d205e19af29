// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.shell.internal;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.madoguchi.api.identity.SignIns;
import org.madoguchi.api.identity.TokenId;

/** Ends an API token at once. */
@Service
@Command(scope = "madoguchi", name = "token-revoke", description = "Ends an API token at once")
public final class TokenRevokeCommand extends DeskCommand {
    @Argument(
            index = 0,
            name = "token",
            description = "Id of the token as in token-list",
            required = true)
    long id;

    @Override
    void run() {
        TokenId token = new TokenId(id);
        with(
                SignIns.class,
                signIns -> {
                    signIns.revokeToken(actor(), token);
                    return token;
                });
        out().println("Revoked " + token);
    }
}
