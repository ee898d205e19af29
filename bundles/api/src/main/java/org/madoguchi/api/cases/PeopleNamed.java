// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

import java.time.Instant;
import java.util.Set;
import org.madoguchi.api.event.DomainEvent;
import org.madoguchi.api.identity.UserId;

/**
 * Somebody was named in a note of the case, see {@link Mentions}.
 *
 * @param people at least one
 */
public record PeopleNamed(CaseId id, Set<UserId> people, Instant at) implements DomainEvent {
    public PeopleNamed {
        people = Set.copyOf(people);
    }
}
