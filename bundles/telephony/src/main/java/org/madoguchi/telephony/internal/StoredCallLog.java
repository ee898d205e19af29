// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.telephony.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.telephony.Call;
import org.madoguchi.api.telephony.CallLog;
import org.madoguchi.api.telephony.CallQuery;
import org.madoguchi.api.telephony.CallTotals;
import org.madoguchi.storage.Select;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * First which calls, then the calls: which ones and in which order an index alone can say (V3), so
 * that a page is read without sorting.
 */
@Component(service = CallLog.class)
public final class StoredCallLog implements CallLog {
    private static final int STEP = 200;

    private static final String TOTALS =
            "SELECT COUNT(*), COUNT(recording), SUM(talked_ms) FROM telephony_call";
    private static final String PLACES = "SELECT id, arrived_at FROM telephony_call";
    private static final String PART =
            " ORDER BY arrived_at DESC, id DESC OFFSET ? ROWS FETCH NEXT ? ROWS ONLY";

    private final CallStore store;
    private final AuditTrail audit;
    private final Clock clock;

    @Activate
    public StoredCallLog(@Reference CallStore store, @Reference AuditTrail audit) {
        this(store, audit, Clock.systemUTC());
    }

    StoredCallLog(CallStore store, AuditTrail audit, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Page<Call> search(Actor actor, CallQuery query, PageRequest request) {
        long total = totals(actor, query).calls();
        List<Call> calls =
                total <= request.offset()
                        ? List.of()
                        : calls(places(new CallConditions(query), request));
        return new Page<>(calls, total, request);
    }

    @Override
    public CallTotals totals(Actor actor, CallQuery query) {
        actor.require(Permission.CASE_READ);
        CallConditions conditions = new CallConditions(query);
        Select<CallTotals> totals =
                Select.of(
                        TOTALS + conditions.where(),
                        row ->
                                new CallTotals(
                                        row.number(),
                                        row.number(),
                                        Duration.ofMillis(row.number())),
                        conditions.values());
        store.unit().select(totals);
        return totals.first().orElseThrow();
    }

    private List<CallPlace> places(CallConditions conditions, PageRequest part) {
        Select<CallPlace> places =
                Select.of(
                        PLACES + conditions.where() + PART,
                        CallPlace::read,
                        conditions.values((long) part.offset(), (long) part.limit()));
        store.unit().select(places);
        return places.rows();
    }

    private List<Call> calls(List<CallPlace> places) {
        return store.unit()
                .required(
                        em ->
                                places.stream()
                                        .map(place -> em.find(CallEntity.class, place.id().value()))
                                        .map(CallEntity::toRecord)
                                        .toList());
    }

    @Override
    public Stream<Call> export(Actor actor, CallQuery query, String reason) {
        actor.require(Permission.CASE_EXPORT);
        CallQuery soFar = upToNow(query);
        long rows = Math.min(MOST_EXPORTED, totals(actor, soFar).calls());
        audit.recordCommitted(
                actor, "call.export", "calls", rows + " rows, " + query + ": " + reason);
        return Stream.iterate(
                        step(new CallConditions(soFar)),
                        step -> !step.isEmpty(),
                        step -> step(new CallConditions(soFar).after(step.get(step.size() - 1))))
                .flatMap(step -> calls(step).stream())
                .limit(rows);
    }

    private CallQuery upToNow(CallQuery query) {
        return new CallQuery(
                query.from(),
                query.until()
                        .filter(until -> until.isBefore(clock.instant()))
                        .or(() -> Optional.of(clock.instant())),
                query.operator(),
                query.number(),
                query.topic(),
                query.outcome(),
                query.direction(),
                query.recorded());
    }

    private List<CallPlace> step(CallConditions conditions) {
        return places(conditions, PageRequest.first(STEP));
    }
}
