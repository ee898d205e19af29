// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.identity;

import java.time.Instant;
import java.util.Optional;

/**
 * A key pair on a telephone, a computer or a stick; we know its public half.
 *
 * @param name what its owner calls it
 * @param lastUsedAt empty until the first sign-in with it
 * @param synced its owner's other devices have it, too
 */
public record Passkey(
        PasskeyId id,
        String name,
        Instant registeredAt,
        Optional<Instant> lastUsedAt,
        boolean synced) {}
