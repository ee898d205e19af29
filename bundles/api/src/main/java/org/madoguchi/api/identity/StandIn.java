// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.identity;

import java.time.Instant;

/**
 * Somebody is away, and somebody else releases answers in the meantime (代理).
 *
 * @param until exclusive
 * @param setBy who said so
 */
public record StandIn(
        long id, UserId absent, UserId inPlace, Instant from, Instant until, String setBy) {
    public boolean isAt(Instant now) {
        return !now.isBefore(from) && now.isBefore(until);
    }
}
