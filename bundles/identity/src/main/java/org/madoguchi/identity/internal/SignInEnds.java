// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.DemandedFactor;
import org.madoguchi.api.identity.SignIn;

/** How both steps of a sign-in end, well or badly. */
final class SignInEnds {
    private final Accounts accounts;
    private final Secrets secrets;

    SignInEnds(Accounts accounts, Secrets secrets) {
        this.accounts = accounts;
        this.secrets = secrets;
    }

    /**
     * By which way somebody came.
     *
     * @param provider null for a password of ours
     * @param secondFactor a second factor was asked for there, or is part of this way
     * @param passkey a passkey was shown
     */
    record Way(String provider, boolean secondFactor, boolean passkey) {
        static final Way OURS = new Way(null, false, false);

        /** By a passkey and nothing else. */
        static final Way PASSKEY = new Way(null, true, true);

        boolean ours() {
            return provider == null;
        }

        boolean byPassword() {
            return ours() && !secondFactor;
        }
    }

    /**
     * Everything was right: opens a session.
     *
     * @param how for the audit trail
     */
    SignIn accept(EntityManager em, UserEntity user, String origin, String how, Way way) {
        user.forgetFailures();
        if (way.byPassword()) {
            accounts.settings()
                    .passwordLife()
                    .ifPresent(life -> user.expirePassword(accounts.now().minus(life)));
        }
        String secret = secrets.session();
        em.persist(
                new SessionEntity(
                        accounts.unit().newId(),
                        Secrets.hash(secret),
                        user.id(),
                        origin,
                        lacksFactor(em, user, way),
                        way.provider(),
                        accounts.now(),
                        accounts.settings().sessionLongest()));
        accounts.audited(accounts.self(user, origin), "user.sign-in", user, how);
        return new SignIn.Accepted(user.toRecord(accounts.now(), way.ours()), secret);
    }

    /** Whether something is still to be set up that a role demands. */
    private boolean lacksFactor(EntityManager em, UserEntity user, Way way) {
        DemandedFactor demanded =
                accounts.knownRules().demandedFactor(user.rolesAt(accounts.now()));
        if (demanded == DemandedFactor.NONE || way.secondFactor() || way.passkey()) {
            return false;
        }
        return demanded == DemandedFactor.PASSKEY || !Accounts.hasSecondFactor(em, user);
    }

    /** The password is right, the code is still to come: failures stay counted until then. */
    SignIn askForCode(EntityManager em, UserEntity user, String provider) {
        String secret = secrets.session();
        em.persist(
                new HalfSignInEntity(
                        accounts.unit().newId(),
                        Secrets.hash(secret),
                        user.id(),
                        provider,
                        accounts.now()));
        return new SignIn.CodeNeeded(secret);
    }

    SignIn refuse(UserEntity user, String action, String why, String origin) {
        Actor nobody = nobody(user.login(), origin);
        accounts.audited(nobody, action, user, why);
        return accounts.fail(user, nobody)
                .<SignIn>map(SignIn.Locked::new)
                .orElseGet(SignIn.Refused::new);
    }

    SignIn refuseLocked(UserEntity user, String origin) {
        accounts.audited(
                nobody(user.login(), origin),
                "user.sign-in-refused",
                user,
                "the account is locked");
        Optional<Instant> until = user.lockedUntil(accounts.now());
        return until.<SignIn>map(SignIn.Locked::new).orElseGet(SignIn.Refused::new);
    }

    boolean admits(UserEntity user, String origin) {
        return accounts.knownRules().admit(user.rolesAt(accounts.now()), origin);
    }

    /** Said only to whoever knows the password. */
    SignIn refuseOrigin(UserEntity user, String origin) {
        accounts.audited(nobody(user.login(), origin), "user.network-refused", user, "at sign-in");
        return new SignIn.NotFromHere();
    }

    static Actor nobody(String name, String origin) {
        return new Actor(Optional.empty(), name, Set.of(), Optional.empty(), origin);
    }
}
