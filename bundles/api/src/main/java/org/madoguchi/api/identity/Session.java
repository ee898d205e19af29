// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.identity;

import java.time.Instant;

/**
 * A running session.
 *
 * @param csrfToken must come back with every request that changes something
 * @param mustEnrol nothing else is possible before a second factor is set up
 */
public record Session(User user, String csrfToken, Instant expiresAt, boolean mustEnrol) {}
