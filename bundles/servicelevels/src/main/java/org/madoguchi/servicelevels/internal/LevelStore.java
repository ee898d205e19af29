// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.servicelevels.internal;

import org.madoguchi.storage.EntityUnit;
import org.madoguchi.storage.Storage;
import org.madoguchi.storage.UnitDefinition;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The tables of this module. */
@Component(service = LevelStore.class)
public final class LevelStore {
    private final EntityUnit unit;

    @Activate
    public LevelStore(@Reference Storage storage) {
        unit =
                storage.open(
                        UnitDefinition.of(
                                "servicelevels",
                                IndicatorEntity.class,
                                TargetEntity.class,
                                IncidentEntity.class,
                                PlanEntity.class,
                                ScreensEntity.class));
    }

    @Deactivate
    void close() {
        unit.close();
    }

    EntityUnit unit() {
        return unit;
    }
}
