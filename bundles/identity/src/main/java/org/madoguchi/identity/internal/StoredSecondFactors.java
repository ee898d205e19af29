// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.DemandedFactor;
import org.madoguchi.api.identity.Enrolment;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.identity.SecondFactor;
import org.madoguchi.api.identity.SecondFactors;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.storage.EntityUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Second factors as rows of tables; see docs/adr/0038-second-factor.md. */
@Component(service = SecondFactors.class)
public final class StoredSecondFactors implements SecondFactors {
    private final Accounts accounts;
    private final EntityUnit unit;
    private final Codes codes;
    private final PasswordProof proof;
    private final Secrets secrets = new Secrets();

    @Activate
    public StoredSecondFactors(@Reference Accounts accounts) {
        this.accounts = accounts;
        this.unit = accounts.unit();
        this.codes = new Codes(accounts);
        this.proof = new PasswordProof(accounts);
    }

    @Override
    public Proof proof(Actor actor) {
        return proof.kind(self(actor));
    }

    @Override
    public SecondFactor of(Actor actor, UserId owner) {
        accounts.demandOwnOrManager(actor, owner);
        return unit.required(
                em -> {
                    UserEntity user = existing(em.find(UserEntity.class, owner.value()), owner);
                    return new SecondFactor(
                            user.secondFactorSince(),
                            codes.left(em, owner.value()),
                            needed(em, user));
                });
    }

    /** Whether the app is all there is of what a role demands. */
    private boolean needed(EntityManager em, UserEntity user) {
        return accounts.knownRules().demandedFactor(user.rolesAt(accounts.now()))
                        != DemandedFactor.NONE
                && !PasskeyEntity.any(em, user.id());
    }

    @Override
    public Enrolment enrolment(Actor actor) {
        UserId id = self(actor);
        return unit.required(
                em -> {
                    UserEntity user = reserved(em, id);
                    demandOff(user);
                    byte[] secret = pendingSecret(em, user);
                    return new Enrolment(user.login(), Base32.of(secret));
                });
    }

    private byte[] pendingSecret(EntityManager em, UserEntity user) {
        SecondFactorEntity begun = em.find(SecondFactorEntity.class, user.id());
        Optional<byte[]> known =
                Optional.ofNullable(begun)
                        .flatMap(row -> accounts.box().open(row.sealedSecret(), user.id()));
        if (known.isPresent()) {
            return known.get();
        }
        if (begun != null) {
            // sealed with a key that is lost
            em.remove(begun);
            em.flush();
        }
        byte[] fresh = secrets.appSecret();
        em.persist(new SecondFactorEntity(user.id(), accounts.box().seal(fresh, user.id())));
        return fresh;
    }

    @Override
    public List<String> confirm(Actor actor, String password, String code, String sessionSecret) {
        UserId id = self(actor);
        proof.demandOwner(
                id,
                password,
                Optional.of(sessionSecret),
                actor.origin(),
                "user.second-factor-refused");
        Optional<List<String>> made =
                unit.required(
                        em -> {
                            UserEntity user = reserved(em, id);
                            demandOff(user);
                            SecondFactorEntity factor =
                                    em.find(SecondFactorEntity.class, user.id());
                            // a wrong code is no guess: whoever is here sees the secret
                            return factor != null && codes.useAppCode(factor, user.id(), code)
                                    ? Optional.of(turnOn(em, actor, user, sessionSecret))
                                    : Optional.empty();
                        });
        return made.orElseThrow(() -> PasswordPolicy.rejected("code.wrong"));
    }

    private List<String> turnOn(
            EntityManager em, Actor actor, UserEntity user, String sessionSecret) {
        user.secondFactor(accounts.now());
        accounts.endHalfSignIns(em, user.id());
        em.createQuery(
                        "DELETE FROM SessionEntity s"
                                + " WHERE s.userId = :user AND s.secretHash <> :present")
                .setParameter("user", user.id())
                .setParameter("present", Secrets.hash(sessionSecret))
                .executeUpdate();
        if (accounts.knownRules().demandedFactor(user.rolesAt(accounts.now()))
                != DemandedFactor.PASSKEY) {
            em.createQuery("UPDATE SessionEntity s SET s.mustEnrol = 0 WHERE s.userId = :user")
                    .setParameter("user", user.id())
                    .executeUpdate();
        }
        accounts.audited(actor, "user.second-factor-on", user, "");
        return codes.renew(em, user.id());
    }

    @Override
    public List<String> renewRecoveryCodes(Actor actor, String password) {
        UserId id = self(actor);
        proof.demandOwner(
                id, password, Optional.empty(), actor.origin(), "user.second-factor-refused");
        return unit.required(
                em -> {
                    UserEntity user = reserved(em, id);
                    if (!Accounts.hasSecondFactor(em, user)) {
                        throw PasswordPolicy.rejected("second.factor.off");
                    }
                    accounts.audited(actor, "user.recovery-codes", user, "");
                    return codes.renew(em, user.id());
                });
    }

    @Override
    public void turnOff(Actor actor, String password) {
        UserId id = self(actor);
        proof.demandOwner(
                id, password, Optional.empty(), actor.origin(), "user.second-factor-refused");
        unit.run(
                em -> {
                    UserEntity user = reserved(em, id);
                    if (needed(em, user)) {
                        throw PasswordPolicy.rejected("second.factor.demanded");
                    }
                    forget(em, user);
                    accounts.audited(actor, "user.second-factor-off", user, "");
                });
    }

    @Override
    public void reset(Actor actor, UserId owner) {
        actor.require(Permission.USER_MANAGE);
        unit.run(
                em -> {
                    UserEntity user = reserved(em, owner);
                    PasskeyEntity.forget(em, user.id());
                    forget(em, user);
                    accounts.endSessions(em, user.id());
                    accounts.audited(actor, "user.second-factor-reset", user, "");
                });
    }

    private void forget(EntityManager em, UserEntity user) {
        user.secondFactor(null);
        if (!PasskeyEntity.any(em, user.id())) {
            codes.forgetRecoveryCodes(em, user.id());
        }
        Optional.ofNullable(em.find(SecondFactorEntity.class, user.id())).ifPresent(em::remove);
    }

    private static void demandOff(UserEntity user) {
        if (user.hasSecondFactor()) {
            throw PasswordPolicy.rejected("second.factor.on");
        }
    }

    private UserEntity reserved(EntityManager em, UserId id) {
        return existing(accounts.reserved(em, id.value()), id);
    }

    private static UserEntity existing(UserEntity user, UserId id) {
        if (user == null) {
            throw new NotFoundException("user " + id);
        }
        return user;
    }

    /**
     * @throws RejectedException when the product itself asks, which has no telephone
     */
    private static UserId self(Actor actor) {
        return actor.user().orElseThrow(() -> PasswordPolicy.rejected("second.factor.person"));
    }
}
