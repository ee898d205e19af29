// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.identity;

import java.util.List;
import java.util.Optional;

/**
 * From a person whom a {@link SignInProvider} has recognised to an account and a session of ours.
 * The first time a person's account is found by its login and remembered; from then on it is the
 * subject that counts, so that whoever gets the name of somebody who has left does not get the
 * account. Retired and locked accounts, and roles that may not be used from the address, are
 * refused as with a password. Every end, good or bad, is audited. Safe for use by several threads.
 */
public interface OutsideSignIns {
    /**
     * @param origin IP address of the browser
     * @return as for {@link SignIns#signIn}, or {@link SignIn.NoAccount}
     */
    SignIn signIn(OutsidePerson person, String origin);

    /** Until when nobody may try from this address; ask before a provider is asked. */
    Optional<SignIn.Locked> stopped(String origin);

    /** Puts on record that a provider did not tell who somebody is; counts for the address. */
    void refused(String provider, String why, String origin);

    /** By which provider a running session was begun. */
    Optional<String> providerOf(String sessionSecret);

    /** One's own need no permission, those of others {@code USER_MANAGE}. */
    List<OutsideAccount> accounts(Actor actor, UserId owner);

    /**
     * Forgets that the account belongs to a person at the provider, and ends its sessions: the next
     * person with its login takes the place. Needs {@code USER_MANAGE}.
     */
    void forget(Actor actor, UserId owner, String provider);
}
