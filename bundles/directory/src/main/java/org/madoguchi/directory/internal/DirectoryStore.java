// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.directory.internal;

import org.madoguchi.storage.EntityUnit;
import org.madoguchi.storage.Storage;
import org.madoguchi.storage.UnitDefinition;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The tables of departments and their telephones. */
@Component(service = DirectoryStore.class)
public final class DirectoryStore {
    private final EntityUnit unit;

    @Activate
    public DirectoryStore(@Reference Storage storage) {
        unit =
                storage.open(
                        UnitDefinition.of(
                                "directory", DepartmentEntity.class, TelephoneEntity.class));
    }

    @Deactivate
    void close() {
        unit.close();
    }

    EntityUnit unit() {
        return unit;
    }
}
