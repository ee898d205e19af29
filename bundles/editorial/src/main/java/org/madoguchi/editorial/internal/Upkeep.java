// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.editorial.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.madoguchi.api.city.City;
import org.madoguchi.api.event.DomainEvent;
import org.madoguchi.api.event.DomainEventListener;
import org.madoguchi.api.knowledge.ArticleChanged;
import org.madoguchi.api.storage.StorageException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens by itself: proposals whose article is published are done, and old counts go. An
 * event may be missed, and an article may appear by the clock; therefore it also looks by itself.
 */
@Component(service = DomainEventListener.class, immediate = true)
public final class Upkeep implements DomainEventListener {
    private static final Logger log = LoggerFactory.getLogger(Upkeep.class);
    private static final List<String> BY_DAY =
            List.of(
                    "editorial_search",
                    "editorial_hour",
                    "editorial_view",
                    "editorial_day",
                    "editorial_verdict",
                    "editorial_use");

    private final EditorialStore store;
    private final StoredProposals proposals;
    private final EditorialSettings settings;
    private final City city;
    private final Clock clock;
    private final ScheduledExecutorService clockwork;

    @Activate
    public Upkeep(
            @Reference EditorialStore store,
            @Reference StoredProposals proposals,
            @Reference EditorialSettings settings,
            @Reference City city) {
        this(
                store,
                proposals,
                settings,
                city,
                Clock.systemUTC(),
                Executors.newSingleThreadScheduledExecutor(
                        work -> {
                            Thread thread = new Thread(work, "madoguchi-editorial-upkeep");
                            thread.setDaemon(true);
                            return thread;
                        }));
        clockwork.scheduleWithFixedDelay(this::lookOrLog, 1, 10, TimeUnit.MINUTES);
    }

    /** Without work on the clockwork. */
    Upkeep(
            EditorialStore store,
            StoredProposals proposals,
            EditorialSettings settings,
            City city,
            Clock clock,
            ScheduledExecutorService clockwork) {
        this.store = store;
        this.proposals = proposals;
        this.settings = settings;
        this.city = city;
        this.clock = clock;
        this.clockwork = clockwork;
    }

    @Deactivate
    void stop() {
        clockwork.shutdownNow();
    }

    @Override
    public void on(DomainEvent event) {
        if (event instanceof ArticleChanged changed) {
            proposals.closePublished(Optional.of(changed.id()));
        }
    }

    private void lookOrLog() {
        try {
            look();
        } catch (RuntimeException e) {
            log.warn("the FAQ's proposals and counts cannot be looked after at present", e);
        }
    }

    void look() {
        proposals.closePublished(Optional.empty());
        LocalDate oldest =
                clock.instant().atZone(city.zone()).toLocalDate().minusDays(settings.keepDays());
        store.unit()
                .run(
                        em -> {
                            store.lock(em);
                            Connection connection = em.unwrap(Connection.class);
                            BY_DAY.forEach(table -> forget(connection, table, oldest));
                        });
    }

    private static void forget(Connection connection, String table, LocalDate oldest) {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM " + table + " WHERE on_day < ?")) {
            delete.setDate(1, Days.column(oldest));
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new StorageException("old counts of " + table + " were not removed", e);
        }
    }
}
