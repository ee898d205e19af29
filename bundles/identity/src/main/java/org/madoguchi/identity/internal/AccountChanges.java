// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Objects;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Grant;
import org.madoguchi.api.identity.NewUser;
import org.madoguchi.api.identity.Role;

/** How accounts come and change; whoever calls has checked the data and the permission. */
final class AccountChanges {
    private final Accounts accounts;

    AccountChanges(Accounts accounts) {
        this.accounts = accounts;
    }

    UserEntity create(
            EntityManager em,
            Actor actor,
            NewUser user,
            String passwordHash,
            boolean mustChange,
            String reason) {
        demandFree(em, user.login());
        UserEntity created =
                new UserEntity(
                        accounts.unit().newId(), user, passwordHash, mustChange, accounts.now());
        em.persist(created);
        accounts.audited(
                actor, "user.create", created, created.told() + UserRules.toldReason(reason));
        note(em, created, Grant.Kind.GRANTED, "", actor, reason);
        return created;
    }

    void update(
            EntityManager em,
            Actor actor,
            UserEntity entity,
            NewUser user,
            boolean active,
            String reason) {
        if (!entity.login().equals(user.login())) {
            demandFree(em, user.login());
        }
        boolean staysAdministrator = active && user.roles().contains(Role.ADMINISTRATOR);
        if (!staysAdministrator && isLastAdministrator(em, entity)) {
            throw PasswordPolicy.rejected("last.administrator");
        }
        boolean wasActive = entity.isActive();
        UserRules.demandReason(wasActive && !active, reason);
        String before = entity.told();
        String rights = entity.rights();
        Long department = entity.departmentId();
        entity.become(user, active);
        if (!active) {
            accounts.endSessions(em, entity.id());
            accounts.revokeTokens(em, entity.id());
        }
        accounts.audited(
                actor,
                action(wasActive, active),
                entity,
                before + " -> " + entity.told() + UserRules.toldReason(reason));
        boolean moved = active && !Objects.equals(department, entity.departmentId());
        if (moved || !rights.equals(entity.rights())) {
            note(em, entity, kind(wasActive, active), rights, actor, reason);
        }
    }

    private void note(
            EntityManager em,
            UserEntity user,
            Grant.Kind kind,
            String rightsBefore,
            Actor actor,
            String reason) {
        em.persist(
                new GrantEntity(
                        accounts.unit().newId(),
                        accounts.now(),
                        user,
                        kind,
                        rightsBefore,
                        actor,
                        reason));
    }

    private static String action(boolean wasActive, boolean isActive) {
        if (wasActive == isActive) {
            return "user.update";
        }
        return isActive ? "user.restore" : "user.retire";
    }

    private static Grant.Kind kind(boolean wasActive, boolean isActive) {
        if (wasActive == isActive) {
            return Grant.Kind.CHANGED;
        }
        return isActive ? Grant.Kind.RESTORED : Grant.Kind.REMOVED;
    }

    private void demandFree(EntityManager em, String login) {
        if (accounts.byLogin(em, login).isPresent()) {
            throw PasswordPolicy.rejected("login.taken", login);
        }
    }

    private static boolean isLastAdministrator(EntityManager em, UserEntity entity) {
        List<Long> administrators =
                em.createQuery("SELECT u FROM UserEntity u WHERE u.active = TRUE", UserEntity.class)
                        .getResultStream()
                        .filter(user -> user.roles().contains(Role.ADMINISTRATOR))
                        .map(UserEntity::id)
                        .toList();
        return administrators.equals(List.of(entity.id()));
    }
}
