// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.madoguchi.identity.internal.IdentityFixture.ADMINISTRATOR;
import static org.madoguchi.identity.internal.IdentityFixture.ORIGIN;
import static org.madoguchi.identity.internal.IdentityFixture.PASSWORD;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.identity.AccessRule;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Enrolment;
import org.madoguchi.api.identity.NewUser;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.identity.SecondFactor;
import org.madoguchi.api.identity.SecondFactors;
import org.madoguchi.api.identity.Session;
import org.madoguchi.api.identity.SignIn;
import org.madoguchi.api.identity.User;
import org.madoguchi.test.StorageFixture;

class StoredSecondFactorsTest {
    private static StorageFixture storage;
    private IdentityFixture identity;
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
        sato = identity.operator("sato");
        self = sato.actor(ORIGIN);
        session = identity.sessionOf("sato");
    }

    @AfterEach
    void stop() {
        identity.close();
    }

    /** The app on the telephone: it knows what the QR code says, and the time. */
    private String app(Enrolment enrolment) {
        try {
            return new TimeBasedOneTimePasswordGenerator()
                    .generateOneTimePasswordString(
                            new SecretKeySpec(base32(enrolment.secret()), "HmacSHA1"),
                            identity.clock.instant());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Read bit by bit, unlike it is written. */
    static byte[] base32(String text) {
        StringBuilder bits = new StringBuilder();
        for (char letter : text.toCharArray()) {
            int value = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter);
            bits.append(String.format("%5s", Integer.toBinaryString(value)).replace(' ', '0'));
        }
        byte[] bytes = new byte[bits.length() / 8];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(bits.substring(8 * i, 8 * i + 8), 2);
        }
        return bytes;
    }

    private Enrolment enrolled() {
        Enrolment enrolment = identity.factors().enrolment(self);
        identity.factors().confirm(self, PASSWORD, app(enrolment), session);
        nextCode();
        return enrolment;
    }

    private void nextCode() {
        identity.clock.advance(Duration.ofSeconds(30));
    }

    private String passwordStep() {
        return ((SignIn.CodeNeeded) identity.signIns().signIn("sato", PASSWORD, ORIGIN)).secret();
    }

    private SignIn codeStep(String secret, String code) {
        return identity.signIns().secondFactor(secret, code, ORIGIN);
    }

    private void demandOfOperators() {
        identity.rules()
                .change(ADMINISTRATOR, List.of(new AccessRule(Role.OPERATOR, true, List.of())));
    }

    @Test
    void theAppsCodeShouldOpenTheSessionAfterThePassword() {
        Enrolment enrolment = enrolled();

        String half = passwordStep();
        assertThat(identity.signIns().session(half)).as("half a sign-in opens nothing").isEmpty();
        SignIn.Accepted accepted = (SignIn.Accepted) codeStep(half, app(enrolment));

        Session opened = identity.signIns().session(accepted.sessionSecret()).orElseThrow();
        assertThat(opened.user().login()).isEqualTo("sato");
        assertThat(opened.mustEnrol()).isFalse();
        assertThat(identity.audited)
                .contains("佐藤 花子|user.second-factor-on|user " + sato.id() + "|")
                .contains("佐藤 花子|user.sign-in|user " + sato.id() + "|with a code");
    }

    @Test
    void aCodeShouldBeTakenAsAnyKeyboardTypesIt() {
        Enrolment enrolment = enrolled();
        String code = app(enrolment);
        StringBuilder wide = new StringBuilder();
        code.chars().forEach(digit -> wide.append((char) (digit - '0' + '０')));
        assertThat(codeStep(passwordStep(), " " + wide.insert(3, '　')))
                .isInstanceOf(SignIn.Accepted.class);
    }

    @Test
    void aUsedCodeShouldOpenNothingMore() {
        Enrolment enrolment = enrolled();
        String code = app(enrolment);
        String half = passwordStep();
        assertThat(codeStep(half, code)).isInstanceOf(SignIn.Accepted.class);
        assertThat(codeStep(half, code)).isInstanceOf(SignIn.TooLate.class);
        assertThat(codeStep(passwordStep(), code)).isInstanceOf(SignIn.Refused.class);
        nextCode();
        assertThat(codeStep(passwordStep(), app(enrolment))).isInstanceOf(SignIn.Accepted.class);
    }

    @Test
    void ofTwoWhoSendTheSameCodeAtOnceOneShouldGetIn() throws Exception {
        Enrolment enrolment = enrolled();
        String code = app(enrolment);
        List<String> halves = IntStream.range(0, 4).mapToObj(i -> passwordStep()).toList();
        List<Callable<SignIn>> tries = new ArrayList<>();
        halves.forEach(half -> tries.add(() -> codeStep(half, code)));
        ExecutorService many = Executors.newFixedThreadPool(4);
        try {
            int accepted = 0;
            for (Future<SignIn> done : many.invokeAll(tries)) {
                accepted += done.get() instanceof SignIn.Accepted ? 1 : 0;
            }
            assertThat(accepted).isEqualTo(1);
        } finally {
            many.shutdownNow();
        }
    }

    @Test
    void wrongCodesShouldLockTheAccountThoughThePasswordIsRight() {
        Enrolment enrolment = enrolled();
        for (int i = 0; i < 4; i++) {
            // a right password in between must not begin the counting anew
            assertThat(codeStep(passwordStep(), "000000")).isInstanceOf(SignIn.Refused.class);
        }
        String half = passwordStep();
        Instant until = identity.clock.instant().plus(Duration.ofMinutes(15));
        assertThat(codeStep(half, "000000")).isEqualTo(new SignIn.Locked(until));
        assertThat(codeStep(half, app(enrolment))).isInstanceOf(SignIn.TooLate.class);
        assertThat(identity.signIns().signIn("sato", PASSWORD, ORIGIN))
                .isInstanceOf(SignIn.Locked.class);
        assertThat(identity.audited)
                .filteredOn(line -> line.contains("user.code-refused"))
                .hasSize(5);
    }

    @Test
    void guessedCodesShouldStopTheirAddress() {
        identity.restart(Map.of("lock_originFailures", 3, "lock_failures", 100));
        enrolled();
        for (int i = 0; i < 3; i++) {
            codeStep(passwordStep(), "000000");
        }
        assertThat(codeStep("anything", "000000")).isInstanceOf(SignIn.Locked.class);
    }

    @Test
    void halfASignInShouldEndAfterTenMinutes() {
        Enrolment enrolment = enrolled();
        String half = passwordStep();
        identity.clock.advance(Duration.ofMinutes(10));
        assertThat(codeStep(half, app(enrolment))).isInstanceOf(SignIn.TooLate.class);
        assertThat(codeStep("", app(enrolment))).isInstanceOf(SignIn.TooLate.class);
    }

    @Test
    void aRecoveryCodeShouldWorkOnceAndUntilThereAreNewOnes() {
        Enrolment enrolment = identity.factors().enrolment(self);
        List<String> codes = identity.factors().confirm(self, PASSWORD, app(enrolment), session);
        assertThat(codes).hasSize(SecondFactors.RECOVERY_CODES).doesNotHaveDuplicates();

        assertThat(codeStep(passwordStep(), codes.get(0).toLowerCase().replace('-', ' ')))
                .isInstanceOf(SignIn.Accepted.class);
        assertThat(codeStep(passwordStep(), codes.get(0))).isInstanceOf(SignIn.Refused.class);
        assertThat(identity.factors().of(self, sato.id()).recoveryCodes()).isEqualTo(9);
        assertThat(identity.audited)
                .contains("佐藤 花子|user.sign-in|user " + sato.id() + "|with a recovery code, 9 left");

        List<String> fresh = identity.factors().renewRecoveryCodes(self, PASSWORD);
        assertThat(codeStep(passwordStep(), codes.get(1))).isInstanceOf(SignIn.Refused.class);
        assertThat(codeStep(passwordStep(), fresh.get(0))).isInstanceOf(SignIn.Accepted.class);
    }

    @Test
    void theDatabaseShouldKnowNeitherTheAppsSecretNorTheRecoveryCodes() {
        Enrolment enrolment = identity.factors().enrolment(self);
        List<String> codes = identity.factors().confirm(self, PASSWORD, app(enrolment), session);
        List<String> stored =
                identity.accounts()
                        .unit()
                        .required(
                                em -> {
                                    List<String> all =
                                            new ArrayList<>(
                                                    em.createQuery(
                                                                    "SELECT f.sealedSecret FROM"
                                                                            + " SecondFactorEntity f",
                                                                    String.class)
                                                            .getResultList());
                                    all.addAll(
                                            em.createQuery(
                                                            "SELECT c.codeHash FROM"
                                                                    + " RecoveryCodeEntity c",
                                                            String.class)
                                                    .getResultList());
                                    return all;
                                });
        assertThat(stored)
                .hasSize(11)
                .doesNotContain(enrolment.secret())
                .doesNotContainAnyElementsOf(codes);
    }

    @Test
    void anAppSealedWithALostKeyShouldAskForAReset() {
        Enrolment enrolment = enrolled();
        identity.key = "another key, of 32 bytes exactly".getBytes();
        identity.restart(Map.of());
        assertThat(codeStep(passwordStep(), app(enrolment))).isInstanceOf(SignIn.Refused.class);

        identity.factors().reset(ADMINISTRATOR, sato.id());
        session = identity.sessionOf("sato");
        assertThat(enrolled().secret()).isNotEqualTo(enrolment.secret());
    }

    @Test
    void anEnrolmentShouldAskForNothingBeforeItIsConfirmed() {
        Enrolment enrolment = identity.factors().enrolment(self);
        assertThat(identity.factors().enrolment(self)).isEqualTo(enrolment);
        assertThat(enrolment.uri("藤沢市 窓口"))
                .isEqualTo(
                        "otpauth://totp/%E8%97%A4%E6%B2%A2%E5%B8%82%20%E7%AA%93%E5%8F%A3:sato?secret="
                                + enrolment.secret()
                                + "&issuer=%E8%97%A4%E6%B2%A2%E5%B8%82%20%E7%AA%93%E5%8F%A3");
        assertThat(identity.signIns().signIn("sato", PASSWORD, ORIGIN))
                .isInstanceOf(SignIn.Accepted.class);
        assertThatThrownBy(() -> identity.factors().confirm(self, PASSWORD, "000000", session))
                .isInstanceOf(RejectedException.class);
        assertThat(identity.factors().of(self, sato.id()).since()).isEmpty();
    }

    @Test
    void turningItOnShouldEndTheOtherSessions() {
        String other = identity.sessionOf("sato");
        enrolled();
        assertThat(identity.signIns().session(other)).isEmpty();
        assertThat(identity.signIns().session(session)).isPresent();
    }

    @Test
    void whoDoesNotKnowThePasswordShouldChangeNothingAndBeLockedOut() {
        enrolled();
        assertThatThrownBy(() -> identity.factors().turnOff(self, "Chigau111"))
                .isInstanceOf(RejectedException.class);
        for (int i = 0; i < 4; i++) {
            assertThatThrownBy(() -> identity.factors().renewRecoveryCodes(self, "Chigau111"))
                    .isInstanceOf(RejectedException.class);
        }
        assertThat(identity.signIns().session(session)).as("the lock ends it").isEmpty();
        assertThat(identity.factors().of(self, sato.id()).since()).isPresent();
        assertThat(identity.audited)
                .filteredOn(line -> line.contains("user.second-factor-refused"))
                .hasSize(5);
    }

    @Test
    void turnedOffThePasswordShouldDoAgain() {
        enrolled();
        identity.factors().turnOff(self, PASSWORD);
        assertThat(identity.signIns().signIn("sato", PASSWORD, ORIGIN))
                .isInstanceOf(SignIn.Accepted.class);
        assertThat(identity.factors().of(self, sato.id()).recoveryCodes()).isZero();
        assertThat(identity.audited)
                .contains("佐藤 花子|user.second-factor-off|user " + sato.id() + "|");
    }

    @Test
    void whoseRoleDemandsItShouldSetItUpFirstAndKeepIt() {
        demandOfOperators();
        assertThat(identity.signIns().session(session).orElseThrow().mustEnrol())
                .as("from the next sign-in on")
                .isFalse();
        session = identity.sessionOf("sato");
        assertThat(identity.signIns().session(session).orElseThrow().mustEnrol()).isTrue();

        enrolled();
        assertThat(identity.signIns().session(session).orElseThrow().mustEnrol()).isFalse();
        assertThat(identity.factors().of(self, sato.id()).demanded()).isTrue();
        assertThatThrownBy(() -> identity.factors().turnOff(self, PASSWORD))
                .isInstanceOf(RejectedException.class);
    }

    @Test
    void anAdministratorShouldResetItForWhoeverLostTheTelephone() {
        demandOfOperators();
        session = identity.sessionOf("sato");
        enrolled();
        identity.factors().reset(ADMINISTRATOR, sato.id());

        assertThat(identity.signIns().session(session)).isEmpty();
        assertThat(identity.factors().of(ADMINISTRATOR, sato.id()))
                .isEqualTo(new SecondFactor(Optional.empty(), 0, true));
        assertThat(identity.signIns().session(identity.sessionOf("sato")).orElseThrow().mustEnrol())
                .isTrue();
        assertThat(identity.audited)
                .contains("system|user.second-factor-reset|user " + sato.id() + "|");
    }

    @Test
    void nobodyShouldTouchTheSecondFactorOfOthers() {
        User suzuki = identity.operator("suzuki");
        assertThatExceptionOfType(PermissionDeniedException.class)
                .isThrownBy(() -> identity.factors().of(self, suzuki.id()));
        assertThatExceptionOfType(PermissionDeniedException.class)
                .isThrownBy(() -> identity.factors().reset(self, suzuki.id()));
    }

    @Test
    void aTokenShouldNeedNoSecondFactor() {
        String token = identity.signIns().createToken(self, sato.id(), "施設予約");
        enrolled();
        assertThat(identity.signIns().tokenOwner(token)).isPresent();
    }

    @Test
    void aRetiredAccountShouldNotFinishItsSignIn() {
        Enrolment enrolment = enrolled();
        String half = passwordStep();
        identity.users()
                .update(
                        ADMINISTRATOR,
                        sato.id(),
                        new NewUser("sato", "佐藤 花子", sato.roles(), sato.department()),
                        false,
                        "退職");
        assertThat(codeStep(half, app(enrolment))).isInstanceOf(SignIn.TooLate.class);
    }
}
