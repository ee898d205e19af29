// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.rules.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.madoguchi.api.cases.CaseChanged;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.ChangeKind;
import org.madoguchi.api.event.DomainEvent;
import org.madoguchi.api.event.DomainEventListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wakes the rules when something happens, and every minute. */
@Component(service = DomainEventListener.class, immediate = true)
public final class RuleClock implements DomainEventListener {
    private static final Logger log = LoggerFactory.getLogger(RuleClock.class);
    private static final int SECONDS = 60;

    private final RuleRunner runner;
    private final Queue<CaseId> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean called = new AtomicBoolean();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "rules"));

    @Activate
    public RuleClock(@Reference RuleRunner runner) {
        this.runner = runner;
        thread.scheduleWithFixedDelay(() -> quietly(runner::sweep), 1, SECONDS, TimeUnit.SECONDS);
    }

    @Deactivate
    void close() throws InterruptedException {
        // not interrupted: Derby would lose its connection
        thread.shutdown();
        if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
            log.warn("a rule is still at work");
        }
    }

    @Override
    public void on(DomainEvent event) {
        if (event instanceof CaseChanged changed
                && (changed.kind() == ChangeKind.OPENED
                        || changed.kind() == ChangeKind.MESSAGE_RECEIVED)
                && !thread.isShutdown()) {
            waiting.add(changed.id());
            if (called.compareAndSet(false, true)) {
                thread.execute(() -> quietly(this::look));
            }
        }
    }

    /** All that has come in the meantime at once. */
    private void look() {
        called.set(false);
        List<CaseId> ids = new ArrayList<>();
        for (CaseId id = waiting.poll(); id != null; id = waiting.poll()) {
            ids.add(id);
        }
        runner.look(ids.stream().distinct().toArray(CaseId[]::new));
    }

    /** What fails now is caught up by the next sweep. */
    private static void quietly(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            log.warn("rules are late: {}", e.toString());
        }
    }
}
