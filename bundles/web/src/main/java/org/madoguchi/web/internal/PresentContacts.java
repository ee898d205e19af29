// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web.internal;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.madoguchi.api.portal.PortalContact;
import org.madoguchi.web.PortalContacts;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The channels' ways to ask; they come and go with their bundles. */
@Component
public final class PresentContacts implements PortalContacts {
    private final List<PortalContact> present = new CopyOnWriteArrayList<>();

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            unbind = "remove")
    void add(PortalContact contact) {
        present.add(contact);
    }

    void remove(PortalContact contact) {
        present.remove(contact);
    }

    @Override
    public List<PortalContact> list() {
        return present.stream().sorted(Comparator.comparingInt(PortalContact::order)).toList();
    }
}
