// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.event;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A service that wants to hear of domain events; register it and it hears, unregister and it is
 * silent.
 */
@ConsumerType
public interface DomainEventListener {
    /** Called one event at a time; ignore what is of no interest. */
    void on(DomainEvent event);
}
