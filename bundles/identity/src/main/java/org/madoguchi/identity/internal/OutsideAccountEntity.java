// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.identity.OutsideAccount;
import org.madoguchi.storage.Times;

/** That an account belongs to a person at a provider. */
@Entity
@Table(name = "identity_outside_account")
class OutsideAccountEntity {
    @Id
    @Column(name = "id")
    private long id;

    @Column(name = "provider", nullable = false, updatable = false, length = 32)
    private String provider;

    @Column(name = "subject", nullable = false, updatable = false, length = 255)
    private String subject;

    @Column(name = "user_id", nullable = false, updatable = false)
    private long userId;

    @Column(name = "linked_at", nullable = false, updatable = false)
    private LocalDateTime linkedAt;

    @Column(name = "last_used_at", nullable = false)
    private LocalDateTime lastUsedAt;

    protected OutsideAccountEntity() {}

    OutsideAccountEntity(long id, String provider, String subject, long userId, Instant now) {
        this.id = id;
        this.provider = provider;
        this.subject = subject;
        this.userId = userId;
        this.linkedAt = Times.column(now);
        this.lastUsedAt = linkedAt;
    }

    static Optional<OutsideAccountEntity> of(EntityManager em, String provider, String subject) {
        return em.createQuery(
                        "SELECT o FROM OutsideAccountEntity o"
                                + " WHERE o.provider = :provider AND o.subject = :subject",
                        OutsideAccountEntity.class)
                .setParameter("provider", provider)
                .setParameter("subject", subject)
                .getResultStream()
                .findFirst();
    }

    static List<OutsideAccountEntity> of(EntityManager em, long userId) {
        return em.createQuery(
                        "SELECT o FROM OutsideAccountEntity o WHERE o.userId = :user"
                                + " ORDER BY o.provider",
                        OutsideAccountEntity.class)
                .setParameter("user", userId)
                .getResultList();
    }

    void used(Instant now) {
        lastUsedAt = Times.column(now);
    }

    String provider() {
        return provider;
    }

    long userId() {
        return userId;
    }

    OutsideAccount toRecord() {
        return new OutsideAccount(provider, Times.instant(linkedAt), Times.instant(lastUsedAt));
    }
}
