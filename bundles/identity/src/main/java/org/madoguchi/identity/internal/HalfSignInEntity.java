// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import org.madoguchi.storage.Times;

/** A sign-in whose password was right and whose code is still to come. */
@Entity
@Table(name = "identity_half_sign_in")
class HalfSignInEntity {
    /** Long enough to fetch the telephone. */
    static final Duration LONGEST = Duration.ofMinutes(10);

    @Id
    @Column(name = "id")
    private long id;

    @Column(name = "secret_hash", nullable = false, updatable = false, length = 64)
    private String secretHash;

    @Column(name = "user_id", nullable = false, updatable = false)
    private long userId;

    @Column(name = "ends_at", nullable = false, updatable = false)
    private LocalDateTime endsAt;

    /** As in {@link SessionEntity}. */
    @Column(name = "provider", updatable = false, length = 32)
    private String provider;

    protected HalfSignInEntity() {}

    HalfSignInEntity(long id, String secretHash, long userId, String provider, Instant now) {
        this.id = id;
        this.secretHash = secretHash;
        this.userId = userId;
        this.provider = provider;
        this.endsAt = Times.column(now.plus(LONGEST));
    }

    static Optional<HalfSignInEntity> bySecret(EntityManager em, String secret, Instant now) {
        return em.createQuery(
                        "SELECT h FROM HalfSignInEntity h WHERE h.secretHash = :hash",
                        HalfSignInEntity.class)
                .setParameter("hash", Secrets.hash(secret))
                .getResultStream()
                .findFirst()
                .filter(half -> now.isBefore(Times.instant(half.endsAt)));
    }

    long id() {
        return id;
    }

    Optional<String> provider() {
        return Optional.ofNullable(provider);
    }

    long userId() {
        return userId;
    }
}
