// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import java.time.Instant;
import java.util.OptionalLong;
import org.madoguchi.api.identity.Actor;

/**
 * Who wrote, and when.
 *
 * @param writer empty for the product itself
 */
record Written(Instant at, String by, OptionalLong writer) {
    static Written now(Instant now, Actor actor) {
        return new Written(
                now,
                actor.name(),
                actor.user()
                        .map(user -> OptionalLong.of(user.value()))
                        .orElse(OptionalLong.empty()));
    }
}
