// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.identity.StandIn;
import org.madoguchi.api.identity.StandIns;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.storage.Times;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Absences as rows; those that have ended stay, because histories name the stand-in. */
@Component(service = StandIns.class)
public final class StoredStandIns implements StandIns {
    private final Accounts accounts;

    @Activate
    public StoredStandIns(@Reference Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public List<StandIn> of(Actor actor, UserId absent) {
        return accounts.unit()
                .required(
                        em -> {
                            demand(actor, user(em, absent));
                            return running(em, "absentId", absent);
                        });
    }

    @Override
    public List<StandIn> by(UserId inPlace) {
        return accounts.unit().required(em -> running(em, "inPlaceId", inPlace));
    }

    private List<StandIn> running(EntityManager em, String column, UserId user) {
        return em.createQuery(
                        "SELECT s FROM StandInEntity s WHERE s."
                                + column
                                + " = :user AND s.untilAt > :now ORDER BY s.fromAt, s.id",
                        StandInEntity.class)
                .setParameter("user", user.value())
                .setParameter("now", Times.column(accounts.now()))
                .getResultStream()
                .map(StandInEntity::toRecord)
                .toList();
    }

    @Override
    public Set<UserId> absentNow(UserId inPlace) {
        Instant now = accounts.now();
        return by(inPlace).stream()
                .filter(each -> each.isAt(now))
                .map(StandIn::absent)
                .collect(Collectors.toSet());
    }

    @Override
    public List<User> absentees(Actor actor) {
        return accounts.unit()
                .required(em -> active(em, user -> mayRelease(user) && maySet(actor, user)));
    }

    @Override
    public List<User> candidates(UserId absent) {
        return accounts.unit()
                .required(
                        em -> {
                            User away = user(em, absent);
                            return active(em, user -> canStandIn(user, away));
                        });
    }

    private List<User> active(EntityManager em, Predicate<User> wanted) {
        Instant now = accounts.now();
        return em.createQuery(
                        "SELECT u FROM UserEntity u WHERE u.active = TRUE ORDER BY u.name, u.login",
                        UserEntity.class)
                .getResultStream()
                .map(user -> user.toRecord(now))
                .filter(wanted)
                .toList();
    }

    private static boolean mayRelease(User user) {
        return user.actor("").may(Permission.REPLY_APPROVE);
    }

    /** Of the same department and with its cases before the eyes, so that nothing new is seen. */
    private static boolean canStandIn(User user, User absent) {
        Actor actor = user.actor("");
        boolean sees =
                actor.may(Permission.CASE_READ)
                        || actor.may(Permission.CASE_READ_DEPARTMENT)
                                && (user.department().isPresent() || mayRelease(user));
        return user.active()
                && sees
                && !user.id().equals(absent.id())
                && user.department().equals(absent.department());
    }

    private static boolean maySet(Actor actor, User absent) {
        return actor.user().equals(Optional.of(absent.id()))
                || actor.may(Permission.USER_MANAGE)
                || actor.may(Permission.CASE_ASSIGN)
                        && actor.department().isEmpty()
                        && absent.department().isEmpty();
    }

    private static void demand(Actor actor, User absent) {
        if (!maySet(actor, absent)) {
            throw new PermissionDeniedException(Permission.USER_MANAGE);
        }
    }

    private User user(EntityManager em, UserId id) {
        return Optional.ofNullable(em.find(UserEntity.class, id.value()))
                .map(user -> user.toRecord(accounts.now()))
                .orElseThrow(() -> new NotFoundException("user " + id));
    }

    @Override
    public void set(Actor actor, UserId absent, UserId inPlace, Instant from, Instant until) {
        Instant now = accounts.now();
        if (!until.isAfter(from) || !until.isAfter(now) || until.isAfter(from.plus(LONGEST))) {
            throw PasswordPolicy.rejected("stand-in.time", LONGEST.toDays());
        }
        accounts.unit()
                .run(
                        em -> {
                            // one after the other, so that two do not overlap
                            accounts.reserved(em, user(em, absent).id().value());
                            User away = user(em, absent);
                            demand(actor, away);
                            if (!away.active() || !mayRelease(away)) {
                                throw PasswordPolicy.rejected("stand-in.no-right", away.name());
                            }
                            User other = user(em, inPlace);
                            if (!canStandIn(other, away)) {
                                throw PasswordPolicy.rejected("stand-in.who", other.name());
                            }
                            List<StandIn> all = running(em, "absentId", absent);
                            if (all.size() >= MOST
                                    || all.stream()
                                            .anyMatch(
                                                    each ->
                                                            each.from().isBefore(until)
                                                                    && from.isBefore(
                                                                            each.until()))) {
                                throw PasswordPolicy.rejected("stand-in.overlap");
                            }
                            em.persist(
                                    new StandInEntity(
                                            accounts.unit().newId(),
                                            absent,
                                            inPlace,
                                            from,
                                            until,
                                            actor.name()));
                            accounts.audited(
                                    actor,
                                    "stand-in.set",
                                    "user " + absent,
                                    "user "
                                            + inPlace
                                            + " ("
                                            + other.name()
                                            + ") from "
                                            + from
                                            + " until "
                                            + until);
                        });
    }

    @Override
    public void end(Actor actor, long id) {
        accounts.unit()
                .run(
                        em -> {
                            StandInEntity entity = em.find(StandInEntity.class, id);
                            if (entity == null) {
                                throw new NotFoundException("stand-in " + id);
                            }
                            StandIn running = entity.toRecord();
                            demand(actor, user(em, running.absent()));
                            Instant now = accounts.now();
                            if (!running.until().isAfter(now)) {
                                return;
                            }
                            if (running.from().isAfter(now)) {
                                em.remove(entity);
                            } else {
                                entity.end(now);
                            }
                            accounts.audited(
                                    actor,
                                    "stand-in.end",
                                    "user " + running.absent(),
                                    "user " + running.inPlace());
                        });
    }
}
