// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.identity;

import java.util.List;
import org.madoguchi.api.RejectedException;

/**
 * The second factor of an account: one-time codes of an app (TOTP, RFC 6238) and recovery codes on
 * paper. People set up their own and show for it that they know their password; wrong passwords and
 * codes count towards the lock-out. API tokens need no second factor. Every change is audited. Safe
 * for use by several threads.
 */
public interface SecondFactors {
    /** How many recovery codes there are at a time. */
    int RECOVERY_CODES = 10;

    /** By what people show that it is they who change their second factor. */
    enum Proof {
        /** The account's password, here or at the provider that checks it. */
        PASSWORD,
        /** A code of the present second factor: there is no password that we could check. */
        CODE,
        /** Having signed in a few minutes ago. */
        FRESH_SIGN_IN
    }

    /** What stands for {@code password} in the methods below; own account only. */
    Proof proof(Actor actor);

    /** One's own needs no permission, that of others {@code USER_MANAGE}. */
    SecondFactor of(Actor actor, UserId owner);

    /**
     * The secret for the actor's app. It is the same until it is confirmed or an administrator
     * resets it, and asks for nothing at sign-in before it is confirmed.
     *
     * @throws RejectedException when the second factor is on already
     */
    Enrolment enrolment(Actor actor);

    /**
     * Turns the actor's second factor on, once the app shows the right codes. Ends all other
     * sessions of the account.
     *
     * @param sessionSecret the present session, which goes on
     * @return the recovery codes, which are shown this once
     * @throws RejectedException when password or code are wrong
     */
    List<String> confirm(Actor actor, String password, String code, String sessionSecret);

    /**
     * New recovery codes for the actor instead of all earlier ones.
     *
     * @throws RejectedException when the password is wrong or the second factor is off
     */
    List<String> renewRecoveryCodes(Actor actor, String password);

    /**
     * Turns the actor's second factor off.
     *
     * @throws RejectedException when the password is wrong or a role demands the second factor
     */
    void turnOff(Actor actor, String password);

    /**
     * For whoever has lost the app and the recovery codes: turns the second factor off and ends the
     * sessions. Whose role demands one sets up a new one at the next sign-in. Needs {@code
     * USER_MANAGE}.
     */
    void reset(Actor actor, UserId owner);
}
