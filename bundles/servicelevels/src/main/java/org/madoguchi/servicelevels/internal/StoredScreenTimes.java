// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.servicelevels.internal;

import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.madoguchi.api.servicelevel.Figure;
import org.madoguchi.api.servicelevel.ScreenTimes;
import org.madoguchi.storage.Select;
import org.madoguchi.storage.Times;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** A row for each hour and number of seconds. */
@Component(service = ScreenTimes.class)
public final class StoredScreenTimes implements ScreenTimes {
    private final LevelStore store;

    @Activate
    public StoredScreenTimes(@Reference LevelStore store) {
        this.store = store;
    }

    @Override
    public void add(Instant at, Map<Integer, Long> screens) {
        Instant hour = at.truncatedTo(ChronoUnit.HOURS);
        store.unit()
                .run(em -> screens.forEach((seconds, count) -> row(em, hour, seconds).add(count)));
    }

    private static ScreensEntity row(EntityManager em, Instant hour, int seconds) {
        ScreensEntity known = em.find(ScreensEntity.class, ScreensEntity.id(hour, seconds));
        if (known != null) {
            return known;
        }
        ScreensEntity made = new ScreensEntity(hour, seconds);
        em.persist(made);
        return made;
    }

    @Override
    public Figure within(Instant from, Instant until, int seconds) {
        Select<Figure> sums =
                Select.of(
                        "SELECT COALESCE(SUM(CASE WHEN seconds <= "
                                + seconds
                                + " THEN screens ELSE 0 END), 0), COALESCE(SUM(screens), 0) FROM"
                                + " servicelevels_screens WHERE hour_at >= ? AND hour_at < ?",
                        row -> new Figure(row.number(), row.number()),
                        Timestamp.valueOf(Times.column(from)),
                        Timestamp.valueOf(Times.column(until)));
        store.unit().select(sums);
        return sums.first().orElse(Figure.NONE);
    }
}
