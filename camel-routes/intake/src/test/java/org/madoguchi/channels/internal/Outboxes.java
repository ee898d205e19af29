// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channels.internal;

import java.time.Clock;
import java.time.Duration;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.channel.Channel;
import org.madoguchi.api.channel.Channels;
import org.madoguchi.api.channel.Outbox;
import org.madoguchi.api.city.City;
import org.madoguchi.api.event.DomainEvents;
import org.madoguchi.api.storage.BlobStore;
import org.madoguchi.storage.Storage;

/** The real outbox for tests of the intake. */
public final class Outboxes {
    private final ChannelStore store;

    public Outboxes(Storage storage) {
        this.store = new ChannelStore(storage);
    }

    public Outbox outbox(BlobStore blobs, DomainEvents events, AuditTrail audit) {
        return new DatabaseOutbox(
                store,
                blobs,
                events,
                audit,
                new RetryPolicy(Duration.ofHours(1)),
                Clock.systemUTC());
    }

    public Channels with(Channel channel, DomainEvents events, City city) {
        ChannelRegistry registry = new ChannelRegistry(store, events, city);
        registry.addChannel(channel);
        return registry;
    }
}
