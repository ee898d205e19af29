// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.madoguchi.identity.internal.IdentityFixture.ADMINISTRATOR;
import static org.madoguchi.identity.internal.IdentityFixture.ORIGIN;
import static org.madoguchi.identity.internal.IdentityFixture.PASSWORD;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.identity.ApiToken;
import org.madoguchi.api.identity.NewUser;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.identity.Session;
import org.madoguchi.api.identity.SignIn;
import org.madoguchi.api.identity.TokenId;
import org.madoguchi.api.identity.User;
import org.madoguchi.test.Requirement;
import org.madoguchi.test.StorageFixture;

class StoredSignInsTest {
    private static StorageFixture storage;
    private IdentityFixture identity;

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
    }

    @AfterEach
    void stop() {
        identity.close();
    }

    private SignIn signIn(String login, String password) {
        return identity.signIns().signIn(login, password, ORIGIN);
    }

    private void fail(String login, int times) {
        for (int i = 0; i < times; i++) {
            signIn(login, "Chigau111");
        }
    }

    @Test
    void theRightPasswordShouldGiveASession() {
        User user = identity.operator("sato");

        Session session = identity.signIns().session(identity.sessionOf("sato")).orElseThrow();

        assertThat(session.user()).isEqualTo(user);
        assertThat(session.expiresAt())
                .isEqualTo(identity.clock.instant().plus(Duration.ofMinutes(60)));
        assertThat(session.csrfToken()).hasSizeGreaterThan(40);
        assertThat(identity.audited).contains("佐藤 花子|user.sign-in|user " + user.id() + "|");
    }

    @Test
    @Requirement("FJ-185")
    void twoSessionsShouldHaveDifferentSecretsAndCsrfTokens() {
        identity.operator("sato");
        String one = identity.sessionOf("sato");
        String other = identity.sessionOf("sato");

        assertThat(one).isNotEqualTo(other);
        assertThat(identity.signIns().session(one).orElseThrow().csrfToken())
                .isEqualTo(identity.signIns().session(one).orElseThrow().csrfToken())
                .isNotEqualTo(identity.signIns().session(other).orElseThrow().csrfToken());
    }

    @Test
    void theDatabaseShouldNotKnowTheSecretOfASession() {
        identity.operator("sato");
        String secret = identity.sessionOf("sato");

        String stored =
                identity.accounts()
                        .unit()
                        .required(
                                em ->
                                        em.createQuery(
                                                        "SELECT s.secretHash FROM SessionEntity s",
                                                        String.class)
                                                .getSingleResult());

        assertThat(stored).hasSize(64).isNotEqualTo(secret);
        assertThat(identity.signIns().session(stored)).isEmpty();
    }

    @Test
    void anUnknownLoginShouldLookLikeAWrongPassword() {
        identity.operator("sato");

        assertThat(signIn("sato", "Chigau111")).isInstanceOf(SignIn.Refused.class);
        assertThat(signIn("nobody", "Chigau111")).isInstanceOf(SignIn.Refused.class);
    }

    @Test
    void anUnknownLoginShouldBeLockedLikeAnAccount() {
        Instant until = identity.clock.instant().plus(Duration.ofMinutes(15));
        identity.operator("sato");
        fail("sato", 4);
        fail("nobody", 4);

        assertThat(signIn("sato", "Chigau111")).isEqualTo(new SignIn.Locked(until));
        assertThat(signIn("nobody", "Chigau111")).isEqualTo(new SignIn.Locked(until));
        assertThat(signIn("sato", PASSWORD)).isEqualTo(new SignIn.Locked(until));
        assertThat(signIn("nobody", PASSWORD)).isEqualTo(new SignIn.Locked(until));
    }

    @Test
    void whatWasTypedAsAnUnknownLoginShouldNotBeKept() {
        signIn("Himitsu2026", "");

        assertThat(identity.audited)
                .contains("unknown|user.sign-in-refused|user unknown|unknown login")
                .noneMatch(line -> line.toLowerCase(Locale.ROOT).contains("himitsu"));
    }

    @Test
    @Requirement("ST-286")
    void fiveWrongPasswordsShouldLockTheAccountForAWhile() {
        User user = identity.operator("sato");
        fail("sato", 5);

        assertThat(signIn("sato", PASSWORD)).isInstanceOf(SignIn.Locked.class);
        assertThat(identity.users().find(user.id()).orElseThrow().lockedUntil())
                .contains(identity.clock.instant().plus(Duration.ofMinutes(15)));
        assertThat(identity.audited)
                .anyMatch(line -> line.startsWith("sato|user.locked|user " + user.id()))
                .contains(
                        "sato|user.sign-in-refused|user " + user.id() + "|wrong password",
                        "sato|user.sign-in-refused|user " + user.id() + "|the account is locked");

        identity.clock.advance(Duration.ofMinutes(15));
        assertThat(signIn("sato", PASSWORD)).isInstanceOf(SignIn.Accepted.class);
    }

    @Test
    void theRightPasswordShouldForgetEarlierFailures() {
        identity.operator("sato");
        fail("sato", 4);
        assertThat(signIn("sato", PASSWORD)).isInstanceOf(SignIn.Accepted.class);
        fail("sato", 4);

        assertThat(signIn("sato", PASSWORD)).isInstanceOf(SignIn.Accepted.class);
    }

    @Test
    void aLockShouldHoldAgainstManyTriesAtOnce() throws Exception {
        identity.operator("sato");
        ExecutorService threads = Executors.newFixedThreadPool(12);
        try {
            List<Callable<SignIn>> tries = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                tries.add(() -> signIn("sato", "Chigau111"));
            }
            List<SignIn> results = new ArrayList<>();
            for (Future<SignIn> result : threads.invokeAll(tries)) {
                results.add(result.get());
            }

            assertThat(results)
                    .filteredOn(SignIn.Refused.class::isInstance)
                    .as("the fifth is told of the lock already")
                    .hasSize(4);
            assertThat(identity.audited)
                    .filteredOn(line -> line.contains("|wrong password"))
                    .hasSize(5);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void manyFailuresFromOneAddressShouldStopItForEverybody() {
        identity.restart(Map.of("lock_originFailures", 6));
        identity.operator("sato");
        for (int i = 0; i < 6; i++) {
            signIn("guess" + i, "Chigau111");
        }

        assertThat(signIn("sato", PASSWORD)).isInstanceOf(SignIn.Locked.class);
        assertThat(identity.signIns().signIn("sato", PASSWORD, "192.0.2.99"))
                .isInstanceOf(SignIn.Accepted.class);
        assertThat(identity.audited)
                .anyMatch(line -> line.contains("|user.origin-stopped|origin " + ORIGIN));
        identity.clock.advance(Duration.ofMinutes(15));
        assertThat(signIn("sato", PASSWORD)).isInstanceOf(SignIn.Accepted.class);
    }

    @Test
    void aHashShouldBeRenewedAtSignInWhenTheParametersHaveChanged() {
        User user = identity.operator("sato");
        assertThat(identity.passwordHash(user)).contains("m=64,");

        identity.restart(Map.of("hash_memoryKiB", 128));
        assertThat(signIn("sato", "Chigau111")).isInstanceOf(SignIn.Refused.class);
        assertThat(identity.passwordHash(user)).contains("m=64,");
        assertThat(signIn("sato", PASSWORD)).isInstanceOf(SignIn.Accepted.class);

        assertThat(identity.passwordHash(user)).contains("m=128,");
        assertThat(signIn("sato", PASSWORD)).isInstanceOf(SignIn.Accepted.class);
    }

    @Test
    void aSessionShouldLiveWhileItIsUsedAndEndWhenItIsNot() {
        identity.operator("sato");
        String secret = identity.sessionOf("sato");
        for (int i = 0; i < 5; i++) {
            identity.clock.advance(Duration.ofMinutes(59));
            assertThat(identity.signIns().session(secret)).isPresent();
        }

        identity.clock.advance(Duration.ofMinutes(61));

        assertThat(identity.signIns().session(secret)).isEmpty();
    }

    @Test
    void aSessionShouldEndAfterTwelveHoursInAnyCase() {
        identity.operator("sato");
        String secret = identity.sessionOf("sato");
        for (int i = 0; i < 23; i++) {
            identity.clock.advance(Duration.ofMinutes(30));
            assertThat(identity.signIns().session(secret)).isPresent();
        }
        assertThat(identity.signIns().session(secret).orElseThrow().expiresAt())
                .isEqualTo(identity.clock.instant().plus(Duration.ofMinutes(30)));

        identity.clock.advance(Duration.ofMinutes(30));

        assertThat(identity.signIns().session(secret)).isEmpty();
    }

    @Test
    void aSessionShouldSurviveARestart() {
        identity.operator("sato");
        String secret = identity.sessionOf("sato");

        identity.restart(Map.of());

        assertThat(identity.signIns().session(secret)).isPresent();
    }

    @Test
    void endedSessionsShouldBeRemovedAtTheNextSignIn() {
        identity.operator("sato");
        identity.sessionOf("sato");
        identity.clock.advance(Duration.ofHours(2));
        identity.sessionOf("sato");

        long rows =
                identity.accounts()
                        .unit()
                        .required(
                                em ->
                                        em.createQuery(
                                                        "SELECT COUNT(s) FROM SessionEntity s",
                                                        Long.class)
                                                .getSingleResult());
        assertThat(rows).isEqualTo(1);
    }

    @Test
    void signOutShouldEndThisSessionOnly() {
        User user = identity.operator("sato");
        String one = identity.sessionOf("sato");
        String other = identity.sessionOf("sato");

        identity.signIns().signOut(one);
        identity.signIns().signOut(one);
        identity.signIns().signOut("no such session");

        assertThat(identity.signIns().session(one)).isEmpty();
        assertThat(identity.signIns().session(other)).isPresent();
        assertThat(identity.audited)
                .filteredOn(line -> line.equals("佐藤 花子|user.sign-out|user " + user.id() + "|"))
                .hasSize(1);
    }

    @Test
    void aTokenShouldActForItsOwnerUntilItIsRevoked() {
        User user = identity.operator("sato");
        String token = identity.signIns().createToken(user.actor(ORIGIN), user.id(), "集計");

        assertThat(token).startsWith("mdg_");
        assertThat(identity.signIns().tokenOwner(token)).contains(user);
        assertThat(identity.signIns().tokenOwner(token.substring(4))).isEmpty();
        assertThat(identity.signIns().tokenOwner(token + "x")).isEmpty();

        ApiToken listed = identity.signIns().tokens(user.actor(ORIGIN), user.id()).get(0);
        assertThat(listed.label()).isEqualTo("集計");
        assertThat(listed.lastUsedAt()).contains(identity.clock.instant());

        identity.signIns().revokeToken(user.actor(ORIGIN), listed.id());
        assertThat(identity.signIns().tokenOwner(token)).isEmpty();
        assertThat(identity.signIns().tokens(user.actor(ORIGIN), user.id())).isEmpty();
        assertThat(identity.audited)
                .anyMatch(line -> line.contains("|token.create|user " + user.id()))
                .anyMatch(line -> line.contains("|token.revoke|user " + user.id()))
                .noneMatch(line -> line.contains(token));
    }

    @Test
    void whatBecomesOfAnAccountShouldShowInItsTokenAtOnce() {
        User user = identity.operator("sato");
        String token = identity.signIns().createToken(user.actor(ORIGIN), user.id(), "集計");
        assertThat(identity.signIns().tokenOwner(token)).contains(user);
        NewUser editor = new NewUser("sato", "佐藤 花子", Set.of(Role.FAQ_EDITOR), Optional.empty());
        identity.users().update(ADMINISTRATOR, user.id(), editor, true);
        assertThat(identity.signIns().tokenOwner(token).orElseThrow().roles())
                .containsExactly(Role.FAQ_EDITOR);
        identity.users().update(ADMINISTRATOR, user.id(), editor, false, "異動");
        assertThat(identity.signIns().tokenOwner(token)).isEmpty();
    }

    @Test
    void aTokenShouldEndAfterAYear() {
        User user = identity.operator("sato");
        String token = identity.signIns().createToken(user.actor(ORIGIN), user.id(), "集計");

        identity.clock.advance(Duration.ofDays(365));

        assertThat(identity.signIns().tokenOwner(token)).isEmpty();
    }

    @Test
    void aTokenOfSomebodyElseShouldNeedAnAdministrator() {
        User sato = identity.operator("sato");
        User mori = identity.operator("mori");
        identity.signIns().createToken(sato.actor(ORIGIN), sato.id(), "集計");
        TokenId id = identity.signIns().tokens(ADMINISTRATOR, sato.id()).get(0).id();

        assertThatThrownBy(() -> identity.signIns().createToken(mori.actor(ORIGIN), sato.id(), "x"))
                .isInstanceOf(PermissionDeniedException.class);
        assertThatThrownBy(() -> identity.signIns().tokens(mori.actor(ORIGIN), sato.id()))
                .isInstanceOf(PermissionDeniedException.class);
        assertThatThrownBy(() -> identity.signIns().revokeToken(mori.actor(ORIGIN), id))
                .isInstanceOf(PermissionDeniedException.class);
        assertThatThrownBy(() -> identity.signIns().revokeToken(ADMINISTRATOR, new TokenId(-1)))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void aTokenShouldSayWhatItIsFor() {
        User user = identity.operator("sato");

        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(
                        () -> identity.signIns().createToken(user.actor(ORIGIN), user.id(), " \n"));
    }

    @Test
    @Requirement({"FJ-110", "FJ-111"})
    void oneHundredAndFiftyDepartmentsAndTheirApproversShouldBeSignedInAtTheSameTime() {
        List<String> sessions = new ArrayList<>();
        for (int i = 1; i <= 150; i++) {
            DepartmentId section = new DepartmentId(i);
            sessions.add(signedIn("section" + i, "第 " + i + " 課", Role.DEPARTMENT_STAFF, section));
            sessions.add(signedIn("head" + i, "第 " + i + " 課長", Role.APPROVER, section));
        }

        assertThat(sessions)
                .hasSize(300)
                .doesNotHaveDuplicates()
                .allSatisfy(secret -> assertThat(identity.signIns().session(secret)).isPresent());
    }

    private String signedIn(String login, String name, Role role, DepartmentId department) {
        identity.users()
                .create(
                        ADMINISTRATOR,
                        new NewUser(login, name, Set.of(role), Optional.of(department)),
                        PASSWORD,
                        true);
        return identity.sessionOf(login);
    }
}
