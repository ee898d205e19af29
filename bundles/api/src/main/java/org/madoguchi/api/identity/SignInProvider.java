// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.identity;

import java.util.Objects;
import org.madoguchi.api.LocalizedText;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Accounts that somebody else keeps, such as the city's own. Register a {@link BrowserSignIn} or a
 * {@link PasswordSignIn} as a service. It tells who somebody is; what they may do here is decided
 * by {@link OutsideSignIns}. Implementations are safe for use by several threads and log neither
 * secrets nor names.
 */
@ConsumerType
public interface SignInProvider {
    /**
     * How the provider is.
     *
     * @param id small letters, digits and hyphens, at most 32; part of addresses and kept with
     *     accounts, so it stays
     * @param name on the sign-in page, such as 市のアカウント
     * @param answers whether it answered when it was asked last
     * @param explanation for an administrator: what is wrong and what to do; empty when nothing is
     */
    record Status(String id, LocalizedText name, boolean answers, LocalizedText explanation) {
        public Status {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(explanation, "explanation");
            if (!id.matches("[a-z][a-z0-9-]{0,31}")) {
                throw new IllegalArgumentException("no id of a provider: " + id);
            }
        }
    }

    /** From memory; asks nobody. */
    Status status();

    /** Asks the provider now; returns within 30 seconds. */
    Status test();
}
