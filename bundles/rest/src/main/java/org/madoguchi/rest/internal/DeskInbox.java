// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.rest.internal;

import java.util.Optional;
import org.madoguchi.api.channel.Inbox;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The desk's inbox while there is one: the rest of the API works without it. */
@Component(service = DeskInbox.class)
public final class DeskInbox {
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Inbox inbox;

    /** For the service registry, which fills in the inbox. */
    public DeskInbox() {}

    DeskInbox(Inbox inbox) {
        this.inbox = inbox;
    }

    Optional<Inbox> present() {
        return Optional.ofNullable(inbox);
    }
}
