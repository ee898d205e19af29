// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.identity;

import java.time.Instant;
import org.madoguchi.api.LocalizedText;

/** How a sign-in ended. The texts for people do not tell an unknown login from a wrong password. */
public sealed interface SignIn {
    /** The session's secret goes into a cookie and is stored only as a hash. */
    record Accepted(User user, String sessionSecret) implements SignIn {}

    /**
     * The password is right and the account has a second factor: ask for a code and call {@link
     * SignIns#secondFactor}.
     *
     * @param secret names this sign-in; goes into a cookie, is stored only as a hash and opens
     *     nothing by itself
     */
    record CodeNeeded(String secret) implements SignIn {}

    record Refused() implements SignIn {}

    /**
     * A provider knows the person, but no account here is theirs, or it is retired. Said openly: it
     * tells nothing to whoever guesses.
     */
    record NoAccount() implements SignIn {}

    /** Passwords of this account are checked by a provider that cannot be asked at present. */
    record Unavailable(LocalizedText reason) implements SignIn {}

    /** The passkey is right, but a role of the account wants the password before it. */
    record PasswordNeeded() implements SignIn {}

    /** Password or code are right, but no role of the account may be used from this address. */
    record NotFromHere() implements SignIn {}

    /** The sign-in that a code belongs to is unknown or over: it begins anew. */
    record TooLate() implements SignIn {}

    /** Too many failures; further tries are refused unread until then. */
    record Locked(Instant until) implements SignIn {}
}
