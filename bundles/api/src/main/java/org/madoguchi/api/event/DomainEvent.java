// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.event;

import java.time.Instant;

/** Something that has happened and is committed. Implementations are immutable records. */
public interface DomainEvent {
    /** When it happened. */
    Instant at();
}
