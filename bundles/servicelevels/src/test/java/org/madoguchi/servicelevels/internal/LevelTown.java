// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.servicelevels.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.audit.AuditQuery;
import org.madoguchi.api.audit.AuditRecord;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.cases.ServiceCounts;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.telephony.AnswerCounts;
import org.madoguchi.test.Asahi;
import org.madoguchi.test.StorageFixture;
import org.madoguchi.test.TestClock;

/** Indicators in a real database; calls and cases are single ones with a time each. */
final class LevelTown implements AutoCloseable {
    static final Actor ADMINISTRATOR = person(1, Role.ADMINISTRATOR);
    static final Actor CHIEF = person(2, Role.SUPERVISOR);
    static final Actor VIEWER = person(3, Role.VIEWER);
    static final Actor OPERATOR = person(4, Role.OPERATOR);

    /** The first of December in the city, at noon. */
    final TestClock clock = new TestClock(Instant.parse("2026-12-01T03:00:00Z"));

    final List<String> audited = new CopyOnWriteArrayList<>();
    final List<Call> calls = new ArrayList<>();
    final List<Case> cases = new ArrayList<>();
    private final StorageFixture fixture = StorageFixture.start();
    final LevelStore store = new LevelStore(fixture.storage());
    private final AuditTrail audit = new ListingTrail();
    final StoredIndicators indicators = new StoredIndicators(store, audit);
    final StoredIncidents incidents = new StoredIncidents(store, audit);
    final StoredScreenTimes screens = new StoredScreenTimes(store);
    final StoredPlans plans = new StoredPlans(store, audit);
    final CountedLevels levels =
            new CountedLevels(
                    indicators,
                    incidents,
                    new Switchboard(),
                    new Desk(),
                    screens,
                    new Asahi(),
                    clock);

    /** How often the calls were asked for. */
    int questions;

    record Call(
            Instant at,
            String line,
            String queue,
            boolean answered,
            int waited,
            int talked,
            int wrappingUp) {}

    /**
     * @param resolved of a closed case; an open one of what is in time
     */
    record Case(Instant at, String channel, boolean resolved) {}

    private static Actor person(long id, Role role) {
        return new Actor(
                Optional.of(new UserId(id)),
                "人 " + id,
                Set.of(role),
                Optional.empty(),
                "192.0.2.9");
    }

    void answered(int count, Instant at, String line, int waited) {
        for (int i = 0; i < count; i++) {
            calls.add(new Call(at, line, "main", true, waited, 100, 40));
        }
    }

    void lost(int count, Instant at, String line) {
        for (int i = 0; i < count; i++) {
            calls.add(new Call(at, line, "main", false, 0, 0, 0));
        }
    }

    void handled(int count, Instant at, String channel, boolean resolved) {
        for (int i = 0; i < count; i++) {
            cases.add(new Case(at, channel, resolved));
        }
    }

    @Override
    public void close() {
        store.close();
        fixture.close();
    }

    private static boolean isIn(Instant at, Instant from, Instant until) {
        return !at.isBefore(from) && at.isBefore(until);
    }

    private final class Switchboard implements AnswerCounts {
        @Override
        public List<Answering> answering(Instant from, Instant until, Duration within) {
            questions++;
            return calls.stream()
                    .filter(call -> isIn(call.at(), from, until))
                    .map(
                            call ->
                                    new Answering(
                                            new ChannelId("phone-main"),
                                            call.line(),
                                            call.queue(),
                                            call.answered() ? 1 : 0,
                                            call.answered() && call.waited() <= within.toSeconds()
                                                    ? 1
                                                    : 0,
                                            call.answered() ? 0 : 1,
                                            0,
                                            Duration.ofSeconds(call.talked()),
                                            call.answered() ? 1 : 0,
                                            Duration.ofSeconds(call.wrappingUp())))
                    .toList();
        }
    }

    private final class Desk implements ServiceCounts {
        @Override
        public Share resolved(Instant from, Instant until, Optional<ChannelId> channel) {
            List<Case> counted =
                    cases.stream()
                            .filter(each -> isIn(each.at(), from, until))
                            .filter(
                                    each ->
                                            channel.map(ChannelId::value)
                                                    .map(each.channel()::equals)
                                                    .orElse(true))
                            .toList();
            return new Share(counted.stream().filter(Case::resolved).count(), counted.size());
        }

        @Override
        public Share inTime(
                Instant from, Instant until, Optional<ChannelId> channel, int hours, Instant now) {
            return resolved(from, until, channel);
        }
    }

    private final class ListingTrail implements AuditTrail {
        @Override
        public void record(Actor actor, String action, String subject, String detail) {
            audited.add(action + " " + subject + " " + detail);
        }

        @Override
        public Page<AuditRecord> list(Actor actor, AuditQuery query, PageRequest request) {
            return new Page<>(new ArrayList<>(), 0, request);
        }
    }
}
