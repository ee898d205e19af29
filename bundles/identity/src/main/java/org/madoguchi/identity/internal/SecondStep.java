// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import jakarta.persistence.EntityManager;
import java.util.Optional;
import org.madoguchi.api.identity.DemandedFactor;
import org.madoguchi.api.identity.SignIn;

/** The code or the passkey after the password. */
final class SecondStep {
    private final Accounts accounts;
    private final SignInEnds ends;
    private final Codes codes;

    SecondStep(Accounts accounts, SignInEnds ends) {
        this.accounts = accounts;
        this.ends = ends;
        this.codes = new Codes(accounts);
    }

    /** Looks at what was shown; the account's row is reserved. */
    @FunctionalInterface
    interface Examination {
        Finding look(EntityManager em, UserEntity user);
    }

    /**
     * @param right it is the account's
     * @param told for the audit trail: what it was, or what is wrong with it
     * @param action under which it is recorded when it is wrong
     */
    record Finding(boolean right, boolean passkey, String told, String action) {
        static Finding wrong(String told, String action) {
            return new Finding(false, false, told, action);
        }
    }

    SignIn takeCode(String secret, String code, String origin) {
        return take(secret, origin, (em, user) -> examine(em, user, code));
    }

    private Finding examine(EntityManager em, UserEntity user, String code) {
        boolean passkeyDemanded =
                accounts.knownRules().demandedFactor(user.rolesAt(accounts.now()))
                                == DemandedFactor.PASSKEY
                        && PasskeyEntity.any(em, user.id());
        Optional<String> used =
                passkeyDemanded
                        ? codes.useRecoveryCode(em, user.id(), code)
                        : codes.use(em, user.id(), code);
        return used.map(told -> new Finding(true, false, told, ""))
                .orElseGet(
                        () ->
                                Finding.wrong(
                                        passkeyDemanded ? "a passkey is demanded" : "",
                                        "user.code-refused"));
    }

    SignIn take(String secret, String origin, Examination examination) {
        return accounts.unit()
                .required(
                        em ->
                                HalfSignInEntity.bySecret(em, secret, accounts.now())
                                        .map(half -> take(em, half, origin, examination))
                                        .orElseGet(SignIn.TooLate::new));
    }

    private SignIn take(
            EntityManager em, HalfSignInEntity half, String origin, Examination examination) {
        UserEntity user = accounts.reserved(em, half.userId());
        if (user.lockedUntil(accounts.now()).isPresent()) {
            accounts.endHalfSignIns(em, user.id());
            return ends.refuseLocked(user, origin);
        }
        // whoever sent the same at the same time may have come first
        boolean over = !isStill(em, half.id());
        if (over || !user.isActive() || !Accounts.hasSecondFactor(em, user)) {
            accounts.endHalfSignIns(em, user.id());
            return new SignIn.TooLate();
        }
        if (!ends.admits(user, origin)) {
            return ends.refuseOrigin(user, origin);
        }
        Finding found = examination.look(em, user);
        if (found.right()) {
            accounts.endHalfSignIns(em, user.id());
            String provider = half.provider().orElse(null);
            return ends.accept(
                    em,
                    user,
                    origin,
                    found.told(),
                    new SignInEnds.Way(provider, false, found.passkey()));
        }
        SignIn refused = ends.refuse(user, found.action(), found.told(), origin);
        if (refused instanceof SignIn.Locked) {
            accounts.endHalfSignIns(em, user.id());
        }
        return refused;
    }

    private static boolean isStill(EntityManager em, long half) {
        return em.createQuery(
                                "SELECT COUNT(h) FROM HalfSignInEntity h WHERE h.id = :id",
                                Long.class)
                        .setParameter("id", half)
                        .getSingleResult()
                > 0;
    }
}
