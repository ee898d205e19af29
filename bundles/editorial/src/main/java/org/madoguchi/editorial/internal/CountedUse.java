// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.editorial.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.city.City;
import org.madoguchi.api.editorial.FaqUse;
import org.madoguchi.api.editorial.Visit;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.storage.Select;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts in memory and writes every few seconds, and when it goes. */
@Component(service = FaqUse.class)
public final class CountedUse implements FaqUse {
    private static final Logger log = LoggerFactory.getLogger(CountedUse.class);
    private static final int SECONDS = 3;
    private static final int LONGEST_COMMENT = 1_000;

    private final EditorialStore store;
    private final TallyWriter writer;
    private final City city;
    private final Clock clock;
    private final ScheduledExecutorService clockwork;

    /** Guards the tally; what happens under it takes a microsecond. */
    private final Object counting = new Object();

    private Tally tally = new Tally();
    private boolean failing;

    @Activate
    public CountedUse(@Reference EditorialStore store, @Reference City city) {
        this(
                store,
                city,
                Clock.systemUTC(),
                Executors.newSingleThreadScheduledExecutor(
                        work -> {
                            Thread thread = new Thread(work, "madoguchi-faq-use");
                            thread.setDaemon(true);
                            return thread;
                        }));
        clockwork.scheduleWithFixedDelay(this::writeOrLog, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    /** Without work on the clockwork: whoever makes it calls {@link #write}. */
    CountedUse(EditorialStore store, City city, Clock clock, ScheduledExecutorService clockwork) {
        this.store = store;
        this.writer = new TallyWriter(store, TallyWriter.MOST_OF_A_DAY);
        this.city = city;
        this.clock = clock;
        this.clockwork = clockwork;
    }

    @Deactivate
    void stop() throws InterruptedException {
        clockwork.shutdown();
        // a write that is under way must not be interrupted, its counts would be lost
        if (!clockwork.awaitTermination(10, TimeUnit.SECONDS)) {
            log.warn("searches and views of the last seconds are still being written");
        }
        writeOrLog();
    }

    @Override
    public void searched(Visit visit, String words, long found) {
        String counted = KeptText.words(words);
        if (visit.crawler() || counted.isEmpty()) {
            return;
        }
        LocalDateTime now = now();
        synchronized (counting) {
            tally.searched(now, visit, counted, found);
        }
    }

    @Override
    public void viewed(Visit visit, ArticleId article, Optional<String> words) {
        String counted = words.map(KeptText::words).orElse("");
        LocalDateTime now = now();
        synchronized (counting) {
            tally.viewed(now, visit, article.value(), counted);
        }
    }

    @Override
    public void judged(Visit visit, ArticleId article, boolean solved, String comment) {
        if (comment.length() > LONGEST_COMMENT) {
            throw Texts.rejection("comment", LONGEST_COMMENT);
        }
        if (visit.crawler()) {
            return;
        }
        Instant now = clock.instant();
        VerdictEntity verdict =
                new VerdictEntity(
                        store.unit().newId(),
                        now,
                        day(now),
                        visit,
                        article,
                        solved,
                        KeptText.cut(KeptText.lines(comment), LONGEST_COMMENT));
        store.unit().run(em -> em.persist(verdict));
    }

    @Override
    public void used(Actor actor, ArticleId article, CaseId usedIn) {
        actor.require(Permission.ARTICLE_READ);
        Instant now = clock.instant();
        store.unit()
                .run(
                        em -> {
                            Select<Long> before =
                                    Select.of(
                                            "SELECT COUNT(*) FROM editorial_use WHERE article_id ="
                                                    + " ? AND case_id = ?",
                                            row -> row.number(),
                                            article.value(),
                                            usedIn.asLong());
                            store.unit().select(before);
                            if (before.rows().get(0) == 0) {
                                em.persist(
                                        new UseEntity(
                                                store.unit().newId(),
                                                now,
                                                day(now),
                                                article,
                                                usedIn,
                                                actor.name()));
                            }
                        });
    }

    /** By the city's clock. */
    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), city.zone());
    }

    private LocalDate day(Instant at) {
        return at.atZone(city.zone()).toLocalDate();
    }

    private void writeOrLog() {
        try {
            write();
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                log.warn("searches and views cannot be written at present; trying again", e);
            }
            failing = true;
        }
    }

    /** Writes what was counted so far; keeps it when that fails. */
    void write() {
        Tally written;
        synchronized (counting) {
            written = tally;
            tally = new Tally();
        }
        if (written.isEmpty()) {
            return;
        }
        try {
            writer.write(written);
        } catch (RuntimeException e) {
            synchronized (counting) {
                tally.addAll(written);
            }
            throw e;
        }
    }
}
