// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.OutsidePerson;
import org.madoguchi.api.identity.PasswordSignIn;
import org.madoguchi.api.identity.SecondFactors;
import org.madoguchi.api.identity.SignInException;
import org.madoguchi.api.identity.UserId;

/**
 * Asks whoever is signed in for the password once more. Whoever found an open screen must not try
 * passwords without end: wrong ones count towards the lock-out, which ends the sessions as well.
 */
final class PasswordProof {
    /** How long ago somebody may have signed in who has nothing else to show. */
    private static final Duration FRESH = Duration.ofMinutes(10);

    private final Accounts accounts;
    private final Codes codes;

    PasswordProof(Accounts accounts) {
        this.accounts = accounts;
        this.codes = new Codes(accounts);
    }

    /**
     * @param action under which a wrong password is recorded
     * @return the account's login
     * @throws RejectedException when the password is wrong or the account is locked
     */
    String demand(UserId id, String password, String origin, String action) {
        Present present = accounts.unit().required(em -> present(em, id));
        if (present.hash().equals(PasswordHasher.NONE)) {
            throw PasswordPolicy.rejected("password.outside");
        }
        if (!accounts.hasher().matches(password, present.hash())) {
            noteWrong(id, origin, action);
            throw PasswordPolicy.rejected("password.wrong");
        }
        return present.login();
    }

    /** What whoever changes the account's second factor has to show. */
    SecondFactors.Proof kind(UserId id) {
        return accounts.unit()
                .required(
                        em -> {
                            UserEntity user = existing(em, id);
                            if (user.hasPassword() || checker(em, user).isPresent()) {
                                return SecondFactors.Proof.PASSWORD;
                            }
                            return user.hasSecondFactor()
                                    ? SecondFactors.Proof.CODE
                                    : SecondFactors.Proof.FRESH_SIGN_IN;
                        });
    }

    /**
     * As {@link #demand}, also of accounts without a password of ours.
     *
     * @param shown what {@link #kind} says
     * @param session the present one; empty when a fresh sign-in is not enough
     * @throws RejectedException when it does not show that it is the account's owner
     */
    void demandOwner(
            UserId id, String shown, Optional<String> session, String origin, String action) {
        SecondFactors.Proof kind = kind(id);
        if (kind == SecondFactors.Proof.FRESH_SIGN_IN) {
            demandFresh(session);
        } else if (kind == SecondFactors.Proof.CODE) {
            demandCode(id, shown, origin, action);
        } else if (!isOutside(id, shown)) {
            demand(id, shown, origin, action);
        }
    }

    private void demandFresh(Optional<String> session) {
        Instant earliest = accounts.now().minus(FRESH);
        boolean fresh =
                accounts.unit()
                        .required(
                                em ->
                                        session.flatMap(s -> SessionEntity.bySecret(em, s))
                                                .filter(s -> s.startedAt().isAfter(earliest))
                                                .isPresent());
        if (!fresh) {
            throw PasswordPolicy.rejected("second.factor.fresh");
        }
    }

    private void demandCode(UserId id, String code, String origin, String action) {
        boolean right =
                accounts.unit()
                        .required(
                                em -> {
                                    UserEntity user = accounts.reserved(em, id.value());
                                    user.lockedUntil(accounts.now()).ifPresent(this::refuseLocked);
                                    return codes.use(em, user.id(), code).isPresent();
                                });
        if (!right) {
            noteWrong(id, origin, action);
            throw PasswordPolicy.rejected("code.wrong");
        }
    }

    /** Whether the provider that checks the account's password says that this is it. */
    private boolean isOutside(UserId id, String password) {
        Optional<Asked> asked =
                accounts.unit()
                        .required(
                                em -> {
                                    UserEntity user = existing(em, id);
                                    user.lockedUntil(accounts.now()).ifPresent(this::refuseLocked);
                                    return checker(em, user)
                                            .map(known -> new Asked(known, user.login()));
                                });
        try {
            return asked.isPresent()
                    && asked.get()
                            .provider()
                            .check(asked.get().login(), password)
                            .filter(person -> belongs(person, id))
                            .isPresent();
        } catch (SignInException e) {
            throw new RejectedException(e.reason());
        }
    }

    private boolean belongs(OutsidePerson person, UserId id) {
        return accounts.unit()
                .required(
                        em ->
                                OutsideAccountEntity.of(em, person.provider(), person.subject())
                                        .filter(known -> known.userId() == id.value())
                                        .isPresent());
    }

    private Optional<PasswordSignIn> checker(EntityManager em, UserEntity user) {
        List<String> known =
                OutsideAccountEntity.of(em, user.id()).stream()
                        .map(OutsideAccountEntity::provider)
                        .toList();
        return accounts.providers().stream()
                .filter(provider -> known.contains(provider.status().id()))
                .findFirst();
    }

    private record Asked(PasswordSignIn provider, String login) {}

    private static UserEntity existing(EntityManager em, UserId id) {
        UserEntity user = em.find(UserEntity.class, id.value());
        if (user == null) {
            throw new NotFoundException("user " + id);
        }
        return user;
    }

    private Present present(EntityManager em, UserId id) {
        UserEntity user = existing(em, id);
        user.lockedUntil(accounts.now()).ifPresent(this::refuseLocked);
        return new Present(user.login(), user.passwordHash());
    }

    private void refuseLocked(Instant until) {
        Duration left = Duration.between(accounts.now(), until);
        throw PasswordPolicy.rejected("password.locked", left.toMinutes() + 1);
    }

    private void noteWrong(UserId id, String origin, String action) {
        accounts.unit()
                .run(
                        em -> {
                            UserEntity user = accounts.reserved(em, id.value());
                            Actor self = accounts.self(user, origin);
                            accounts.audited(self, action, user, "");
                            if (accounts.fail(user, self).isPresent()) {
                                accounts.endSessions(em, user.id());
                            }
                        });
    }

    private record Present(String login, String hash) {}
}
