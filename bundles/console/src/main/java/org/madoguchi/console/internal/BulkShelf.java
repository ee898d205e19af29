// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.UserId;

/**
 * Results of acts on several cases, until the page after them has shown what could not be done, and
 * for a while so that they can be taken back. Safe for use by several threads.
 */
final class BulkShelf {
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final int MOST = 500;

    private final Clock clock;
    private final Map<String, Kept> shelf = new LinkedHashMap<>();

    private record Kept(BulkResult result, Optional<UserId> owner, Instant at) {}

    BulkShelf(Clock clock) {
        this.clock = clock;
    }

    static String newKey() {
        return UUID.randomUUID().toString();
    }

    synchronized void keep(Actor actor, BulkResult result) {
        Instant oldest = clock.instant().minus(PATIENCE);
        shelf.values().removeIf(kept -> kept.at().isBefore(oldest));
        if (shelf.size() >= MOST) {
            shelf.remove(shelf.keySet().iterator().next());
        }
        shelf.put(result.key(), new Kept(result, actor.user(), clock.instant()));
    }

    /** Empty when it is there no more, or is somebody else's. */
    synchronized Optional<BulkResult> find(Actor actor, String key) {
        return Optional.ofNullable(shelf.get(key))
                .filter(kept -> kept.owner().equals(actor.user()))
                .map(Kept::result);
    }

    /** For an act that is done once. */
    synchronized Optional<BulkResult> take(Actor actor, String key) {
        Optional<BulkResult> found = find(actor, key);
        found.ifPresent(result -> shelf.remove(key));
        return found;
    }
}
