// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.retention.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.madoguchi.api.city.City;
import org.madoguchi.api.identity.Actor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Erases once a night, or later in the day when the product was down. */
@Component(service = RetentionClock.class, immediate = true)
public final class RetentionClock {
    private static final Logger log = LoggerFactory.getLogger(RetentionClock.class);

    private static final Actor NIGHT = Actor.system("retention");

    /** When nobody works and the night's backup is made. */
    private static final int HOUR = 4;

    private static final int MINUTES = 15;

    private final StoredRetention retention;
    private final ZoneId zone;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "retention"));
    private LocalDate done;

    @Activate
    public RetentionClock(@Reference StoredRetention retention, @Reference City city) {
        this.retention = retention;
        zone = city.zone();
        thread.scheduleWithFixedDelay(
                () -> look(Instant.now()), MINUTES, MINUTES, TimeUnit.MINUTES);
    }

    @Deactivate
    void close() throws InterruptedException {
        // not interrupted: Derby would lose its connection
        thread.shutdown();
        if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
            log.warn("something is still being erased");
        }
    }

    void look(Instant now) {
        LocalDate night = now.atZone(zone).minusHours(HOUR).toLocalDate();
        if (night.equals(done)) {
            return;
        }
        try {
            retention.eraseByItself(NIGHT);
            done = night;
        } catch (RuntimeException e) {
            log.warn("what is due could not be erased; trying again", e);
        }
    }
}
