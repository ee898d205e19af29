// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.event;

/** Tells the listeners. Safe for use by several threads. */
public interface DomainEvents {
    /**
     * Hands the event to every {@link DomainEventListener} after the running transaction has
     * committed (never when it rolls back; at once when none is running). Listeners run on a thread
     * of the event bus, each in the order of publication; a slow or failing listener disturbs
     * nobody. Events are not kept: what must not be lost belongs into a table.
     */
    void publish(DomainEvent event);
}
