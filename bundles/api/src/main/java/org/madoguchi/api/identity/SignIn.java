// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.identity;

import java.time.Instant;

/** How a sign-in ended. The texts for people do not tell an unknown login from a wrong password. */
public sealed interface SignIn {
    /** The session's secret goes into a cookie and is stored only as a hash. */
    record Accepted(User user, String sessionSecret) implements SignIn {}

    record Refused() implements SignIn {}

    /** Too many failures; further tries are refused unread until then. */
    record Locked(Instant until) implements SignIn {}
}
