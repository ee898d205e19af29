// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.editorial.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import org.madoguchi.storage.EntityUnit;
import org.madoguchi.storage.Storage;
import org.madoguchi.storage.UnitDefinition;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The tables of this module. */
@Component(service = EditorialStore.class)
public final class EditorialStore {
    private final EntityUnit unit;

    @Activate
    public EditorialStore(@Reference Storage storage) {
        unit =
                storage.open(
                        UnitDefinition.of(
                                "editorial",
                                VerdictEntity.class,
                                UseEntity.class,
                                ProposalEntity.class,
                                LockEntity.class));
    }

    EntityUnit unit() {
        return unit;
    }

    /** Lets one transaction at a time, of whichever node, change what is counted. */
    void lock(EntityManager em) {
        if (em.find(LockEntity.class, 0, LockModeType.PESSIMISTIC_WRITE) == null) {
            throw new IllegalStateException("the row of editorial_lock is missing");
        }
    }

    @Deactivate
    public void close() {
        unit.close();
    }
}
