// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.madoguchi.api.event.DomainEvent;
import org.madoguchi.api.event.DomainEventListener;
import org.madoguchi.api.knowledge.ArticleChanged;
import org.madoguchi.storage.Row;
import org.madoguchi.storage.Select;
import org.madoguchi.storage.Times;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells that an article changed at the moment at which readers begin or cease to see it (ST-124).
 * The next moment stands beside the article: what comes due while nobody runs is told at the start,
 * and of several nodes one tells it. Wakes at that moment, and every half minute for what other
 * nodes have planned.
 */
@Component(service = DomainEventListener.class, immediate = true)
public final class PublicationClock implements DomainEventListener {
    private static final Logger LOG = LoggerFactory.getLogger(PublicationClock.class);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int AT_ONCE = 200;

    private final KnowledgeStore store;
    private final ScheduledExecutorService waiting =
            Executors.newSingleThreadScheduledExecutor(
                    work -> new Thread(work, "faq-publication-clock"));
    private Future<?> pending;

    /** Something changed since it looked last. */
    private boolean called;

    @Activate
    public PublicationClock(@Reference KnowledgeStore store) {
        this.store = store;
        wakeIn(Duration.ZERO);
    }

    @Deactivate
    void close() throws InterruptedException {
        synchronized (this) {
            waiting.shutdown();
            pending.cancel(false); // an interrupt would break the database's files under its hands
        }
        waiting.awaitTermination(10, TimeUnit.SECONDS);
    }

    @Override
    public synchronized void on(DomainEvent event) {
        if (event instanceof ArticleChanged && !called) {
            called = true;
            wakeIn(Duration.ZERO);
        }
    }

    private synchronized void wakeIn(Duration time) {
        if (waiting.isShutdown()) {
            return;
        }
        if (pending != null) {
            pending.cancel(false);
        }
        pending = waiting.schedule(this::look, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        synchronized (this) {
            called = false;
        }
        Duration next = LONGEST;
        try {
            tell(store.now());
            next =
                    next().map(due -> Duration.between(store.now(), due).plusMillis(1))
                            .filter(time -> time.compareTo(LONGEST) < 0)
                            .orElse(LONGEST);
        } catch (RuntimeException e) {
            LOG.warn("scheduled publications are looked for again in {}", LONGEST, e);
        }
        synchronized (this) {
            // who called while it looked must not wait for what it saw before
            wakeIn(called || next.isNegative() ? Duration.ZERO : next);
        }
    }

    /** Publishes the event of every article whose moment has come. */
    void tell(Instant now) {
        int told;
        do {
            told = store.unit().required(em -> some(em, now));
        } while (told == AT_ONCE);
    }

    private int some(EntityManager em, Instant now) {
        List<ShelfEntity> due =
                em.createQuery(
                                "select s from Shelf s where s.due <= :now order by s.due",
                                ShelfEntity.class)
                        .setParameter("now", Times.column(now))
                        .setMaxResults(AT_ONCE)
                        .getResultList();
        for (ShelfEntity text : due) {
            text.plan(now);
            store.changed(text.articleId());
        }
        return due.size();
    }

    private Optional<Instant> next() {
        return store
                .ask(
                        Select.of(
                                "SELECT due FROM knowledge_shelf WHERE due IS NOT NULL"
                                        + " ORDER BY due FETCH FIRST 1 ROWS ONLY",
                                Row::instant))
                .stream()
                .findFirst();
    }
}
