// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.webform.internal;

import java.util.Optional;
import org.madoguchi.api.channel.Inbox;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The desk's inbox while there is one: the form stays, with what was typed, when it is away. */
@Component(service = InquiryInbox.class)
public final class InquiryInbox {
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Inbox inbox;

    /** For the service registry, which fills in the inbox. */
    public InquiryInbox() {}

    InquiryInbox(Inbox inbox) {
        this.inbox = inbox;
    }

    Optional<Inbox> present() {
        return Optional.ofNullable(inbox);
    }
}
