// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.madoguchi.identity.internal.IdentityFixture.ADMINISTRATOR;
import static org.madoguchi.identity.internal.IdentityFixture.ORIGIN;
import static org.madoguchi.identity.internal.IdentityFixture.PASSWORD;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.identity.AccessRule;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.DemandedFactor;
import org.madoguchi.api.identity.Passkey;
import org.madoguchi.api.identity.PasskeyOffer;
import org.madoguchi.api.identity.Passkeys;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.identity.Session;
import org.madoguchi.api.identity.SignIn;
import org.madoguchi.api.identity.User;
import org.madoguchi.test.StorageFixture;

class StoredPasskeysTest {
    private static StorageFixture storage;

    private final SoftAuthenticator telephone = new SoftAuthenticator();
    private IdentityFixture identity;
    private Passkeys passkeys;
    private User sato;
    private Actor self;
    private String session;

    @BeforeAll
    static void startDatabase() {
        storage = StorageFixture.start();
    }

    @AfterAll
    static void stopDatabase() {
        storage.close();
    }

    @BeforeEach
    void start() {
        identity = IdentityFixture.start(storage, Map.of());
        passkeys = identity.passkeys();
        sato = identity.operator("sato");
        self = sato.actor(ORIGIN);
        session = identity.sessionOf("sato");
    }

    @AfterEach
    void stop() {
        identity.close();
    }

    private List<String> registered() {
        return registered("私の電話", telephone);
    }

    private List<String> registered(String name, SoftAuthenticator authenticator) {
        return passkeys.confirm(self, authenticator.create(asked(name)), session);
    }

    private String asked(String name) {
        return passkeys.register(self, name, PASSWORD, session).options();
    }

    private List<Passkey> keys() {
        return passkeys.of(self, sato.id()).keys();
    }

    private String passwordStep() {
        return ((SignIn.CodeNeeded) identity.signIns().signIn("sato", PASSWORD, ORIGIN)).secret();
    }

    private SignIn secondStep(SoftAuthenticator authenticator) {
        String secret = passwordStep();
        String options = passkeys.askAfterPassword(secret).orElseThrow().options();
        return passkeys.signInAfterPassword(secret, authenticator.get(options), ORIGIN);
    }

    private SignIn alone(SoftAuthenticator authenticator) {
        PasskeyOffer offer = passkeys.askAlone().orElseThrow();
        return passkeys.signInAlone(offer.secret(), authenticator.get(offer.options()), ORIGIN);
    }

    private void rule(DemandedFactor factor, boolean alone) {
        identity.rules()
                .change(
                        ADMINISTRATOR,
                        List.of(new AccessRule(Role.OPERATOR, factor, alone, List.of())));
    }

    private Session sessionOf(SignIn accepted) {
        assertThat(accepted).isInstanceOf(SignIn.Accepted.class);
        return identity.signIns()
                .session(((SignIn.Accepted) accepted).sessionSecret())
                .orElseThrow();
    }

    private void refusedAs(String action, String detail) {
        assertThat(identity.audited)
                .anySatisfy(line -> assertThat(line).contains("|" + action + "|").contains(detail));
    }

    @Test
    void theFirstPasskeyShouldBeAskedForAfterThePasswordFromThenOn() {
        String elsewhere = identity.sessionOf("sato");
        assertThat(registered()).hasSize(10);
        assertThat(identity.signIns().session(elsewhere)).isEmpty();
        assertThat(identity.signIns().session(session)).isPresent();
        assertThat(keys())
                .singleElement()
                .satisfies(
                        key -> {
                            assertThat(key.name()).isEqualTo("私の電話");
                            assertThat(key.lastUsedAt()).isEmpty();
                        });
        assertThat(passkeys.afterPassword(passwordStep()))
                .isEqualTo(new Passkeys.AfterPassword(false, true));
        assertThat(sessionOf(secondStep(telephone)).mustEnrol()).isFalse();
        assertThat(keys().get(0).lastUsedAt()).contains(identity.clock.instant());
        refusedAs("user.passkey-added", "私の電話");
        refusedAs("user.sign-in", "with passkey");
    }

    @Test
    void aSecondPasskeyShouldLeaveTheRecoveryCodesAsTheyAre() {
        registered();
        assertThat(registered("予備の鍵", new SoftAuthenticator())).isEmpty();
        assertThat(keys()).extracting(Passkey::name).containsExactly("私の電話", "予備の鍵");
    }

    @Test
    void aRecoveryCodeShouldHelpWhoeverHasLostThePasskey() {
        List<String> codes = registered();
        assertThat(identity.signIns().secondFactor(passwordStep(), codes.get(0), ORIGIN))
                .isInstanceOf(SignIn.Accepted.class);
    }

    @Test
    void theSamePasskeyShouldNotBeRegisteredTwice() {
        registered();
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> registered("もう一度", telephone))
                .withMessageContaining("already");
    }

    @Test
    void registeringShouldAskForThePassword() {
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> passkeys.register(self, "鍵", "wrong", session));
        refusedAs("user.second-factor-refused", "");
    }

    @Test
    void anAnswerToAnotherSessionShouldNotBeTaken() {
        String answer = telephone.create(asked("鍵"));
        String other = identity.sessionOf("sato");
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> passkeys.confirm(self, answer, other));
        assertThat(keys()).isEmpty();
        refusedAs("user.passkey-refused", "nobody asked");
    }

    @Test
    void anAnswerShouldBeTakenOnce() {
        String answer = telephone.create(asked("鍵"));
        passkeys.confirm(self, answer, session);
        passkeys.remove(self, keys().get(0).id(), PASSWORD, session);
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> passkeys.confirm(self, answer, session));
    }

    @Test
    void anAnswerShouldComeWithinTwoMinutes() {
        String answer = telephone.create(asked("鍵"));
        identity.clock.advance(Duration.ofMinutes(2));
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> passkeys.confirm(self, answer, session));
    }

    @Test
    void aPasskeyMadeOnAnotherSiteShouldNotBeRegistered() {
        telephone.origin = "https://desk.evil.example";
        assertThatExceptionOfType(RejectedException.class).isThrownBy(this::registered);
        refusedAs("user.passkey-refused", "BadOrigin");
    }

    @Test
    void brokenAnswersShouldBeRefusedLikeWrongOnes() {
        String whole = telephone.create(asked("鍵"));
        List<String> broken =
                new ArrayList<>(List.of("", "{}", "[]", "null", "\"鍵\"", "{\"id\":1}"));
        broken.add(whole.substring(0, whole.length() / 2));
        // the CBOR inside ends too early, at every length
        for (int kept = 0; kept < 200; kept += 7) {
            broken.add(
                    whole.replaceAll("(\"attestationObject\":\".{" + kept + "})[^\"]*\"", "$1\""));
        }
        broken.add("x".repeat(1_000_000));
        broken.add("[".repeat(10_000));
        for (String answer : broken) {
            assertThatExceptionOfType(RejectedException.class)
                    .as(answer.substring(0, Math.min(200, answer.length())))
                    .isThrownBy(() -> passkeys.confirm(self, answer, session))
                    .withMessageContaining("not registered");
        }
        assertThat(keys()).isEmpty();
    }

    @Test
    void brokenAnswersAtTheDoorShouldBeRefusedLikeWrongOnes() {
        registered();
        rule(DemandedFactor.NONE, true);
        PasskeyOffer offer = passkeys.askAlone().orElseThrow();
        String whole = telephone.get(offer.options());
        List<String> broken = new ArrayList<>(List.of("", "{}", "null"));
        for (String field : List.of("authenticatorData", "signature", "clientDataJSON")) {
            broken.add(whole.replaceAll("(\"" + field + "\":\".{9})[^\"]*\"", "$1\""));
        }
        broken.add("x".repeat(1_000_000));
        for (String answer : broken) {
            assertThat(passkeys.signInAlone(offer.secret(), answer, ORIGIN))
                    .isNotInstanceOf(SignIn.Accepted.class);
        }
    }

    @Test
    void aReplayedAnswerShouldOpenNothing() {
        registered();
        String secret = passwordStep();
        String answer = telephone.get(passkeys.askAfterPassword(secret).orElseThrow().options());
        assertThat(passkeys.signInAfterPassword(secret, answer, ORIGIN))
                .isInstanceOf(SignIn.Accepted.class);
        assertThat(passkeys.signInAfterPassword(secret, answer, ORIGIN))
                .isInstanceOf(SignIn.TooLate.class);
        assertThat(passkeys.signInAfterPassword(passwordStep(), answer, ORIGIN))
                .isInstanceOf(SignIn.Refused.class);
        refusedAs("user.passkey-refused", "nobody asked");
    }

    @Test
    void aReplayedAnswerWithoutPasswordShouldOpenNothing() {
        registered();
        rule(DemandedFactor.NONE, true);
        PasskeyOffer offer = passkeys.askAlone().orElseThrow();
        String answer = telephone.get(offer.options());
        assertThat(passkeys.signInAlone(offer.secret(), answer, ORIGIN))
                .isInstanceOf(SignIn.Accepted.class);
        assertThat(passkeys.signInAlone(offer.secret(), answer, ORIGIN))
                .isInstanceOf(SignIn.TooLate.class);
        assertThat(passkeys.signInAlone(passkeys.askAlone().orElseThrow().secret(), answer, ORIGIN))
                .isInstanceOf(SignIn.TooLate.class);
    }

    @Test
    void ofTwoWhoSendTheSameAnswerAtOnceOneShouldComeIn() throws Exception {
        registered();
        rule(DemandedFactor.NONE, true);
        PasskeyOffer offer = passkeys.askAlone().orElseThrow();
        String answer = telephone.get(offer.options());
        Callable<SignIn> thief = () -> passkeys.signInAlone(offer.secret(), answer, ORIGIN);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            int in = 0;
            for (Future<SignIn> outcome : threads.invokeAll(List.of(thief, thief, thief, thief))) {
                in += accepted(outcome) ? 1 : 0;
            }
            assertThat(in).isLessThanOrEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    /** One who lost the race may be told by the database. */
    private static boolean accepted(Future<SignIn> outcome) throws InterruptedException {
        try {
            return outcome.get() instanceof SignIn.Accepted;
        } catch (ExecutionException e) {
            return false;
        }
    }

    @Test
    void aPasskeyShownToAnotherSiteShouldOpenNothing() {
        registered();
        telephone.origin = "http://localhost:9999";
        assertThat(secondStep(telephone)).isInstanceOf(SignIn.Refused.class);
        refusedAs("user.passkey-refused", "BadOrigin");
    }

    @Test
    void aPasskeyOfSomebodyElseShouldOpenNothing() {
        registered();
        User suzuki = identity.operator("suzuki");
        SoftAuthenticator theirs = new SoftAuthenticator();
        Actor they = suzuki.actor(ORIGIN);
        String theirSession = identity.sessionOf("suzuki");
        PasskeyOffer offer = passkeys.register(they, "鈴木の鍵", PASSWORD, theirSession);
        passkeys.confirm(they, theirs.create(offer.options()), theirSession);

        assertThat(secondStep(theirs)).isInstanceOf(SignIn.Refused.class);
        refusedAs("user.passkey-refused", "not of this account");
        rule(DemandedFactor.NONE, true);
        theirs.owner = telephone.owner;
        assertThat(alone(theirs)).isInstanceOf(SignIn.Refused.class);
        refusedAs("user.passkey-refused", "of somebody else");
        assertThatThrownBy(() -> passkeys.remove(they, keys().get(0).id(), PASSWORD, theirSession))
                .hasMessageContaining("passkey");
        assertThatExceptionOfType(PermissionDeniedException.class)
                .isThrownBy(() -> passkeys.of(they, sato.id()));
        assertThatExceptionOfType(PermissionDeniedException.class)
                .isThrownBy(() -> passkeys.takeAway(they, keys().get(0).id()));
    }

    @Test
    void aForgedSignatureShouldOpenNothing() {
        registered();
        String secret = passwordStep();
        String answer = telephone.get(passkeys.askAfterPassword(secret).orElseThrow().options());
        String forged =
                answer.replaceAll("\"signature\":\"[^\"]*\"", "\"signature\":\"MEUCIQAAAA\"");
        assertThat(passkeys.signInAfterPassword(secret, forged, ORIGIN))
                .isInstanceOf(SignIn.Refused.class);
    }

    @Test
    void aCounterThatGoesBackShouldBeRefusedAndOnRecord() {
        registered();
        telephone.count = 7;
        assertThat(secondStep(telephone)).isInstanceOf(SignIn.Accepted.class);
        telephone.count = 3;
        assertThat(secondStep(telephone)).isInstanceOf(SignIn.Refused.class);
        refusedAs("user.passkey-counter", "私の電話");
        telephone.count = 8;
        assertThat(secondStep(telephone)).isInstanceOf(SignIn.Accepted.class);
    }

    @Test
    void wrongPasskeysShouldLockTheAccountAsWrongCodesDo() {
        registered();
        SoftAuthenticator strange = new SoftAuthenticator();
        for (int i = 0; i < 4; i++) {
            assertThat(secondStep(strange)).isInstanceOf(SignIn.Refused.class);
        }
        assertThat(secondStep(strange)).isInstanceOf(SignIn.Locked.class);
        rule(DemandedFactor.NONE, true);
        assertThat(alone(telephone)).isInstanceOf(SignIn.Locked.class);
    }

    @Test
    void aPasskeyAloneShouldOpenOnlyWhereAllRolesLetIt() {
        registered();
        assertThat(alone(telephone)).isInstanceOf(SignIn.PasswordNeeded.class);
        rule(DemandedFactor.ANY, true);
        assertThat(sessionOf(alone(telephone)).mustEnrol()).isFalse();
        telephone.verifies = false;
        assertThat(alone(telephone)).isInstanceOf(SignIn.Refused.class);
        refusedAs("user.passkey-refused", "UserNotVerified");
        assertThat(secondStep(telephone)).isInstanceOf(SignIn.Accepted.class);
        telephone.verifies = true;
        assertThat(alone(new SoftAuthenticator())).isInstanceOf(SignIn.Refused.class);
        refusedAs("user.passkey-refused", "unknown passkey");
    }

    @Test
    void whoMustHaveAPasskeyShouldGetNoFurtherWithoutOne() {
        rule(DemandedFactor.PASSKEY, false);
        session = identity.sessionOf("sato");
        assertThat(identity.signIns().session(session).orElseThrow().mustEnrol()).isTrue();
        List<String> codes = registered();
        assertThat(identity.signIns().session(session).orElseThrow().mustEnrol()).isFalse();
        assertThat(sessionOf(secondStep(telephone)).mustEnrol()).isFalse();
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> passkeys.remove(self, keys().get(0).id(), PASSWORD, session))
                .withMessageContaining("last passkey");
        SignIn byPaper = identity.signIns().secondFactor(passwordStep(), codes.get(0), ORIGIN);
        assertThat(sessionOf(byPaper).mustEnrol()).as("sets up a new one").isTrue();
    }

    @Test
    void aRemovedPasskeyShouldOpenNothing() {
        registered();
        rule(DemandedFactor.NONE, true);
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> passkeys.remove(self, keys().get(0).id(), "wrong", session));
        passkeys.remove(self, keys().get(0).id(), PASSWORD, session);
        assertThat(keys()).isEmpty();
        assertThat(alone(telephone)).isInstanceOf(SignIn.Refused.class);
        assertThat(identity.signIns().signIn("sato", PASSWORD, ORIGIN))
                .isInstanceOf(SignIn.Accepted.class);
        refusedAs("user.passkey-removed", "私の電話");
    }

    @Test
    void anAdministratorShouldTakeAPasskeyAway() {
        registered();
        passkeys.takeAway(ADMINISTRATOR, keys().get(0).id());
        assertThat(keys()).isEmpty();
        assertThat(identity.signIns().session(session)).isEmpty();
    }

    @Test
    void aResetShouldTakePasskeysAndCodesAway() {
        List<String> codes = registered();
        identity.factors().reset(ADMINISTRATOR, sato.id());
        assertThat(keys()).isEmpty();
        assertThat(identity.factors().of(self, sato.id()).recoveryCodes()).isZero();
        assertThat(codes).isNotEmpty();
    }

    @Test
    void thereShouldBeNoMoreThanTen() {
        for (int i = 0; i < Passkeys.MOST; i++) {
            registered("鍵 " + i, new SoftAuthenticator());
        }
        assertThatExceptionOfType(RejectedException.class).isThrownBy(() -> asked("もう一つ"));
    }

    @Test
    void aNameShouldBeAName() {
        for (String name : List.of("", "  ", "あ".repeat(61), "a\u0000b")) {
            assertThatExceptionOfType(RejectedException.class).isThrownBy(() -> asked(name));
        }
    }
}
