// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.contacts.internal;

import org.madoguchi.storage.EntityUnit;
import org.madoguchi.storage.Storage;
import org.madoguchi.storage.UnitDefinition;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The tables of this module. */
@Component(service = ContactStore.class)
public final class ContactStore {
    private final EntityUnit unit;

    @Activate
    public ContactStore(@Reference Storage storage) {
        unit =
                storage.open(
                        UnitDefinition.of(
                                "contacts",
                                ContactEntity.class,
                                ContactAddressEntity.class,
                                ContactLockEntity.class,
                                ToldEntity.class,
                                ApartEntity.class,
                                DetailEntity.class,
                                CardEntity.class,
                                TerminalEntity.class));
    }

    EntityUnit unit() {
        return unit;
    }

    @Deactivate
    public void close() {
        unit.close();
    }
}
