// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.signin.oidc.internal;

import java.util.Locale;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.identity.SignInException;

/** What may go wrong, each with a sentence for whoever signs in. */
enum Trouble {
    STARTING,
    /** No connection. */
    AWAY,
    /** The provider's certificate is not what it must be. */
    CERTIFICATE,
    SLOW,
    HUGE,
    BUSY,
    /** The answer of the provider is none, or not for us. */
    NONSENSE,
    /** The provider does not know our client id or secret. */
    CLIENT,
    /** The provider says no. */
    DENIED,
    /** The answer belongs to another browser or another sign-in. */
    LOST,
    /** The identity token is not what it must be. */
    UNTRUSTED,
    /** A claim that we need is missing. */
    CLAIM,
    /** Somebody of another organisation. */
    STRANGER;

    /**
     * @param values fill the sentence's places
     */
    LocalizedText text(Object... values) {
        return LocalizedText.from(
                Trouble.class, "trouble." + name().toLowerCase(Locale.ROOT), values);
    }

    Failure failure(Throwable cause, Object... values) {
        return new Failure(this, text(values), cause);
    }

    /** Thrown instead of its parent, so that health can tell one trouble from another. */
    static final class Failure extends SignInException {
        private static final long serialVersionUID = 1L;

        private final Trouble trouble;

        private Failure(Trouble trouble, LocalizedText reason, Throwable cause) {
            super(reason, cause);
            this.trouble = trouble;
        }

        Trouble trouble() {
            return trouble;
        }

        /** Something is wrong with the provider or our settings, not with who signs in. */
        boolean ofProvider() {
            return trouble.compareTo(CLIENT) <= 0 && trouble != BUSY;
        }
    }
}
