// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.OpenSession;
import org.madoguchi.api.identity.SessionId;
import org.madoguchi.api.identity.Sessions;
import org.madoguchi.api.identity.UserId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Sessions as their owners and administrators see them. */
@Component(service = Sessions.class)
public final class StoredSessions implements Sessions {
    private final Accounts accounts;

    @Activate
    public StoredSessions(@Reference Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public List<OpenSession> list(Actor actor, UserId owner) {
        accounts.demandOwnOrManager(actor, owner);
        return accounts.unit()
                .required(em -> open(em, owner).map(SessionEntity::toRecord).toList());
    }

    private Stream<SessionEntity> open(EntityManager em, UserId owner) {
        Instant now = accounts.now();
        return em
                .createQuery(
                        "SELECT s FROM SessionEntity s WHERE s.userId = :user"
                                + " ORDER BY s.lastUsedAt DESC, s.id DESC",
                        SessionEntity.class)
                .setParameter("user", owner.value())
                .getResultList()
                .stream()
                .filter(session -> session.isOpen(now, accounts.settings().sessionIdle()));
    }

    @Override
    public Optional<SessionId> of(String sessionSecret) {
        Instant now = accounts.now();
        return accounts.unit()
                .required(
                        em ->
                                SessionEntity.bySecret(em, sessionSecret)
                                        .filter(
                                                session ->
                                                        session.isOpen(
                                                                now,
                                                                accounts.settings().sessionIdle()))
                                        .map(session -> new SessionId(session.id())));
    }

    @Override
    public void end(Actor actor, SessionId id) {
        accounts.unit()
                .run(
                        em -> {
                            SessionEntity session = em.find(SessionEntity.class, id.value());
                            if (session == null) {
                                throw new NotFoundException("session " + id);
                            }
                            accounts.demandOwnOrManager(actor, new UserId(session.userId()));
                            end(em, actor, session);
                        });
    }

    @Override
    public int endAll(Actor actor, UserId owner, Optional<SessionId> kept) {
        accounts.demandOwnOrManager(actor, owner);
        return accounts.unit()
                .required(
                        em -> {
                            List<SessionEntity> others =
                                    open(em, owner)
                                            .filter(
                                                    session ->
                                                            !kept.equals(
                                                                    Optional.of(
                                                                            new SessionId(
                                                                                    session.id()))))
                                            .toList();
                            others.forEach(session -> end(em, actor, session));
                            return others.size();
                        });
    }

    /** Not through the entity: it may end by itself right now. */
    private void end(EntityManager em, Actor actor, SessionEntity session) {
        int ended =
                em.createQuery("DELETE FROM SessionEntity s WHERE s.id = :id")
                        .setParameter("id", session.id())
                        .executeUpdate();
        if (ended > 0) {
            accounts.audited(
                    actor,
                    "user.end-session",
                    "user " + session.userId(),
                    "begun " + session.toRecord().startedAt() + " from " + session.origin());
        }
    }
}
