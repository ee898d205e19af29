// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.conversation;

import java.time.Instant;
import java.util.Optional;
import org.madoguchi.api.event.DomainEvent;
import org.madoguchi.api.identity.UserId;

/**
 * A room has new entries.
 *
 * @param state where it stands now
 * @param moved false when something was only said
 * @param operator who has it
 */
public record RoomChanged(
        RoomId id, RoomState state, boolean moved, Optional<UserId> operator, Instant at)
        implements DomainEvent {}
