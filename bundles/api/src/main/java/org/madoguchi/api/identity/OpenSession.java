// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.identity;

import java.time.Instant;

/**
 * A session as people see it, without its secret.
 *
 * @param origin address that it was begun from
 * @param lastUsedAt to the minute
 * @param endsAt at the latest; earlier when it is not used
 */
public record OpenSession(
        SessionId id,
        UserId owner,
        String origin,
        Instant startedAt,
        Instant lastUsedAt,
        Instant endsAt) {}
