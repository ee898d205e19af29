// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Set;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Deputies;
import org.madoguchi.api.identity.Deputy;
import org.madoguchi.api.identity.Grant;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.storage.Times;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Roles for a time, as columns of the account: whoever reads the account sees at once whether the
 * time is over, and nothing has to wake up for it.
 */
@Component(service = Deputies.class)
public final class StoredDeputies implements Deputies {
    private final Accounts accounts;

    @Activate
    public StoredDeputies(@Reference Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public void appoint(Actor actor, UserId id, Role role, Instant until, String reason) {
        actor.require(Permission.USER_MANAGE);
        String why = UserRules.reason(reason);
        Instant now = accounts.now();
        if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST))) {
            throw PasswordPolicy.rejected("deputy.time", LONGEST.toDays());
        }
        if (why.isEmpty()) {
            throw PasswordPolicy.rejected("deputy.reason");
        }
        accounts.unit()
                .run(
                        em -> {
                            settle(em, accounts);
                            UserEntity user = existing(em, id);
                            check(em, user, role);
                            String before = user.rightsAt(now);
                            user.deputise(new Deputy(role, until));
                            note(em, accounts, user, before, actor, until + " 代行: " + why, now);
                            accounts.audited(
                                    actor,
                                    "user.deputy",
                                    user,
                                    role + " until " + until + UserRules.toldReason(why));
                        });
    }

    private void check(EntityManager em, UserEntity user, Role role) {
        if (!user.isActive()) {
            throw PasswordPolicy.rejected("deputy.retired");
        }
        if (user.roles().contains(role)) {
            throw PasswordPolicy.rejected("deputy.has");
        }
        if (role == Role.DEPARTMENT_STAFF && user.departmentId() == null) {
            throw PasswordPolicy.rejected("department");
        }
        boolean ready =
                switch (accounts.knownRules().demandedFactor(Set.of(role))) {
                    case NONE -> true;
                    case PASSKEY -> PasskeyEntity.any(em, user.id());
                    case ANY -> Accounts.hasSecondFactor(em, user);
                };
        if (!ready) {
            throw PasswordPolicy.rejected("deputy.factor");
        }
    }

    @Override
    public void end(Actor actor, UserId id) {
        actor.require(Permission.USER_MANAGE);
        accounts.unit()
                .run(
                        em -> {
                            settle(em, accounts);
                            UserEntity user = existing(em, id);
                            Instant now = accounts.now();
                            if (user.deputy(now).isEmpty()) {
                                return;
                            }
                            String before = user.rightsAt(now);
                            user.deputise(null);
                            note(em, accounts, user, before, actor, "代行の終了", now);
                            accounts.audited(actor, "user.deputy-end", user, before);
                        });
    }

    private UserEntity existing(EntityManager em, UserId id) {
        UserEntity user = accounts.reserved(em, id.value());
        if (user == null) {
            throw new NotFoundException("user " + id);
        }
        return user;
    }

    /**
     * Writes down what has ended by itself, with the moment at which it did: whoever looks at
     * accounts or their rights calls this first.
     */
    static void settle(EntityManager em, Accounts accounts) {
        Instant now = accounts.now();
        Actor nobody = Actor.system("identity");
        em.createQuery("SELECT u FROM UserEntity u WHERE u.deputyUntil <= :now", UserEntity.class)
                .setParameter("now", Times.column(now))
                .getResultList()
                .forEach(
                        user -> {
                            Instant ended = user.deputyUntil();
                            String before = user.rightsAt(ended.minusMillis(1));
                            user.deputise(null);
                            note(em, accounts, user, before, nobody, "代行の期限", ended);
                            accounts.audited(
                                    nobody, "user.deputy-ended", user, before + " at " + ended);
                        });
        em.flush();
    }

    private static void note(
            EntityManager em,
            Accounts accounts,
            UserEntity user,
            String before,
            Actor actor,
            String reason,
            Instant at) {
        em.persist(
                new GrantEntity(
                        accounts.unit().newId(),
                        at,
                        user,
                        Grant.Kind.CHANGED,
                        before,
                        user.rightsAt(at),
                        actor,
                        reason.substring(0, Math.min(200, reason.length()))));
    }
}
