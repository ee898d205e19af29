// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.identity;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A provider that people are sent to with their browser, and that sends them back. Nothing is kept
 * here meanwhile: what belongs to one sign-in follows from a secret that only the browser's cookie
 * knows.
 */
@ConsumerType
public interface BrowserSignIn extends SignInProvider {
    /**
     * Where to send the browser.
     *
     * @param secret fresh, at least 256 random bits; never shown to the provider
     * @param back where the provider sends the browser afterwards; the same for {@link #finish}
     * @throws SignInException when the provider cannot be reached
     */
    URI begin(String secret, URI back) throws SignInException;

    /**
     * Who has come back. Returns within 30 seconds, however slow the provider is.
     *
     * @param secret of this browser
     * @param answer the parameters the browser came back with
     * @throws SignInException when the answer belongs to another browser, is a refusal, or cannot
     *     be trusted
     */
    OutsidePerson finish(String secret, URI back, Map<String, String> answer)
            throws SignInException;

    /**
     * Where the browser signs out at the provider, too; empty when it offers none.
     *
     * @param back where the provider may send the browser afterwards
     */
    Optional<URI> end(URI back);
}
