// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.audit.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.audit.AuditQuery;
import org.madoguchi.api.audit.AuditRecord;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
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

/** The audit trail as rows of a table that is only ever added to. */
@Component(service = AuditTrail.class)
public final class StoredAuditTrail implements AuditTrail {
    private static final int MAX_ACTION = 64;

    /** Columns in the order of {@link AuditRecordEntity#bind}. */
    private static final String INSERT =
            "INSERT INTO audit_record (id, recorded_at, user_id, actor_name, origin, action,"
                    + " subject, detail) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";

    private static final int MOST_TOGETHER = 200;

    private final EntityUnit unit;
    private final Transactions transactions;
    private final Clock clock;
    private final SharedCommit<AuditRecordEntity> together =
            new SharedCommit<>(this::insert, MOST_TOGETHER);

    @Activate
    public StoredAuditTrail(@Reference Storage storage, @Reference Transactions transactions) {
        this(storage, transactions, Clock.systemUTC());
    }

    StoredAuditTrail(Storage storage, Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.unit = storage.open(UnitDefinition.of("audit", AuditRecordEntity.class));
        this.clock = clock;
    }

    @Deactivate
    void close() {
        unit.close();
    }

    @Override
    public void record(Actor actor, String action, String subject, String detail) {
        AuditRecordEntity made = made(actor, action, subject, detail);
        unit.run(em -> em.persist(made));
    }

    @Override
    public void recordCommitted(Actor actor, String action, String subject, String detail) {
        if (transactions.isRunning()) {
            // others' records would become part of it, and wait for a commit that may never come
            throw new IllegalStateException("recorded by itself, outside of transactions only");
        }
        together.write(made(actor, action, subject, detail));
    }

    private AuditRecordEntity made(Actor actor, String action, String subject, String detail) {
        if (action.isEmpty() || action.length() > MAX_ACTION) {
            throw new IllegalArgumentException("no action of the audit trail: '" + action + "'");
        }
        return new AuditRecordEntity(unit.newId(), clock.instant(), actor, action, subject, detail);
    }

    /** Plain rows: there are as many of them as looks and submissions. */
    private void insert(List<AuditRecordEntity> records) {
        unit.run(
                em -> {
                    // the transaction's own connection, which it commits and closes
                    Connection connection = em.unwrap(Connection.class);
                    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                        for (AuditRecordEntity one : records) {
                            one.bind(insert);
                            insert.addBatch();
                        }
                        insert.executeBatch();
                    } catch (SQLException e) {
                        throw new StorageException("records were not written", e);
                    }
                });
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
        List<AuditRecord> records =
                conditions
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
        return new Page<>(records, total, request);
    }

    /** The restrictions of a query that are there. */
    private static final class Conditions {
        private final List<String> terms = new ArrayList<>();
        private final Map<String, Object> values = new LinkedHashMap<>();

        Conditions(AuditQuery query) {
            query.user().ifPresent(user -> add("r.userId = :user", "user", user.value()));
            query.action().ifPresent(action -> add("r.action = :action", "action", action));
            query.subject().ifPresent(subject -> add("r.subject = :subject", "subject", subject));
            query.from()
                    .ifPresent(from -> add("r.recordedAt >= :begin", "begin", Times.column(from)));
            query.until()
                    .ifPresent(
                            until -> add("r.recordedAt < :finish", "finish", Times.column(until)));
        }

        private void add(String term, String name, Object value) {
            terms.add(term);
            values.put(name, value);
        }

        String where() {
            return terms.isEmpty() ? "" : " WHERE " + String.join(" AND ", terms);
        }

        <T> TypedQuery<T> bind(TypedQuery<T> query) {
            values.forEach(query::setParameter);
            return query;
        }
    }
}
