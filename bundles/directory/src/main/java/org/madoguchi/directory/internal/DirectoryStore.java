// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.directory.internal;

import jakarta.persistence.EntityManager;
import org.madoguchi.storage.EntityUnit;
import org.madoguchi.storage.Storage;
import org.madoguchi.storage.UnitDefinition;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The tables of the staff directory. */
@Component(service = DirectoryStore.class)
public final class DirectoryStore {
    private final EntityUnit unit;
    private volatile Snapshot snapshot;

    @Activate
    public DirectoryStore(@Reference Storage storage) {
        unit =
                storage.open(
                        UnitDefinition.of(
                                "directory",
                                DepartmentEntity.class,
                                FormerNameEntity.class,
                                PersonEntity.class,
                                PlannedEntity.class,
                                RevisionEntity.class,
                                TelephoneEntity.class));
    }

    @Deactivate
    void close() {
        unit.close();
    }

    EntityUnit unit() {
        return unit;
    }

    /**
     * The directory as it is now, from memory unless it has changed: a large city's is read whole
     * once after every change.
     */
    Snapshot snapshot() {
        return unit.required(
                em -> {
                    long revision = em.find(RevisionEntity.class, RevisionEntity.ONLY).revision();
                    Snapshot known = snapshot;
                    if (known == null || known.revision() != revision) {
                        known = Snapshot.load(em, revision);
                        snapshot = known;
                    }
                    return known;
                });
    }

    /**
     * To be called by whoever changes anything, in the same transaction. The number is never given
     * twice: what was read in a transaction that was taken back is not taken for the truth.
     */
    void changed(EntityManager em) {
        em.find(RevisionEntity.class, RevisionEntity.ONLY).become(unit.newId());
        em.flush();
    }
}
