// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.identity;

import java.util.List;
import java.util.Optional;

/** Passwords to sessions, and secrets back to users. Safe for use by several threads. */
public interface SignIns {
    /**
     * Takes deliberately long (memory-hard hash). Failures are counted per account and per origin.
     *
     * @param origin IP address of the browser
     */
    SignIn signIn(String login, String password, String origin);

    /**
     * The second step, after {@link SignIn.CodeNeeded}. Wrong codes count as wrong passwords do.
     *
     * @param secret of the first step
     * @param code of the app, or a recovery code; each opens one session only
     */
    SignIn secondFactor(String secret, String code, String origin);

    /**
     * Whether the {@link AccessRules} of all the account's roles let it work from an address.
     *
     * @param origin IP address of the browser or program
     */
    boolean admits(User user, String origin);

    /** The running session of a secret; extends it. Empty when unknown, ended or expired. */
    Optional<Session> session(String sessionSecret);

    void signOut(String sessionSecret);

    /** The active owner of an API token, empty when unknown, revoked or expired. */
    Optional<User> tokenOwner(String token);

    /**
     * Makes a token with the owner's permissions; the secret is shown once and stored as a hash.
     * One's own tokens need no permission, those of others {@code USER_MANAGE}.
     *
     * @param label what the token is for
     */
    String createToken(Actor actor, UserId owner, String label);

    /** The owner's tokens that still work, newest first. Permission as for {@link #createToken}. */
    List<ApiToken> tokens(Actor actor, UserId owner);

    /** Ends a token at once. Permission as for {@link #createToken}. */
    void revokeToken(Actor actor, TokenId id);
}
