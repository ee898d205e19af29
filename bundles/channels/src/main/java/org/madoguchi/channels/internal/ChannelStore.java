// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channels.internal;

import org.madoguchi.storage.EntityUnit;
import org.madoguchi.storage.Storage;
import org.madoguchi.storage.UnitDefinition;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The tables that the registry and the outbox share. */
@Component(service = ChannelStore.class)
public final class ChannelStore {
    private final EntityUnit unit;

    @Activate
    public ChannelStore(@Reference Storage storage) {
        unit =
                storage.open(
                        UnitDefinition.of(
                                "channels",
                                ChannelEntity.class,
                                OutboundEntity.class,
                                AttachmentEntity.class));
    }

    EntityUnit unit() {
        return unit;
    }

    @Deactivate
    public void close() {
        unit.close();
    }
}
