// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.identity;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.RejectedException;

/**
 * Passkeys (WebAuthn): a second factor beside the app's codes, and where the roles' rules let it,
 * all that a sign-in needs. Whatever a browser sends is taken for hostile: it has a limit, answers
 * a question that was asked of this very session less than two minutes ago, and answers it once.
 * Refused passkeys count towards the lock-out as wrong codes do. Every change and refusal is
 * audited. Safe for use by several threads.
 */
public interface Passkeys {
    /** How many an account may have. */
    int MOST = 10;

    int LONGEST_NAME = 60;

    /** The longest answer of a browser, in characters. */
    int LONGEST_ANSWER = 16_384;

    /**
     * Where the console must be opened for passkeys to work, such as {@code
     * https://desk.city.example.jp}: browsers bind them to a name. Empty while the console has no
     * such address: not HTTPS, or a number instead of a name.
     */
    Optional<URI> place();

    /** One's own needs no permission, that of others {@code USER_MANAGE}. */
    PasskeyRing of(Actor actor, UserId owner);

    /**
     * Begins to register a passkey of the actor.
     *
     * @param name what the actor calls it
     * @param proof as in {@link SecondFactors#proof}
     * @param sessionSecret the present session, which alone can go on with it
     * @throws RejectedException when it is not the actor, there are too many, the name is no name,
     *     or there is no {@link #place}
     */
    PasskeyOffer register(Actor actor, String name, String proof, String sessionSecret);

    /**
     * Registers what the browser made. With the first second factor of an account, its other
     * sessions end.
     *
     * @return recovery codes, shown this once; empty when the account has some already
     * @throws RejectedException when the answer is none to {@link #register}
     */
    List<String> confirm(Actor actor, String answer, String sessionSecret);

    /**
     * Removes a passkey of the actor.
     *
     * @param proof as in {@link SecondFactors#proof}
     * @throws RejectedException when it is not the actor, or a role demands this very passkey
     */
    void remove(Actor actor, PasskeyId id, String proof, String sessionSecret);

    /** Removes somebody's passkey and ends their sessions. Needs {@code USER_MANAGE}. */
    void takeAway(Actor actor, PasskeyId id);

    /** With what a sign-in can go on whose password was right; nothing when it is over. */
    AfterPassword afterPassword(String secret);

    /**
     * Asks for a passkey after {@link SignIn.CodeNeeded}. Empty when the sign-in is over or the
     * account has none.
     */
    Optional<PasskeyOffer> askAfterPassword(String secret);

    /** The answer to {@link #askAfterPassword}. */
    SignIn signInAfterPassword(String secret, String answer, String origin);

    /** Whether there is a role that a passkey alone opens. */
    boolean offeredAlone();

    /** Asks for a passkey of whomever it may be. Empty when there is no {@link #place}. */
    Optional<PasskeyOffer> askAlone();

    /** The answer to {@link #askAlone}. */
    SignIn signInAlone(String secret, String answer, String origin);

    /**
     * @param app codes of an app are taken
     * @param passkey a passkey is taken
     */
    record AfterPassword(boolean app, boolean passkey) {}
}
