// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import java.util.Optional;
import org.madoguchi.api.identity.OutsidePerson;
import org.madoguchi.api.identity.PasswordSignIn;
import org.madoguchi.api.identity.SignIn;
import org.madoguchi.api.identity.SignInException;

/** Passwords that were typed here and that a provider checks. */
final class OutsidePasswords {
    private final Accounts accounts;
    private final OutsideEntry entry;

    OutsidePasswords(Accounts accounts, OutsideEntry entry) {
        this.accounts = accounts;
        this.entry = entry;
    }

    /** Empty when nobody knows this name with this password. */
    Optional<SignIn> signIn(String login, String password, String origin) {
        Optional<SignIn> away = Optional.empty();
        for (PasswordSignIn provider : accounts.providers()) {
            try {
                Optional<OutsidePerson> person = provider.check(login, password);
                if (person.isPresent()) {
                    return person.map(known -> entry.enter(known, origin));
                }
            } catch (SignInException e) {
                // who is away may be the one that knows; the provider has logged it
                away = Optional.of(new SignIn.Unavailable(e.reason()));
            }
        }
        return away;
    }
}
