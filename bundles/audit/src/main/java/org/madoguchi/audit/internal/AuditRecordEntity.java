// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.audit.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDateTime;
import java.util.Optional;
import org.madoguchi.api.audit.AuditAnchor;
import org.madoguchi.api.audit.AuditRecord;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.storage.Times;

/** A row of the audit trail as it is read; {@link Chain} writes them. */
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

    @Column(name = "chain_position", updatable = false)
    private Long chainPosition;

    @Column(name = "chain_hash", updatable = false, length = 64)
    private String chainHash;

    protected AuditRecordEntity() {}

    AuditRecord toRecord() {
        return new AuditRecord(
                id,
                Times.instant(recordedAt),
                Optional.ofNullable(userId).map(UserId::new),
                actorName,
                origin,
                action,
                subject,
                detail,
                // a hash that somebody spoiled must not hide the record
                AuditAnchor.in(chainPosition + ":" + chainHash));
    }
}
