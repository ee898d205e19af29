// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.directory.internal;

import java.util.List;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.directory.DepartmentMergeListener;
import org.madoguchi.api.identity.Actor;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Everybody who wants to know of mergers. A component of its own, because some of them look at the
 * directory.
 */
@Component(service = MergeFollowers.class)
public final class MergeFollowers {
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    volatile List<DepartmentMergeListener> listeners = List.of();

    void merged(Actor actor, DepartmentId merged, DepartmentId heir) {
        listeners.forEach(listener -> listener.merged(actor, merged, heir));
    }
}
