// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import org.madoguchi.api.identity.ApiToken;
import org.madoguchi.api.identity.TokenId;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.storage.Times;

/** An API token; its secret is known to its owner only. */
@Entity
@Table(name = "identity_token")
class TokenEntity {
    @Id
    @Column(name = "id")
    private long id;

    @Column(name = "secret_hash", nullable = false, updatable = false, length = 64)
    private String secretHash;

    @Column(name = "user_id", nullable = false, updatable = false)
    private long userId;

    @Column(name = "label", nullable = false, updatable = false, length = 100)
    private String label;

    @Column(name = "created_at", nullable = false, updatable = false)
    private LocalDateTime createdAt;

    @Column(name = "last_used_at")
    private LocalDateTime lastUsedAt;

    @Column(name = "ends_at", updatable = false)
    private LocalDateTime endsAt;

    @Column(name = "revoked_at")
    private LocalDateTime revokedAt;

    protected TokenEntity() {}

    /**
     * @param end null when the token works until it is revoked
     */
    TokenEntity(long id, String secretHash, long userId, String label, Instant now, Instant end) {
        this.id = id;
        this.secretHash = secretHash;
        this.userId = userId;
        this.label = label;
        this.createdAt = Times.column(now);
        this.endsAt = Times.column(end);
    }

    long id() {
        return id;
    }

    long userId() {
        return userId;
    }

    String label() {
        return label;
    }

    boolean worksAt(Instant now) {
        return revokedAt == null && (endsAt == null || now.isBefore(Times.instant(endsAt)));
    }

    Optional<Instant> lastUsedAt() {
        return Optional.ofNullable(Times.instant(lastUsedAt));
    }

    void revoke(Instant now) {
        revokedAt = Times.column(now);
    }

    ApiToken toRecord() {
        return new ApiToken(
                new TokenId(id),
                new UserId(userId),
                label,
                Times.instant(createdAt),
                lastUsedAt(),
                Optional.ofNullable(Times.instant(endsAt)));
    }
}
