// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import jakarta.persistence.EntityManager;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.city.City;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.DemandedFactor;
import org.madoguchi.api.identity.PasskeyId;
import org.madoguchi.api.identity.PasskeyOffer;
import org.madoguchi.api.identity.PasskeyRing;
import org.madoguchi.api.identity.Passkeys;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.identity.SignIn;
import org.madoguchi.api.identity.UserId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passkeys as rows of a table; see docs/adr/0048-passkeys.md. */
@Component(service = Passkeys.class)
public final class StoredPasskeys implements Passkeys {
    private static final Logger log = LoggerFactory.getLogger(StoredPasskeys.class);

    private final Accounts accounts;
    private final City city;
    private final Optional<PasskeyPlace> place;
    private final Challenges challenges;
    private final Secrets secrets = new Secrets();
    private final WebAuthn webAuthn = new WebAuthn();
    private final PasskeyOptions options = new PasskeyOptions(webAuthn);
    private final PasswordProof proof;
    private final Codes codes;

    @Activate
    public StoredPasskeys(@Reference Accounts accounts, @Reference City city) {
        this.accounts = accounts;
        this.city = city;
        this.place = PasskeyPlace.of(city.consoleUrl());
        this.challenges = new Challenges(accounts);
        this.proof = new PasswordProof(accounts);
        this.codes = new Codes(accounts);
        if (place.isEmpty()) {
            log.info(
                    "no passkeys: console.url in etc/org.madoguchi.city.cfg is no https address"
                            + " with a name");
        }
    }

    @Override
    public Optional<URI> place() {
        return place.map(PasskeyPlace::origin);
    }

    @Override
    public PasskeyRing of(Actor actor, UserId owner) {
        accounts.demandOwnOrManager(actor, owner);
        return accounts.unit()
                .required(
                        em -> {
                            UserEntity user =
                                    existing(em.find(UserEntity.class, owner.value()), owner);
                            return new PasskeyRing(
                                    PasskeyEntity.of(em, user.id()).stream()
                                            .map(PasskeyEntity::toRecord)
                                            .toList(),
                                    demanded(user) == DemandedFactor.PASSKEY,
                                    user.hasPassword()
                                            && accounts.knownRules()
                                                    .allowPasskeyAlone(
                                                            user.rolesAt(accounts.now())),
                                    lastNeeded(user));
                        });
    }

    private DemandedFactor demanded(UserEntity user) {
        return accounts.knownRules().demandedFactor(user.rolesAt(accounts.now()));
    }

    private boolean lastNeeded(UserEntity user) {
        DemandedFactor demanded = demanded(user);
        return demanded == DemandedFactor.PASSKEY
                || demanded == DemandedFactor.ANY && !user.hasSecondFactor();
    }

    @Override
    public PasskeyOffer register(Actor actor, String name, String shown, String sessionSecret) {
        UserId id = self(actor);
        PasskeyPlace here = place.orElseThrow(() -> PasswordPolicy.rejected("passkey.nowhere"));
        String tidy = name.strip();
        if (tidy.isEmpty()
                || tidy.length() > LONGEST_NAME
                || tidy.chars().anyMatch(Character::isISOControl)) {
            throw PasswordPolicy.rejected("passkey.name", LONGEST_NAME);
        }
        proof.demandOwner(
                id,
                shown,
                Optional.of(sessionSecret),
                actor.origin(),
                "user.second-factor-refused");
        String challenge = challenges.ask(Challenges.Kind.REGISTER, sessionSecret, tidy);
        return accounts.unit()
                .required(
                        em -> {
                            UserEntity user = existing(em.find(UserEntity.class, id.value()), id);
                            List<KnownKey> present = keys(em, user.id());
                            demandRoom(present.size());
                            return new PasskeyOffer(
                                    options.create(
                                            here, city.deskName().ja(), user, challenge, present),
                                    sessionSecret);
                        });
    }

    private static void demandRoom(int present) {
        if (present >= MOST) {
            throw PasswordPolicy.rejected("passkey.many", MOST);
        }
    }

    @Override
    public List<String> confirm(Actor actor, String answer, String sessionSecret) {
        UserId id = self(actor);
        PasskeyPlace here = place.orElseThrow(() -> PasswordPolicy.rejected("passkey.nowhere"));
        try {
            WebAuthn.NewKey made = webAuthn.readNew(answer);
            String name =
                    challenges
                            .answered(Challenges.Kind.REGISTER, sessionSecret, made.challenge())
                            .orElseThrow(
                                    () ->
                                            new WebAuthn.RefusedException(
                                                    "nobody asked, or long ago", false));
            KnownKey key = webAuthn.verify(made, here);
            return accounts.unit().required(em -> add(em, actor, name, key, sessionSecret));
        } catch (WebAuthn.RefusedException refused) {
            log.debug("a passkey was not registered", refused);
            accounts.audited(actor, "user.passkey-refused", "user " + id, refused.getMessage());
            throw PasswordPolicy.rejected("passkey.refused");
        }
    }

    private List<String> add(
            EntityManager em, Actor actor, String name, KnownKey key, String sessionSecret) {
        UserId id = self(actor);
        UserEntity user = existing(accounts.reserved(em, id.value()), id);
        if (PasskeyEntity.owner(em, key.credentialHash()).isPresent()) {
            throw PasswordPolicy.rejected("passkey.known");
        }
        demandRoom(keys(em, user.id()).size());
        String present = Secrets.hash(sessionSecret);
        if (!Accounts.hasSecondFactor(em, user)) {
            accounts.endHalfSignIns(em, user.id());
            em.createQuery(
                            "DELETE FROM SessionEntity s"
                                    + " WHERE s.userId = :user AND s.secretHash <> :present")
                    .setParameter("user", user.id())
                    .setParameter("present", present)
                    .executeUpdate();
        }
        em.createQuery("UPDATE SessionEntity s SET s.mustEnrol = 0 WHERE s.secretHash = :present")
                .setParameter("present", present)
                .executeUpdate();
        PasskeyEntity made =
                new PasskeyEntity(accounts.unit().newId(), user.id(), name, key, accounts.now());
        em.persist(made);
        accounts.audited(actor, "user.passkey-added", user, made.told());
        return codes.left(em, user.id()) == 0 ? codes.renew(em, user.id()) : List.of();
    }

    @Override
    public void remove(Actor actor, PasskeyId id, String shown, String sessionSecret) {
        UserId self = self(actor);
        proof.demandOwner(
                self,
                shown,
                Optional.of(sessionSecret),
                actor.origin(),
                "user.second-factor-refused");
        accounts.unit()
                .run(
                        em -> {
                            UserEntity user = existing(accounts.reserved(em, self.value()), self);
                            PasskeyEntity key = existing(em, id);
                            if (key.userId() != user.id()) {
                                throw new NotFoundException("passkey " + id);
                            }
                            if (lastNeeded(user) && keys(em, user.id()).size() == 1) {
                                throw PasswordPolicy.rejected("passkey.last");
                            }
                            remove(em, actor, user, key);
                        });
    }

    @Override
    public void takeAway(Actor actor, PasskeyId id) {
        actor.require(Permission.USER_MANAGE);
        accounts.unit()
                .run(
                        em -> {
                            PasskeyEntity key = existing(em, id);
                            UserEntity user = accounts.reserved(em, key.userId());
                            remove(em, actor, user, key);
                            accounts.endSessions(em, user.id());
                        });
    }

    private void remove(EntityManager em, Actor actor, UserEntity user, PasskeyEntity key) {
        em.remove(key);
        em.flush();
        if (!Accounts.hasSecondFactor(em, user)) {
            codes.forgetRecoveryCodes(em, user.id());
        }
        accounts.audited(actor, "user.passkey-removed", user, key.told());
    }

    @Override
    public AfterPassword afterPassword(String secret) {
        return half(
                        secret,
                        (em, user) ->
                                Optional.of(
                                        new AfterPassword(
                                                takesApp(em, user),
                                                place.isPresent()
                                                        && PasskeyEntity.any(em, user.id()))))
                .orElseGet(() -> new AfterPassword(false, false));
    }

    private boolean takesApp(EntityManager em, UserEntity user) {
        return user.hasSecondFactor()
                && (demanded(user) != DemandedFactor.PASSKEY || !PasskeyEntity.any(em, user.id()));
    }

    @Override
    public Optional<PasskeyOffer> askAfterPassword(String secret) {
        Optional<List<KnownKey>> keys =
                half(secret, (em, user) -> Optional.of(keys(em, user.id())))
                        .filter(found -> !found.isEmpty());
        return place.flatMap(
                here ->
                        keys.map(
                                present ->
                                        new PasskeyOffer(
                                                options.get(
                                                        here,
                                                        challenges.ask(
                                                                Challenges.Kind.AFTER_PASSWORD,
                                                                secret,
                                                                ""),
                                                        present),
                                                secret)));
    }

    @Override
    public SignIn signInAfterPassword(String secret, String answer, String origin) {
        return signIn(origin, steps -> steps.afterPassword(secret, answer, origin));
    }

    @Override
    public boolean offeredAlone() {
        return place.isPresent() && accounts.knownRules().allowPasskeyAlone();
    }

    @Override
    public Optional<PasskeyOffer> askAlone() {
        return place.map(
                here -> {
                    new RunningSessions(accounts).removeEnded();
                    String secret = secrets.session();
                    String challenge = challenges.ask(Challenges.Kind.ALONE, secret, "");
                    return new PasskeyOffer(options.get(here, challenge, List.of()), secret);
                });
    }

    @Override
    public SignIn signInAlone(String secret, String answer, String origin) {
        return signIn(origin, steps -> steps.alone(secret, answer, origin));
    }

    private SignIn signIn(String origin, Function<PasskeySignIns, SignIn> step) {
        Optional<SignIn.Locked> stopped = accounts.doorkeeper().stopped(origin);
        if (stopped.isPresent() || place.isEmpty()) {
            return stopped.<SignIn>map(locked -> locked).orElseGet(SignIn.TooLate::new);
        }
        PasskeySignIns steps = new PasskeySignIns(accounts, challenges, webAuthn, place.get());
        return accounts.doorkeeper().counted(step.apply(steps), origin);
    }

    private <T> Optional<T> half(String secret, Half<T> look) {
        return accounts.unit()
                .required(
                        em ->
                                HalfSignInEntity.bySecret(em, secret, accounts.now())
                                        .map(half -> em.find(UserEntity.class, half.userId()))
                                        .flatMap(user -> look.at(em, user)));
    }

    @FunctionalInterface
    private interface Half<T> {
        Optional<T> at(EntityManager em, UserEntity user);
    }

    private static List<KnownKey> keys(EntityManager em, long userId) {
        return PasskeyEntity.of(em, userId).stream().map(PasskeyEntity::key).toList();
    }

    private static PasskeyEntity existing(EntityManager em, PasskeyId id) {
        PasskeyEntity key = em.find(PasskeyEntity.class, id.value());
        if (key == null) {
            throw new NotFoundException("passkey " + id);
        }
        return key;
    }

    private static UserEntity existing(UserEntity user, UserId id) {
        if (user == null) {
            throw new NotFoundException("user " + id);
        }
        return user;
    }

    private static UserId self(Actor actor) {
        return actor.user().orElseThrow(() -> PasswordPolicy.rejected("second.factor.person"));
    }
}
