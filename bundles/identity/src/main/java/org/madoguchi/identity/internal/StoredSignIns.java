// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.ApiToken;
import org.madoguchi.api.identity.Session;
import org.madoguchi.api.identity.SignIn;
import org.madoguchi.api.identity.SignIns;
import org.madoguchi.api.identity.TokenId;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.storage.StorageException;
import org.madoguchi.storage.EntityUnit;
import org.madoguchi.storage.Times;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sign-in by password, sessions in the database; see docs/adr/0006-sign-in.md. */
@Component(service = SignIns.class)
public final class StoredSignIns implements SignIns {
    private static final Logger log = LoggerFactory.getLogger(StoredSignIns.class);

    private final Accounts accounts;
    private final Settings settings;
    private final EntityUnit unit;
    private final Throttle origins;
    private final Throttle unknownLogins;
    private final Tokens tokens;
    private final Secrets secrets = new Secrets();

    @Activate
    public StoredSignIns(@Reference Accounts accounts) {
        this.accounts = accounts;
        this.settings = accounts.settings();
        this.unit = accounts.unit();
        this.origins = new Throttle(settings.originFailures(), settings.lockTime());
        this.unknownLogins = new Throttle(settings.lockFailures(), settings.lockTime());
        this.tokens = new Tokens(accounts, secrets);
    }

    @Override
    public SignIn signIn(String login, String password, String origin) {
        String key = Origins.key(origin);
        Optional<Instant> stopped = origins.lockedUntil(key, accounts.now());
        if (stopped.isPresent()) {
            return new SignIn.Locked(stopped.get());
        }
        String name = UserRules.login(login);
        Optional<Known> known =
                unit.required(
                        em ->
                                accounts.byLogin(em, name)
                                        .map(user -> Known.of(user, accounts.now())));
        SignIn result =
                known.map(user -> signIn(user, password, origin))
                        .orElseGet(() -> refuseUnknown(name, password, origin));
        if (result instanceof SignIn.Accepted) {
            removeEndedSessions();
        } else {
            origins.fail(key, accounts.now()).ifPresent(until -> noteStopped(until, origin));
        }
        return result;
    }

    private SignIn signIn(Known known, String password, String origin) {
        if (known.lockedUntil().isPresent()) {
            return unit.required(em -> refuseLocked(em.find(UserEntity.class, known.id()), origin));
        }
        boolean matches = accounts.hasher().matches(password, known.hash());
        Optional<String> better =
                matches && accounts.hasher().isOutdated(known.hash())
                        ? Optional.of(accounts.hasher().hash(password))
                        : Optional.empty();
        return unit.required(
                em -> {
                    UserEntity user = accounts.reserved(em, known.id());
                    // others may have tried at the same time: what comes after the lock counts for
                    // nothing
                    if (user.lockedUntil(accounts.now()).isPresent()) {
                        return refuseLocked(user, origin);
                    }
                    // the password was compared with a hash that may have been replaced meanwhile
                    if (matches && user.isActive() && user.passwordHash().equals(known.hash())) {
                        better.ifPresent(user::rehash);
                        return accept(em, user, origin);
                    }
                    return refuse(user, matches, origin);
                });
    }

    private SignIn accept(EntityManager em, UserEntity user, String origin) {
        user.forgetFailures();
        String secret = secrets.session();
        em.persist(
                new SessionEntity(
                        unit.newId(),
                        Secrets.hash(secret),
                        user.id(),
                        origin,
                        accounts.now(),
                        settings.sessionLongest()));
        accounts.audited(accounts.self(user, origin), "user.sign-in", user, "");
        return new SignIn.Accepted(user.toRecord(accounts.now()), secret);
    }

    private SignIn refuse(UserEntity user, boolean matches, String origin) {
        Actor nobody = nobody(user.login(), origin);
        accounts.audited(
                nobody,
                "user.sign-in-refused",
                user,
                matches ? "the account is retired" : "wrong password");
        return accounts.fail(user, nobody)
                .<SignIn>map(SignIn.Locked::new)
                .orElseGet(SignIn.Refused::new);
    }

    private SignIn refuseLocked(UserEntity user, String origin) {
        accounts.audited(
                nobody(user.login(), origin),
                "user.sign-in-refused",
                user,
                "the account is locked");
        return user.lockedUntil(accounts.now())
                .<SignIn>map(SignIn.Locked::new)
                .orElseGet(SignIn.Refused::new);
    }

    /**
     * Behaves and takes as long as for an account that exists. What was typed is not kept: it is
     * often the password in the wrong field.
     */
    private SignIn refuseUnknown(String login, String password, String origin) {
        Instant now = accounts.now();
        String key = Secrets.hash(login);
        Optional<Instant> locked = unknownLogins.lockedUntil(key, now);
        if (locked.isEmpty()) {
            accounts.hasher().hash(password);
            locked = unknownLogins.fail(key, now);
        }
        accounts.audited(
                nobody("unknown", origin), "user.sign-in-refused", "user unknown", "unknown login");
        return locked.<SignIn>map(SignIn.Locked::new).orElseGet(SignIn.Refused::new);
    }

    private void noteStopped(Instant until, String origin) {
        accounts.audited(
                nobody("unknown", origin),
                "user.origin-stopped",
                "origin " + origin,
                "until " + until);
        log.warn(
                "sign-in from one address is stopped until {} after {} failures; the audit trail"
                        + " has the address",
                until,
                settings.originFailures());
    }

    private static Actor nobody(String name, String origin) {
        return new Actor(Optional.empty(), name, Set.of(), Optional.empty(), origin);
    }

    /** In a transaction of its own: a failure must not spoil the sign-in. */
    private void removeEndedSessions() {
        Instant now = accounts.now();
        Instant unused = now.minus(settings.sessionIdle()).minus(SessionEntity.TOUCH_STEP);
        try {
            unit.run(
                    em ->
                            em.createQuery(
                                            "DELETE FROM SessionEntity s WHERE s.endsAt <= :now"
                                                    + " OR s.lastUsedAt <= :idle")
                                    .setParameter("now", Times.column(now))
                                    .setParameter("idle", Times.column(unused))
                                    .executeUpdate());
        } catch (StorageException e) {
            log.debug("ended sessions stay until the next sign-in", e);
        }
    }

    @Override
    public Optional<Session> session(String sessionSecret) {
        Instant now = accounts.now();
        return unit.required(
                em ->
                        SessionEntity.bySecret(em, sessionSecret)
                                .filter(session -> session.isOpen(now, settings.sessionIdle()))
                                .flatMap(session -> running(em, session, sessionSecret, now)));
    }

    private Optional<Session> running(
            EntityManager em, SessionEntity session, String secret, Instant now) {
        UserEntity user = em.find(UserEntity.class, session.userId());
        if (user == null || !user.isActive()) {
            return Optional.empty();
        }
        if (!now.isBefore(session.lastUsedAt().plus(SessionEntity.TOUCH_STEP))) {
            // not through the entity: the session may be ended by another request right now
            em.createQuery("UPDATE SessionEntity s SET s.lastUsedAt = :now WHERE s.id = :id")
                    .setParameter("now", Times.column(now))
                    .setParameter("id", session.id())
                    .executeUpdate();
        }
        Instant idleEnd = now.plus(settings.sessionIdle());
        return Optional.of(
                new Session(
                        user.toRecord(now),
                        Secrets.csrfToken(secret),
                        idleEnd.isBefore(session.endsAt()) ? idleEnd : session.endsAt()));
    }

    @Override
    public void signOut(String sessionSecret) {
        unit.run(
                em ->
                        SessionEntity.bySecret(em, sessionSecret)
                                .ifPresent(
                                        session -> {
                                            em.createQuery(
                                                            "DELETE FROM SessionEntity s"
                                                                    + " WHERE s.id = :id")
                                                    .setParameter("id", session.id())
                                                    .executeUpdate();
                                            UserEntity user =
                                                    em.find(UserEntity.class, session.userId());
                                            accounts.audited(
                                                    accounts.self(user, session.origin()),
                                                    "user.sign-out",
                                                    user,
                                                    "");
                                        }));
    }

    @Override
    public Optional<User> tokenOwner(String token) {
        return tokens.owner(token);
    }

    @Override
    public String createToken(Actor actor, UserId owner, String label) {
        accounts.demandOwnOrManager(actor, owner);
        return tokens.create(actor, owner, label);
    }

    @Override
    public List<ApiToken> tokens(Actor actor, UserId owner) {
        accounts.demandOwnOrManager(actor, owner);
        return tokens.list(owner);
    }

    @Override
    public void revokeToken(Actor actor, TokenId id) {
        UserId owner = tokens.ownerOf(id).orElseThrow(() -> new NotFoundException("token " + id));
        accounts.demandOwnOrManager(actor, owner);
        tokens.revoke(actor, id);
    }

    /** What a sign-in needs to know of an account before it compares passwords. */
    private record Known(long id, String hash, Optional<Instant> lockedUntil) {
        static Known of(UserEntity user, Instant now) {
            return new Known(user.id(), user.passwordHash(), user.lockedUntil(now));
        }
    }
}
