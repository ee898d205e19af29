// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.identity;

import java.time.Instant;
import java.util.Optional;

/**
 * An API token as people see it, without its secret.
 *
 * @param lastUsedAt to the minute; empty when it was never used
 * @param expiresAt empty when it works until it is revoked
 */
public record ApiToken(
        TokenId id,
        UserId owner,
        String label,
        Instant createdAt,
        Optional<Instant> lastUsedAt,
        Optional<Instant> expiresAt) {}
