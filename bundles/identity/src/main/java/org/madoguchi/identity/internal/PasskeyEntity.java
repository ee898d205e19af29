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
import org.madoguchi.api.identity.Passkey;
import org.madoguchi.api.identity.PasskeyId;
import org.madoguchi.storage.Times;

/** The public half of a passkey; nothing here opens a door. */
@Entity
@Table(name = "identity_passkey")
class PasskeyEntity {
    @Id
    @Column(name = "id")
    private long id;

    @Column(name = "user_id", nullable = false, updatable = false)
    private long userId;

    @Column(name = "name", nullable = false, updatable = false, length = 60)
    private String name;

    @Column(name = "credential_hash", nullable = false, updatable = false, length = 64)
    private String credentialHash;

    @Column(name = "attested", nullable = false, updatable = false, length = 4000)
    private String attested;

    @Column(name = "sign_count", nullable = false)
    private long signCount;

    @Column(name = "user_verified", nullable = false)
    private int userVerified;

    @Column(name = "backup_eligible", nullable = false, updatable = false)
    private int backupEligible;

    @Column(name = "backed_up", nullable = false)
    private int backedUp;

    @Column(name = "transports", nullable = false, updatable = false, length = 100)
    private String transports;

    @Column(name = "registered_at", nullable = false, updatable = false)
    private LocalDateTime registeredAt;

    @Column(name = "last_used_at")
    private LocalDateTime lastUsedAt;

    protected PasskeyEntity() {}

    PasskeyEntity(long id, long userId, String name, KnownKey key, Instant now) {
        this.id = id;
        this.userId = userId;
        this.name = name;
        this.credentialHash = key.credentialHash();
        this.attested = key.attested();
        this.backupEligible = number(key.backupEligible());
        this.transports = String.join(" ", key.transports());
        this.registeredAt = Times.column(now);
        become(key);
    }

    static List<PasskeyEntity> of(EntityManager em, long userId) {
        return em.createQuery(
                        "SELECT p FROM PasskeyEntity p WHERE p.userId = :user"
                                + " ORDER BY p.registeredAt, p.id",
                        PasskeyEntity.class)
                .setParameter("user", userId)
                .getResultList();
    }

    static boolean any(EntityManager em, long userId) {
        return em.createQuery(
                                "SELECT COUNT(p) FROM PasskeyEntity p WHERE p.userId = :user",
                                Long.class)
                        .setParameter("user", userId)
                        .getSingleResult()
                > 0;
    }

    /** Whose it is, without reading it: it is read once its owner's row is reserved. */
    static Optional<Long> owner(EntityManager em, String credentialHash) {
        return em.createQuery(
                        "SELECT p.userId FROM PasskeyEntity p WHERE p.credentialHash = :hash",
                        Long.class)
                .setParameter("hash", credentialHash)
                .getResultStream()
                .findFirst();
    }

    static Optional<PasskeyEntity> find(EntityManager em, String credentialHash) {
        return em.createQuery(
                        "SELECT p FROM PasskeyEntity p WHERE p.credentialHash = :hash",
                        PasskeyEntity.class)
                .setParameter("hash", credentialHash)
                .getResultStream()
                .findFirst();
    }

    static void forget(EntityManager em, long userId) {
        em.createQuery("DELETE FROM PasskeyEntity p WHERE p.userId = :user")
                .setParameter("user", userId)
                .executeUpdate();
    }

    /** After a sign-in with it. */
    void used(KnownKey key, Instant now) {
        become(key);
        lastUsedAt = Times.column(now);
    }

    private void become(KnownKey key) {
        signCount = key.signCount();
        userVerified = number(key.userVerified());
        backedUp = number(key.backedUp());
    }

    KnownKey key() {
        return new KnownKey(
                credentialHash,
                attested,
                signCount,
                userVerified != 0,
                backupEligible != 0,
                backedUp != 0,
                transports.isEmpty() ? List.of() : List.of(transports.split(" ")));
    }

    Passkey toRecord() {
        return new Passkey(
                new PasskeyId(id),
                name,
                Times.instant(registeredAt),
                Optional.ofNullable(Times.instant(lastUsedAt)),
                backedUp != 0);
    }

    /** For the audit trail. */
    String told() {
        return "passkey " + id + " (" + name + ")";
    }

    long userId() {
        return userId;
    }

    private static int number(boolean flag) {
        return flag ? 1 : 0;
    }
}
