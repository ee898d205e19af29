// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.audit.internal;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.audit.AuditAnchor;
import org.madoguchi.api.audit.AuditChain;
import org.madoguchi.api.audit.AuditExport;
import org.madoguchi.api.audit.AuditQuery;
import org.madoguchi.api.audit.AuditRecord;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.audit.AuditVerdict;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.storage.StorageException;
import org.madoguchi.api.storage.Transactions;
import org.madoguchi.storage.EntityUnit;
import org.madoguchi.storage.Storage;
import org.madoguchi.storage.Times;
import org.madoguchi.storage.UnitDefinition;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The audit trail as rows of a table that is only ever added to, each linked to the one before. */
@Component(
        service = {AuditTrail.class, AuditChain.class, AuditExport.class, StoredAuditTrail.class})
public final class StoredAuditTrail implements AuditTrail, AuditChain, AuditExport {
    private static final Logger log = LoggerFactory.getLogger(StoredAuditTrail.class);
    private static final int MAX_ACTION = 64;

    private static final int MOST_TOGETHER = 200;
    private static final int EXPORT_STEP = 200;

    private final EntityUnit unit;
    private final Transactions transactions;
    private final Clock clock;
    private final Chain chain;
    private final Consumer<List<Line>> appended;
    private final SharedCommit<Line> together;

    @Activate
    public StoredAuditTrail(@Reference Storage storage, @Reference Transactions transactions) {
        this(storage, transactions, Clock.systemUTC());
    }

    StoredAuditTrail(Storage storage, Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.unit = storage.open(UnitDefinition.of("audit", AuditRecordEntity.class));
        this.clock = clock;
        this.chain = new Chain(unit, transactions);
        this.appended = chain::append;
        this.together = new SharedCommit<>(appended, MOST_TOGETHER);
        new Seal(chain).begin(this::sealed);
    }

    private Line sealed(long earlier) {
        return line(Actor.system("audit"), "audit.seal", "audit", earlier + " earlier records");
    }

    @Deactivate
    void close() {
        unit.close();
    }

    @Override
    public void record(Actor actor, String action, String subject, String detail) {
        Line line = line(actor, action, subject, detail);
        if (transactions.isRunning()) {
            unit.last(line, appended);
        } else {
            together.write(line);
        }
    }

    @Override
    public void recordCommitted(Actor actor, String action, String subject, String detail) {
        if (transactions.isRunning()) {
            // others' records would become part of it, and wait for a commit that may never come
            throw new IllegalStateException("recorded by itself, outside of transactions only");
        }
        together.write(line(actor, action, subject, detail));
    }

    private Line line(Actor actor, String action, String subject, String detail) {
        if (action.isEmpty() || action.length() > MAX_ACTION) {
            throw new IllegalArgumentException("no action of the audit trail: '" + action + "'");
        }
        return new Line(
                unit.newId(),
                Times.column(clock.instant()),
                actor.user().map(UserId::value).orElse(null),
                actor.name(),
                actor.origin(),
                action,
                subject,
                detail);
    }

    @Override
    public AuditAnchor head(Actor actor) {
        actor.require(Permission.AUDIT_READ);
        return chain.head().last();
    }

    @Override
    public AuditVerdict verify(Actor actor, List<AuditAnchor> kept) {
        actor.require(Permission.AUDIT_READ);
        AuditVerdict verdict = new ChainCheck(chain, kept).run();
        try {
            record(actor, "audit.verify", "audit", told(verdict));
        } catch (StorageException e) {
            if (verdict.fault().isEmpty()) {
                throw e;
            }
            // without the cause, in which the database may repeat the record
            log.error("the broken audit trail takes no further record: {}", e.getMessage());
        }
        return verdict;
    }

    private static String told(AuditVerdict verdict) {
        return verdict.fault()
                .map(fault -> fault.kind() + " at " + fault.position())
                .orElse("whole up to " + verdict.head().position());
    }

    /** How many records are older. */
    long due(Instant before) {
        return new Removals(chain, told -> {}).due(before);
    }

    /**
     * Takes the oldest records away; the removal is itself put on record.
     *
     * @return how many are gone
     */
    int remove(Actor actor, Instant before, int most) {
        return new Removals(chain, told -> record(actor, Removals.ACTION, "audit", told))
                .remove(before, most);
    }

    @Override
    public Page<AuditRecord> list(Actor actor, AuditQuery query, PageRequest request) {
        actor.require(Permission.AUDIT_READ);
        Conditions conditions = new Conditions(query);
        return unit.required(em -> page(em, conditions, request));
    }

    private static Page<AuditRecord> page(
            EntityManager em, Conditions conditions, PageRequest request) {
        long total =
                conditions
                        .bind(
                                em.createQuery(
                                        "SELECT COUNT(r) FROM AuditRecordEntity r"
                                                + conditions.where(),
                                        Long.class))
                        .getSingleResult();
        return new Page<>(rows(em, conditions, request), total, request);
    }

    private static List<AuditRecord> rows(
            EntityManager em, Conditions conditions, PageRequest request) {
        return conditions
                .bind(
                        em.createQuery(
                                "SELECT r FROM AuditRecordEntity r"
                                        + conditions.where()
                                        + " ORDER BY r.recordedAt DESC, r.id DESC",
                                AuditRecordEntity.class))
                .setFirstResult(request.offset())
                .setMaxResults(request.limit())
                .getResultStream()
                .map(AuditRecordEntity::toRecord)
                .toList();
    }

    @Override
    public Stream<AuditRecord> export(Actor actor, AuditQuery query) {
        actor.require(Permission.AUDIT_READ);
        long count = list(actor, query, PageRequest.first(1)).total();
        recordCommitted(actor, "audit.export", "audit", query + ", " + count + " rows");
        return Stream.iterate(
                        step(new Conditions(query)),
                        step -> !step.isEmpty(),
                        step -> step(new Conditions(query).after(step.get(step.size() - 1))))
                .flatMap(List::stream);
    }

    private List<AuditRecord> step(Conditions conditions) {
        return unit.required(em -> rows(em, conditions, PageRequest.first(EXPORT_STEP)));
    }
}
