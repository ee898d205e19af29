// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.identity;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** A provider that is asked whether a name and a password that were typed here belong together. */
@ConsumerType
public interface PasswordSignIn extends SignInProvider {
    /**
     * Returns within 30 seconds, however slow the provider is.
     *
     * @return empty when the name is unknown or the password is wrong, which is not told apart
     * @throws SignInException when nobody could be asked: that is no failure of whoever signs in
     */
    Optional<OutsidePerson> check(String login, String password) throws SignInException;
}
