// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import jakarta.persistence.EntityManager;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.NewUser;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.identity.Users;
import org.madoguchi.api.storage.Transactions;
import org.madoguchi.storage.EntityUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Accounts as rows of a table. */
@Component(service = Users.class)
public final class StoredUsers implements Users {
    private final Accounts accounts;
    private final EntityUnit unit;
    private final Transactions transactions;
    private final PasswordPolicy policy;
    private final PasswordProof proof;
    private final AccountChanges changes;
    private final FirstSignIn firstSignIn;
    private final Secrets secrets = new Secrets();

    @Activate
    public StoredUsers(@Reference Accounts accounts, @Reference Transactions transactions) {
        this(
                accounts,
                transactions,
                Path.of(
                        Objects.requireNonNull(
                                System.getProperty("karaf.data"), "karaf.data is not set"),
                        "first-sign-in.txt"));
    }

    StoredUsers(Accounts accounts, Transactions transactions, Path firstSignInFile) {
        this.accounts = accounts;
        this.unit = accounts.unit();
        this.transactions = transactions;
        this.policy = new PasswordPolicy(accounts.settings());
        this.proof = new PasswordProof(accounts);
        this.changes = new AccountChanges(accounts);
        this.firstSignIn = new FirstSignIn(firstSignInFile);
        makeFirstAdministrator();
    }

    private void makeFirstAdministrator() {
        unit.run(
                em -> {
                    if (count(em) > 0) {
                        forgetFirstSignInWhenDone(em);
                        return;
                    }
                    String password = secrets.password();
                    NewUser first =
                            new NewUser(
                                    FirstSignIn.LOGIN,
                                    LocalizedText.from(StoredUsers.class, "first.name").ja(),
                                    Set.of(Role.ADMINISTRATOR),
                                    Optional.empty());
                    String hash = accounts.hasher().hash(password);
                    changes.create(em, Actor.system("first start"), first, hash, true, "");
                    firstSignIn.tell(password);
                });
    }

    /** The product may have stopped between a changed password and the end of the file. */
    private void forgetFirstSignInWhenDone(EntityManager em) {
        accounts.byLogin(em, FirstSignIn.LOGIN)
                .filter(user -> !user.toRecord(accounts.now()).mustChangePassword())
                .ifPresent(user -> firstSignIn.forget());
    }

    private static long count(EntityManager em) {
        return em.createQuery("SELECT COUNT(u) FROM UserEntity u", Long.class).getSingleResult();
    }

    @Override
    public Page<User> list(Actor actor, PageRequest request) {
        actor.require(Permission.USER_MANAGE);
        Instant now = accounts.now();
        return unit.required(
                em -> {
                    StoredDeputies.settle(em, accounts);
                    return new Page<>(
                            em.createQuery(
                                            "SELECT u FROM UserEntity u ORDER BY u.login",
                                            UserEntity.class)
                                    .setFirstResult(request.offset())
                                    .setMaxResults(request.limit())
                                    .getResultStream()
                                    .map(user -> user.toRecord(now))
                                    .toList(),
                            count(em),
                            request);
                });
    }

    @Override
    public Optional<User> find(UserId id) {
        Instant now = accounts.now();
        return unit.required(
                em ->
                        Optional.ofNullable(em.find(UserEntity.class, id.value()))
                                .map(user -> user.toRecord(now)));
    }

    @Override
    public Optional<User> findByLogin(String login) {
        Instant now = accounts.now();
        return unit.required(
                em -> accounts.byLogin(em, UserRules.login(login)).map(user -> user.toRecord(now)));
    }

    @Override
    public List<User> operators() {
        Instant now = accounts.now();
        return unit.required(
                em ->
                        em.createQuery(
                                        "SELECT u FROM UserEntity u WHERE u.active = TRUE"
                                                + " ORDER BY u.name, u.login",
                                        UserEntity.class)
                                .getResultStream()
                                .map(user -> user.toRecord(now))
                                .filter(user -> user.actor("").may(Permission.CASE_HANDLE))
                                .toList());
    }

    @Override
    public User create(
            Actor actor, NewUser user, String password, boolean passwordIsFinal, String reason) {
        actor.require(Permission.USER_MANAGE);
        NewUser tidy = UserRules.checked(user);
        String why = UserRules.reason(reason);
        policy.check(password, tidy.login());
        return unit.required(
                em -> {
                    String hash = accounts.hasher().hash(password);
                    return changes.create(em, actor, tidy, hash, !passwordIsFinal, why)
                            .toRecord(accounts.now());
                });
    }

    @Override
    public User update(Actor actor, UserId id, NewUser user, boolean active, String reason) {
        actor.require(Permission.USER_MANAGE);
        NewUser tidy = UserRules.checked(user);
        String why = UserRules.reason(reason);
        return unit.required(
                em -> {
                    UserEntity entity = existing(em, id);
                    changes.update(em, actor, entity, tidy, active, why);
                    return entity.toRecord(accounts.now());
                });
    }

    private static UserEntity existing(EntityManager em, UserId id) {
        UserEntity entity = em.find(UserEntity.class, id.value());
        if (entity == null) {
            throw new NotFoundException("user " + id);
        }
        return entity;
    }

    @Override
    public String resetPassword(Actor actor, UserId id) {
        actor.require(Permission.USER_MANAGE);
        String password = secrets.password();
        String hash = accounts.hasher().hash(password);
        unit.run(
                em -> {
                    UserEntity user = existing(em, id);
                    setPassword(em, user, hash, true);
                    accounts.audited(actor, "user.reset-password", user, "");
                });
        return password;
    }

    private void setPassword(EntityManager em, UserEntity user, String hash, boolean mustChange) {
        user.password(hash, mustChange, accounts.now());
        accounts.endSessions(em, user.id());
        if (user.login().equals(FirstSignIn.LOGIN)) {
            transactions.afterCommit(firstSignIn::forget);
        }
    }

    @Override
    public void changePassword(UserId id, String oldPassword, String newPassword, String origin) {
        String login = proof.demand(id, oldPassword, origin, "user.change-password-refused");
        policy.check(newPassword, login);
        if (PasswordPolicy.normal(newPassword).equals(PasswordPolicy.normal(oldPassword))) {
            throw PasswordPolicy.rejected("password.same");
        }
        String hash = accounts.hasher().hash(newPassword);
        unit.run(
                em -> {
                    UserEntity user = existing(em, id);
                    setPassword(em, user, hash, false);
                    accounts.audited(accounts.self(user, origin), "user.change-password", user, "");
                });
    }
}
