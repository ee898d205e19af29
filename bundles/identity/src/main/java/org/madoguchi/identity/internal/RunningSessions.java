// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
import org.madoguchi.api.identity.Session;
import org.madoguchi.api.storage.StorageException;
import org.madoguchi.storage.EntityUnit;
import org.madoguchi.storage.Times;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sessions as whoever holds their secret meets them. */
final class RunningSessions {
    private static final Logger log = LoggerFactory.getLogger(RunningSessions.class);

    private final Accounts accounts;
    private final Settings settings;
    private final EntityUnit unit;

    RunningSessions(Accounts accounts) {
        this.accounts = accounts;
        this.settings = accounts.settings();
        this.unit = accounts.unit();
    }

    /** In a transaction of its own: a failure must not spoil the sign-in. */
    void removeEnded() {
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
            unit.run(
                    em ->
                            em.createQuery("DELETE FROM HalfSignInEntity h WHERE h.endsAt <= :now")
                                    .setParameter("now", Times.column(now))
                                    .executeUpdate());
            unit.run(
                    em ->
                            em.createQuery("DELETE FROM ChallengeEntity c WHERE c.endsAt <= :now")
                                    .setParameter("now", Times.column(now))
                                    .executeUpdate());
        } catch (StorageException e) {
            log.debug("ended sessions stay until the next sign-in", e);
        }
    }

    /** The running session of a secret; extends it. */
    Optional<Session> find(String sessionSecret) {
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
                        user.toRecord(now, session.provider().isEmpty()),
                        Secrets.csrfToken(secret),
                        idleEnd.isBefore(session.endsAt()) ? idleEnd : session.endsAt(),
                        session.mustEnrol()));
    }

    /** Its owner signs out. */
    void end(String sessionSecret) {
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
}
