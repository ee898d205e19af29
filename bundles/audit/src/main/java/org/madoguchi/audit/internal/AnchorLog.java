// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.audit.internal;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.madoguchi.api.audit.AuditAnchor;
import org.madoguchi.api.audit.AuditChain;
import org.madoguchi.api.identity.Actor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the end of the chain into the log whenever it has moved, at most every ten minutes. A log
 * that goes to another machine thereby keeps what shows that the trail's end was cut off.
 */
@Component(
        service = {},
        immediate = true)
public final class AnchorLog {
    private static final Logger log = LoggerFactory.getLogger("org.madoguchi.audit.anchor");
    private static final int MINUTES = 10;

    private final AuditChain chain;
    private final ScheduledExecutorService clockwork;
    private long told;

    @Activate
    public AnchorLog(@Reference AuditChain chain) {
        this.chain = chain;
        this.clockwork =
                Executors.newSingleThreadScheduledExecutor(
                        work -> {
                            Thread thread = new Thread(work, "madoguchi-audit-anchor");
                            thread.setDaemon(true);
                            return thread;
                        });
        clockwork.scheduleWithFixedDelay(this::tell, 0, MINUTES, TimeUnit.MINUTES);
    }

    @Deactivate
    void close() {
        clockwork.shutdownNow();
        tell();
    }

    private synchronized void tell() {
        try {
            AuditAnchor head = chain.head(Actor.system("audit"));
            if (head.position() != told) {
                log.info("audit trail ends at {}", head);
                told = head.position();
            }
        } catch (RuntimeException e) {
            log.warn("the end of the audit trail could not be read, next try later", e);
        }
    }
}
