// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.signin.ldap.internal;

import java.util.Locale;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.identity.SignInException;

/** Why nobody could be asked, each with a sentence for whoever signs in. */
enum Trouble {
    STARTING,
    /** No server can be reached in time. */
    AWAY,
    /** The server's certificate is not what it must be. */
    CERTIFICATE,
    /** Our own account in the directory is refused. */
    READER,
    /** The directory answers something that we cannot use. */
    NONSENSE,
    /** An attribute that we need is missing. */
    ATTRIBUTE,
    /** Several people have this name. */
    SEVERAL,
    BUSY;

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
    }
}
