// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.PasswordSignIn;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.storage.Transactions;
import org.madoguchi.storage.EntityUnit;
import org.madoguchi.storage.Storage;
import org.madoguchi.storage.Times;
import org.madoguchi.storage.UnitDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What users and sign-ins share: the rows, the settings, and the counting of wrong passwords. */
public final class Accounts {
    private static final Logger log = LoggerFactory.getLogger(Accounts.class);

    private final Settings settings;
    private final PasswordHasher hasher;
    private final EntityUnit unit;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final KnownTokens knownTokens;
    private final KnownRules knownRules;
    private final SecretBox box;
    private final Supplier<List<PasswordSignIn>> providers;
    private final Doorkeeper doorkeeper;
    private final Clock clock;

    Accounts(
            Storage storage,
            Transactions transactions,
            AuditTrail audit,
            Settings settings,
            SecretBox box,
            Supplier<List<PasswordSignIn>> providers,
            Clock clock) {
        this.transactions = transactions;
        this.knownTokens = new KnownTokens(clock);
        this.settings = settings;
        this.box = box;
        this.providers = providers;
        this.hasher = new PasswordHasher(settings);
        this.unit =
                storage.open(
                        UnitDefinition.of(
                                "identity",
                                UserEntity.class,
                                SessionEntity.class,
                                TokenEntity.class,
                                HalfSignInEntity.class,
                                SecondFactorEntity.class,
                                RecoveryCodeEntity.class,
                                AccessRuleEntity.class,
                                GrantEntity.class,
                                TeamEntity.class,
                                TeamMemberEntity.class,
                                OutsideAccountEntity.class,
                                PasskeyEntity.class,
                                ChallengeEntity.class,
                                StandInEntity.class));
        this.knownRules = new KnownRules(clock, () -> unit.required(StoredAccessRules::stored));
        this.audit = audit;
        this.clock = clock;
        this.doorkeeper = new Doorkeeper(this);
    }

    void close() {
        unit.close();
    }

    Settings settings() {
        return settings;
    }

    PasswordHasher hasher() {
        return hasher;
    }

    EntityUnit unit() {
        return unit;
    }

    Instant now() {
        return clock.instant();
    }

    void audited(Actor actor, String action, UserEntity user, String detail) {
        audited(actor, action, "user " + user.id(), detail);
    }

    /** All that changes accounts and tokens passes here: what is remembered of them is no more. */
    void audited(Actor actor, String action, String subject, String detail) {
        audit.record(actor, action, subject, detail);
        transactions.afterCommit(knownTokens::forget);
    }

    KnownTokens knownTokens() {
        return knownTokens;
    }

    KnownRules knownRules() {
        return knownRules;
    }

    void rulesChanged() {
        transactions.afterCommit(knownRules::forget);
    }

    /** Who else checks passwords, at present. */
    List<PasswordSignIn> providers() {
        return providers.get();
    }

    Doorkeeper doorkeeper() {
        return doorkeeper;
    }

    SecretBox box() {
        return box;
    }

    /** What is one's own needs no permission. */
    void demandOwnOrManager(Actor actor, UserId owner) {
        if (!actor.user().equals(Optional.of(owner))) {
            actor.require(Permission.USER_MANAGE);
        }
    }

    Optional<UserEntity> byLogin(EntityManager em, String login) {
        return em.createQuery("SELECT u FROM UserEntity u WHERE u.login = :login", UserEntity.class)
                .setParameter("login", login)
                .getResultStream()
                .findFirst();
    }

    /** The account as nobody else can change it until the end of the transaction. */
    UserEntity reserved(EntityManager em, long id) {
        return em.find(UserEntity.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    /**
     * Counts a wrong password or code.
     *
     * @param user {@link #reserved}, so that no failure is lost when several come at once
     * @return the end of the lock when this was one too many
     */
    Optional<Instant> fail(UserEntity user, Actor actor) {
        if (user.fail() < settings.lockFailures()) {
            return Optional.empty();
        }
        Instant until = now().plus(settings.lockTime());
        user.lock(until);
        audited(actor, "user.locked", user, "until " + until);
        log.warn(
                "account {} is locked until {} after {} wrong passwords or codes",
                user.id(),
                until,
                settings.lockFailures());
        return Optional.of(until);
    }

    void endSessions(EntityManager em, long userId) {
        endHalfSignIns(em, userId);
        em.createQuery("DELETE FROM SessionEntity s WHERE s.userId = :user")
                .setParameter("user", userId)
                .executeUpdate();
    }

    void endHalfSignIns(EntityManager em, long userId) {
        em.createQuery("DELETE FROM HalfSignInEntity h WHERE h.userId = :user")
                .setParameter("user", userId)
                .executeUpdate();
    }

    /** Whether there is anything to ask for after the password. */
    static boolean hasSecondFactor(EntityManager em, UserEntity user) {
        return user.hasSecondFactor() || PasskeyEntity.any(em, user.id());
    }

    void revokeTokens(EntityManager em, long userId) {
        em.createQuery(
                        "UPDATE TokenEntity t SET t.revokedAt = :now"
                                + " WHERE t.userId = :user AND t.revokedAt IS NULL")
                .setParameter("now", Times.column(now()))
                .setParameter("user", userId)
                .executeUpdate();
    }

    /** The account as its owner acts, before anything is known of permissions. */
    Actor self(UserEntity entity, String origin) {
        User user = entity.toRecord(now());
        return user.actor(origin);
    }
}
