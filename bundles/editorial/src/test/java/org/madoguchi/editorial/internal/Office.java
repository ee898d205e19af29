// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.editorial.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.audit.AuditQuery;
import org.madoguchi.api.audit.AuditRecord;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.editorial.Period;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.storage.EntityUnit;
import org.madoguchi.test.Asahi;
import org.madoguchi.test.Configurations;
import org.madoguchi.test.StorageFixture;
import org.madoguchi.test.TestClock;

/** The module on a real database, with the articles of another module in memory. */
final class Office implements AutoCloseable {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    static final Period THIS_DAY = new Period(TODAY, TODAY);
    static final Actor EDITOR = actor("編集 花子", Optional.empty(), Role.FAQ_EDITOR);
    static final Actor OPERATOR = actor("受付 太郎", Optional.empty(), Role.OPERATOR);

    private final StorageFixture database = StorageFixture.start();
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor();
    final TestClock clock = new TestClock(Instant.parse("2026-11-21T01:02:03Z"));
    final Shelf shelf = new Shelf();
    final List<String> audited = new ArrayList<>();
    final EditorialStore store = new EditorialStore(database.storage());
    final CountedUse use = use();
    final StoredProposals proposals =
            new StoredProposals(store, shelf, new Asahi(), new Trail(), clock);

    static Actor actor(String name, Optional<DepartmentId> department, Role role) {
        return new Actor(Optional.of(new UserId(1)), name, Set.of(role), department, "test");
    }

    /** One more node. */
    CountedUse use() {
        return new CountedUse(store, new Asahi(), clock, clockwork);
    }

    StoredFigures figures(String... hidden) {
        return new StoredFigures(store, settings(hidden), shelf, shelf, () -> shelf.tree, clock);
    }

    Upkeep upkeep() {
        return new Upkeep(store, proposals, settings(), new Asahi(), clock, clockwork);
    }

    static EditorialSettings settings(String... hidden) {
        return new EditorialSettings(
                Configurations.of(
                        EditorialConfig.class, Map.of("keep_days", 31, "hidden_words", hidden)));
    }

    void days(long days) {
        clock.advance(Duration.ofDays(days));
    }

    /** Forgets everything. */
    void empty() {
        EntityUnit unit = store.unit();
        unit.run(
                em ->
                        List.of("search", "hour", "view", "day", "verdict", "use", "proposal")
                                .forEach(
                                        table ->
                                                em.createNativeQuery(
                                                                "DELETE FROM editorial_" + table)
                                                        .executeUpdate()));
        shelf.clear();
        audited.clear();
    }

    @Override
    public void close() {
        clockwork.shutdownNow();
        store.close();
        database.close();
    }

    private final class Trail implements AuditTrail {
        @Override
        public void record(Actor actor, String action, String subject, String detail) {
            audited.add(action + " " + detail);
        }

        @Override
        public Page<AuditRecord> list(Actor actor, AuditQuery query, PageRequest request) {
            return new Page<>(List.of(), 0, request);
        }
    }
}
