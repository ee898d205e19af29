// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.audit.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import org.madoguchi.api.audit.AuditRecord;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.storage.Times;

/** A row of the audit trail; written once. */
@Entity
@Table(name = "audit_record")
class AuditRecordEntity {
    @Id
    @Column(name = "id")
    private long id;

    @Column(name = "recorded_at", nullable = false, updatable = false)
    private LocalDateTime recordedAt;

    @Column(name = "user_id", updatable = false)
    private Long userId;

    @Column(name = "actor_name", nullable = false, updatable = false, length = 200)
    private String actorName;

    @Column(name = "origin", nullable = false, updatable = false, length = 100)
    private String origin;

    @Column(name = "action", nullable = false, updatable = false, length = 64)
    private String action;

    @Column(name = "subject", nullable = false, updatable = false, length = 200)
    private String subject;

    @Column(name = "detail", nullable = false, updatable = false, length = 4000)
    private String detail;

    protected AuditRecordEntity() {}

    AuditRecordEntity(
            long id, Instant at, Actor actor, String action, String subject, String detail) {
        this.id = id;
        this.recordedAt = Times.column(at);
        this.userId = actor.user().map(UserId::value).orElse(null);
        this.actorName = cut(actor.name(), 200);
        this.origin = cut(actor.origin(), 100);
        this.action = action;
        this.subject = cut(subject, 200);
        this.detail = cut(detail, 4000);
    }

    /** As the parameters of an insert, in the order of the fields. */
    void bind(PreparedStatement insert) throws SQLException {
        insert.setLong(1, id);
        insert.setTimestamp(2, Timestamp.valueOf(recordedAt));
        if (userId == null) {
            insert.setNull(3, Types.BIGINT);
        } else {
            insert.setLong(3, userId);
        }
        insert.setString(4, actorName);
        insert.setString(5, origin);
        insert.setString(6, action);
        insert.setString(7, subject);
        insert.setString(8, detail);
    }

    AuditRecord toRecord() {
        return new AuditRecord(
                id,
                Times.instant(recordedAt),
                Optional.ofNullable(userId).map(UserId::new),
                actorName,
                origin,
                action,
                subject,
                detail);
    }

    /** A record must never be lost because somebody's text is long. */
    private static String cut(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(max - 2)) ? max - 2 : max - 1;
        return text.substring(0, end) + "…";
    }
}
