// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import jakarta.persistence.EntityManager;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.NewUser;
import org.madoguchi.api.identity.OutsidePerson;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.identity.SignIn;
import org.madoguchi.api.storage.StorageException;

/** From a person whom a provider has recognised to an account and a session. */
final class OutsideEntry {
    private final Accounts accounts;
    private final AccountChanges changes;
    private final SignInEnds ends;

    OutsideEntry(Accounts accounts, SignInEnds ends) {
        this.accounts = accounts;
        this.changes = new AccountChanges(accounts);
        this.ends = ends;
    }

    SignIn enter(OutsidePerson person, String origin) {
        try {
            return enterAtOnce(person, origin);
        } catch (RejectedException unfit) {
            // an account that cannot be made; what was begun is undone
            return accounts.unit()
                    .required(em -> refuse(person, origin, "unknown", unfit.reason().en()));
        }
    }

    /** Of two windows in which somebody comes in for the first time, one finds the other's work. */
    private SignIn enterAtOnce(OutsidePerson person, String origin) {
        try {
            return accounts.unit().required(em -> enter(em, person, origin));
        } catch (StorageException | RejectedException collision) {
            return accounts.unit().required(em -> enter(em, person, origin));
        }
    }

    private SignIn enter(EntityManager em, OutsidePerson person, String origin) {
        Optional<OutsideAccountEntity> known =
                OutsideAccountEntity.of(em, person.provider(), person.subject());
        if (known.isPresent()) {
            known.get().used(accounts.now());
            return admit(em, accounts.reserved(em, known.get().userId()), person, origin);
        }
        Optional<UserEntity> namesake = accounts.byLogin(em, UserRules.login(person.login()));
        if (namesake.isEmpty()) {
            return make(em, person, origin);
        }
        UserEntity user = accounts.reserved(em, namesake.get().id());
        if (isTheirs(em, user, person)) {
            // since we looked, in another window
            return admit(em, user, person, origin);
        }
        Optional<String> against = whatSpeaksAgainst(em, user, person);
        if (against.isPresent()) {
            return refuse(person, origin, "user " + user.id(), against.get());
        }
        link(em, user, person, origin);
        return admit(em, user, person, origin);
    }

    private static boolean isTheirs(EntityManager em, UserEntity user, OutsidePerson person) {
        return OutsideAccountEntity.of(em, person.provider(), person.subject())
                .filter(known -> known.userId() == user.id())
                .isPresent();
    }

    private Optional<String> whatSpeaksAgainst(
            EntityManager em, UserEntity user, OutsidePerson person) {
        if (!user.isActive()) {
            return Optional.of("the account is retired");
        }
        boolean taken =
                OutsideAccountEntity.of(em, user.id()).stream()
                        .anyMatch(other -> other.provider().equals(person.provider()));
        if (taken) {
            return Optional.of("the account belongs to somebody else at the provider");
        }
        if (user.rolesAt(accounts.now()).contains(Role.ADMINISTRATOR)
                && !person.terms().administrators()) {
            return Optional.of("accounts of administrators are not found by name");
        }
        return Optional.empty();
    }

    private SignIn make(EntityManager em, OutsidePerson person, String origin) {
        Set<Role> roles = granted(person);
        if (!person.terms().create() || roles.isEmpty()) {
            return refuse(
                    person,
                    origin,
                    "user unknown",
                    person.terms().create() ? "no group gives a role" : "no account");
        }
        NewUser tidy =
                UserRules.checked(
                        new NewUser(person.login(), person.name(), roles, person.department()));
        UserEntity made =
                changes.create(
                        em,
                        SignInEnds.nobody(person.provider(), origin),
                        tidy,
                        PasswordHasher.NONE,
                        false,
                        "first sign-in");
        link(em, made, person, origin);
        return admit(em, made, person, origin);
    }

    private static Set<Role> granted(OutsidePerson person) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        roles.addAll(person.roles());
        if (!person.terms().administrators()) {
            roles.remove(Role.ADMINISTRATOR);
        }
        return roles;
    }

    /**
     * Gives the account what the person's groups give, and takes the rest.
     *
     * @return false when no group gives anything
     */
    private boolean follow(EntityManager em, UserEntity user, OutsidePerson person, String origin) {
        boolean ours =
                user.roles().contains(Role.ADMINISTRATOR) && !person.terms().administrators();
        if (!person.terms().follow() || ours) {
            return true;
        }
        Set<Role> roles = granted(person);
        if (roles.isEmpty()) {
            return false;
        }
        NewUser tidy =
                UserRules.checked(
                        new NewUser(user.login(), user.name(), roles, person.department()));
        if (!user.isAs(tidy)) {
            changes.update(
                    em,
                    SignInEnds.nobody(person.provider(), origin),
                    user,
                    tidy,
                    true,
                    "groups at the provider");
        }
        return true;
    }

    /** From now on only the provider says who it is. */
    private void dropPassword(
            EntityManager em, UserEntity user, OutsidePerson person, String origin) {
        if (person.terms().dropPasswords()
                && user.hasPassword()
                && !user.roles().contains(Role.ADMINISTRATOR)) {
            user.dropPassword();
            accounts.endSessions(em, user.id());
            accounts.audited(
                    accounts.self(user, origin),
                    "user.password-dropped",
                    user,
                    "by " + person.provider());
        }
    }

    private void link(EntityManager em, UserEntity user, OutsidePerson person, String origin) {
        em.persist(
                new OutsideAccountEntity(
                        accounts.unit().newId(),
                        person.provider(),
                        person.subject(),
                        user.id(),
                        accounts.now()));
        Actor self = accounts.self(user, origin);
        accounts.audited(self, "user.outside-linked", user, person.provider());
    }

    private SignIn admit(EntityManager em, UserEntity user, OutsidePerson person, String origin) {
        if (user.lockedUntil(accounts.now()).isPresent()) {
            return ends.refuseLocked(user, origin);
        }
        if (!user.isActive()) {
            return refuse(person, origin, "user " + user.id(), "the account is retired");
        }
        dropPassword(em, user, person, origin);
        if (!follow(em, user, person, origin)) {
            return refuse(person, origin, "user " + user.id(), "no group gives a role");
        }
        if (!ends.admits(user, origin)) {
            return ends.refuseOrigin(user, origin);
        }
        return Accounts.hasSecondFactor(em, user) && !person.secondFactor()
                ? ends.askForCode(em, user, person.provider())
                : ends.accept(
                        em,
                        user,
                        origin,
                        "by " + person.provider(),
                        new SignInEnds.Way(person.provider(), person.secondFactor(), false));
    }

    private SignIn refuse(OutsidePerson person, String origin, String subject, String why) {
        accounts.audited(
                SignInEnds.nobody(person.provider(), origin),
                "user.sign-in-refused",
                subject,
                "by " + person.provider() + ": " + why);
        return new SignIn.NoAccount();
    }
}
