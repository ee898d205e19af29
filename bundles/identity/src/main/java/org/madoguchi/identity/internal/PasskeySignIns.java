// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import jakarta.persistence.EntityManager;
import java.util.Optional;
import org.madoguchi.api.identity.SignIn;

/** Sign-ins by what a browser says of a passkey. */
final class PasskeySignIns {
    private static final String REFUSED = "user.passkey-refused";

    private final Accounts accounts;
    private final Challenges challenges;
    private final WebAuthn webAuthn;
    private final PasskeyPlace place;
    private final SignInEnds ends;
    private final SecondStep secondStep;

    PasskeySignIns(
            Accounts accounts, Challenges challenges, WebAuthn webAuthn, PasskeyPlace place) {
        this.accounts = accounts;
        this.challenges = challenges;
        this.webAuthn = webAuthn;
        this.place = place;
        this.ends = new SignInEnds(accounts, new Secrets());
        this.secondStep = new SecondStep(accounts, ends);
    }

    SignIn afterPassword(String secret, String answer, String origin) {
        SecondStep.Examination examination;
        try {
            WebAuthn.ShownKey shown = webAuthn.readShown(answer);
            examination =
                    challenges
                            .answered(Challenges.Kind.AFTER_PASSWORD, secret, shown.challenge())
                            .<SecondStep.Examination>map(
                                    asked -> (em, user) -> examine(em, user, shown))
                            .orElse((em, user) -> wrong("nobody asked, or long ago"));
        } catch (WebAuthn.RefusedException refused) {
            examination = (em, user) -> wrong(refused.getMessage());
        }
        return secondStep.take(secret, origin, examination);
    }

    private SecondStep.Finding examine(EntityManager em, UserEntity user, WebAuthn.ShownKey shown) {
        Optional<PasskeyEntity> key =
                PasskeyEntity.find(em, shown.credentialHash())
                        .filter(known -> known.userId() == user.id());
        if (key.isEmpty()) {
            return wrong("not of this account");
        }
        try {
            return new SecondStep.Finding(true, true, use(user, key.get(), shown, false), "");
        } catch (WebAuthn.RefusedException refused) {
            return SecondStep.Finding.wrong(told(key.get(), refused), action(refused));
        }
    }

    private static SecondStep.Finding wrong(String why) {
        return SecondStep.Finding.wrong(why, REFUSED);
    }

    SignIn alone(String secret, String answer, String origin) {
        WebAuthn.ShownKey shown;
        try {
            shown = webAuthn.readShown(answer);
        } catch (WebAuthn.RefusedException refused) {
            return refuseUnknown(refused.getMessage(), origin, new SignIn.Refused());
        }
        if (challenges.answered(Challenges.Kind.ALONE, secret, shown.challenge()).isEmpty()) {
            return refuseUnknown("nobody asked, or long ago", origin, new SignIn.TooLate());
        }
        return accounts.unit().required(em -> alone(em, shown, origin));
    }

    private SignIn alone(EntityManager em, WebAuthn.ShownKey shown, String origin) {
        Optional<Long> owner = PasskeyEntity.owner(em, shown.credentialHash());
        if (owner.isEmpty()) {
            return refuseUnknown("unknown passkey", origin, new SignIn.Refused());
        }
        UserEntity user = accounts.reserved(em, owner.get());
        if (user.lockedUntil(accounts.now()).isPresent()) {
            return ends.refuseLocked(user, origin);
        }
        Optional<PasskeyEntity> key = PasskeyEntity.find(em, shown.credentialHash());
        if (key.isEmpty() || !user.isActive()) {
            return refuse(user, REFUSED, "removed, or the account is retired", origin);
        }
        String used;
        try {
            used = use(user, key.get(), shown, true);
        } catch (WebAuthn.RefusedException refused) {
            return refuse(user, action(refused), told(key.get(), refused), origin);
        }
        if (!ends.admits(user, origin)) {
            return ends.refuseOrigin(user, origin);
        }
        // who has no password of ours is known to a provider, which must be able to shut them out
        if (!user.hasPassword()
                || !accounts.knownRules().allowPasskeyAlone(user.rolesAt(accounts.now()))) {
            refuse(user, REFUSED, "the password is wanted, too", origin);
            return new SignIn.PasswordNeeded();
        }
        return ends.accept(em, user, origin, used + " alone", SignInEnds.Way.PASSKEY);
    }

    /**
     * Verifies it and writes down that it was used.
     *
     * @return what it was, for the audit trail
     */
    private String use(UserEntity user, PasskeyEntity key, WebAuthn.ShownKey shown, boolean alone) {
        String handle = PasskeyOptions.handle(user.id());
        // an authenticator that found the passkey by itself says whose it is
        if (alone ? !shown.owner().equals(Optional.of(handle)) : foreign(shown, handle)) {
            throw new WebAuthn.RefusedException("of somebody else", false);
        }
        key.used(webAuthn.verify(shown, key.key(), place, alone), accounts.now());
        return "with " + key.told();
    }

    private static boolean foreign(WebAuthn.ShownKey shown, String handle) {
        return shown.owner().filter(owner -> !owner.equals(handle)).isPresent();
    }

    /** Counts for the address: whoever knows the id of a passkey could lock its owner out. */
    private SignIn refuse(UserEntity user, String action, String why, String origin) {
        accounts.audited(SignInEnds.nobody(user.login(), origin), action, user, why);
        return new SignIn.Refused();
    }

    private SignIn refuseUnknown(String why, String origin, SignIn outcome) {
        accounts.audited(SignInEnds.nobody("unknown", origin), REFUSED, "user unknown", why);
        return outcome;
    }

    private static String action(WebAuthn.RefusedException refused) {
        return refused.copied() ? "user.passkey-counter" : REFUSED;
    }

    private static String told(PasskeyEntity key, WebAuthn.RefusedException refused) {
        return key.told() + ": " + refused.getMessage();
    }
}
