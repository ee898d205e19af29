// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.identity;

import java.util.Optional;

/** Passwords to sessions, and secrets back to users. Safe for use by several threads. */
public interface SignIns {
    /**
     * Takes deliberately long (memory-hard hash). Failures are counted per account and per origin.
     *
     * @param origin IP address of the browser
     */
    SignIn signIn(String login, String password, String origin);

    /** The running session of a secret; extends it. Empty when unknown, ended or expired. */
    Optional<Session> session(String sessionSecret);

    void signOut(String sessionSecret);

    /** The active owner of an API token, empty when unknown, revoked or expired. */
    Optional<User> tokenOwner(String token);

    /**
     * Makes a token with the owner's permissions; the secret is shown once and stored as a hash.
     *
     * @param label what the token is for
     */
    String createToken(Actor actor, UserId owner, String label);
}
