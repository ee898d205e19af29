// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDateTime;
import org.madoguchi.storage.Times;

/** A question to a browser that is not answered yet. */
@Entity
@Table(name = "identity_challenge")
class ChallengeEntity {
    @Id
    @Column(name = "id")
    private long id;

    @Column(name = "challenge_hash", nullable = false, updatable = false, length = 64)
    private String challengeHash;

    @Column(name = "kind", nullable = false, updatable = false, length = 20)
    private String kind;

    @Column(name = "holder_hash", nullable = false, updatable = false, length = 64)
    private String holderHash;

    @Column(name = "name", nullable = false, updatable = false, length = 60)
    private String name;

    @Column(name = "ends_at", nullable = false, updatable = false)
    private LocalDateTime endsAt;

    protected ChallengeEntity() {}

    ChallengeEntity(
            long id,
            String challengeHash,
            Challenges.Kind kind,
            String holderHash,
            String name,
            Instant endsAt) {
        this.id = id;
        this.challengeHash = challengeHash;
        this.kind = kind.name();
        this.holderHash = holderHash;
        this.name = name;
        this.endsAt = Times.column(endsAt);
    }

    long id() {
        return id;
    }

    String name() {
        return name;
    }
}
