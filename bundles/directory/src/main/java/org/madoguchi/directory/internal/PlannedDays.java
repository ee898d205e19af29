// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.directory.internal;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every minute whether the day of something planned has come. */
@Component(
        service = {},
        immediate = true)
public final class PlannedDays {
    private static final Logger log = LoggerFactory.getLogger(PlannedDays.class);

    private final StoredDirectoryTransfer transfer;
    private final ScheduledExecutorService clockwork;

    @Activate
    public PlannedDays(@Reference StoredDirectoryTransfer transfer) {
        this.transfer = transfer;
        this.clockwork =
                Executors.newSingleThreadScheduledExecutor(
                        work -> {
                            Thread thread = new Thread(work, "madoguchi-directory-plan");
                            thread.setDaemon(true);
                            return thread;
                        });
        clockwork.scheduleWithFixedDelay(this::look, 5, 60, TimeUnit.SECONDS);
    }

    private void look() {
        try {
            transfer.doWhatIsDue();
        } catch (RuntimeException e) {
            log.warn("what is planned for the directory could not be read, next try later", e);
        }
    }

    @Deactivate
    void close() {
        clockwork.shutdownNow();
    }
}
