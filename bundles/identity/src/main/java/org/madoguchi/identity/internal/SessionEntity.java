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
import org.madoguchi.api.identity.OpenSession;
import org.madoguchi.api.identity.SessionId;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.storage.Times;

/** A session that somebody holds the secret of. */
@Entity
@Table(name = "identity_session")
class SessionEntity {
    /** The time of last use is written no more often: most requests then only read. */
    static final Duration TOUCH_STEP = Duration.ofMinutes(1);

    @Id
    @Column(name = "id")
    private long id;

    @Column(name = "secret_hash", nullable = false, updatable = false, length = 64)
    private String secretHash;

    @Column(name = "user_id", nullable = false, updatable = false)
    private long userId;

    @Column(name = "origin", nullable = false, updatable = false, length = 100)
    private String origin;

    @Column(name = "started_at", nullable = false, updatable = false)
    private LocalDateTime startedAt;

    @Column(name = "last_used_at", nullable = false)
    private LocalDateTime lastUsedAt;

    @Column(name = "ends_at", nullable = false, updatable = false)
    private LocalDateTime endsAt;

    /** Begun without the second factor that a role demands: it is good for setting one up. */
    @Column(name = "must_enrol", nullable = false)
    private int mustEnrol;

    /** Which provider said who it is; null when it was a password of ours. */
    @Column(name = "provider", updatable = false, length = 32)
    private String provider;

    protected SessionEntity() {}

    SessionEntity(
            long id,
            String secretHash,
            long userId,
            String origin,
            boolean mustEnrol,
            String provider,
            Instant now,
            Duration longest) {
        this.id = id;
        this.secretHash = secretHash;
        this.userId = userId;
        this.origin = origin.substring(0, Math.min(origin.length(), 100));
        this.mustEnrol = mustEnrol ? 1 : 0;
        this.provider = provider;
        this.startedAt = Times.column(now);
        this.lastUsedAt = startedAt;
        this.endsAt = Times.column(now.plus(longest));
    }

    static Optional<SessionEntity> bySecret(EntityManager em, String secret) {
        return em.createQuery(
                        "SELECT s FROM SessionEntity s WHERE s.secretHash = :hash",
                        SessionEntity.class)
                .setParameter("hash", Secrets.hash(secret))
                .getResultStream()
                .findFirst();
    }

    /**
     * @param idle how long it may stay unused; it lives longer by what the time of last use may be
     *     behind
     */
    boolean isOpen(Instant now, Duration idle) {
        return now.isBefore(endsAt()) && now.isBefore(lastUsedAt().plus(idle).plus(TOUCH_STEP));
    }

    OpenSession toRecord() {
        return new OpenSession(
                new SessionId(id),
                new UserId(userId),
                origin,
                Times.instant(startedAt),
                lastUsedAt(),
                endsAt());
    }

    long id() {
        return id;
    }

    long userId() {
        return userId;
    }

    boolean mustEnrol() {
        return mustEnrol != 0;
    }

    Optional<String> provider() {
        return Optional.ofNullable(provider);
    }

    Instant startedAt() {
        return Times.instant(startedAt);
    }

    String origin() {
        return origin;
    }

    Instant lastUsedAt() {
        return Times.instant(lastUsedAt);
    }

    Instant endsAt() {
        return Times.instant(endsAt);
    }
}
