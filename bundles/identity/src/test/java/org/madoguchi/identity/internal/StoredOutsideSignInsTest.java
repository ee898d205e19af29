// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.identity.AccessRule;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.NewUser;
import org.madoguchi.api.identity.OutsideAccount;
import org.madoguchi.api.identity.OutsidePerson;
import org.madoguchi.api.identity.PasswordSignIn;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.identity.SecondFactors;
import org.madoguchi.api.identity.SignIn;
import org.madoguchi.api.identity.SignInException;
import org.madoguchi.api.identity.User;
import org.madoguchi.test.StorageFixture;

class StoredOutsideSignInsTest {
    private static final String ORIGIN = IdentityFixture.ORIGIN;
    private static StorageFixture storage;

    private IdentityFixture fixture;

    @BeforeAll
    static void open() {
        storage = StorageFixture.start();
    }

    @AfterAll
    static void closeStorage() {
        storage.close();
    }

    @BeforeEach
    void start() {
        fixture = IdentityFixture.start(storage, Map.of("lock_originFailures", 4));
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private static OutsidePerson person(String subject, String login, Role... roles) {
        return new OutsidePerson(
                "city",
                subject,
                login,
                "田中 実",
                Set.of(roles),
                Optional.empty(),
                new OutsidePerson.Terms(roles.length > 0, false, false, false),
                false);
    }

    private static OutsidePerson strong(OutsidePerson p) {
        return new OutsidePerson(
                p.provider(),
                p.subject(),
                p.login(),
                p.name(),
                p.roles(),
                p.department(),
                p.terms(),
                true);
    }

    private SignIn enter(OutsidePerson person) {
        return fixture.outside().signIn(person, ORIGIN);
    }

    private SignIn.Accepted accepted(OutsidePerson person) {
        SignIn outcome = enter(person);
        assertThat(outcome).isInstanceOf(SignIn.Accepted.class);
        return (SignIn.Accepted) outcome;
    }

    @Test
    void aPersonShouldFindTheAccountByNameAndKeepItUnderAnother() {
        User sato = fixture.operator("sato");
        SignIn.Accepted first = accepted(person("s-1", "Sato"));
        assertThat(first.user().id()).isEqualTo(sato.id());
        assertThat(fixture.signIns().session(first.sessionSecret())).isPresent();
        assertThat(fixture.outside().providerOf(first.sessionSecret())).contains("city");
        assertThat(fixture.outside().providerOf(fixture.sessionOf("sato"))).isEmpty();
        assertThat(accepted(person("s-1", "suzuki")).user().id()).isEqualTo(sato.id());
        assertThat(fixture.audited)
                .contains("佐藤 花子|user.outside-linked|user " + sato.id() + "|city")
                .contains("佐藤 花子|user.sign-in|user " + sato.id() + "|by city");
    }

    /** Somebody has left, and the provider gives the name to the next. */
    @Test
    void whoInheritsANameShouldNotInheritTheAccount() {
        User sato = fixture.operator("sato");
        accepted(person("s-1", "sato"));
        assertThat(enter(person("s-2", "sato"))).isInstanceOf(SignIn.NoAccount.class);
        fixture.outside().forget(IdentityFixture.ADMINISTRATOR, sato.id(), "city");
        accepted(person("s-2", "sato"));
        assertThat(enter(person("s-1", "sato"))).isInstanceOf(SignIn.NoAccount.class);
    }

    @Test
    void forgettingShouldEndTheSessionsAndNeedPermission() {
        User sato = fixture.operator("sato");
        String session = accepted(person("s-1", "sato")).sessionSecret();
        Actor self = sato.actor(ORIGIN);
        assertThat(fixture.outside().accounts(self, sato.id()))
                .extracting(OutsideAccount::provider)
                .containsExactly("city");
        assertThatThrownBy(() -> fixture.outside().forget(self, sato.id(), "city"))
                .isInstanceOf(PermissionDeniedException.class);
        User other = fixture.operator("ito");
        assertThatThrownBy(() -> fixture.outside().accounts(other.actor(ORIGIN), sato.id()))
                .isInstanceOf(PermissionDeniedException.class);
        fixture.outside().forget(IdentityFixture.ADMINISTRATOR, sato.id(), "city");
        assertThat(fixture.signIns().session(session)).isEmpty();
    }

    @Test
    void anAccountShouldBeMadeOnlyWhereThatIsWantedAndAGroupGivesARole() {
        assertThat(enter(person("s-1", "tanaka"))).isInstanceOf(SignIn.NoAccount.class);
        assertThat(fixture.audited)
                .contains("city|user.sign-in-refused|user unknown|by city: no account");
        User made = accepted(person("s-1", "tanaka", Role.OPERATOR)).user();
        assertThat(made.login()).isEqualTo("tanaka");
        assertThat(made.name()).isEqualTo("田中 実");
        assertThat(made.roles()).containsExactly(Role.OPERATOR);
        assertThat(made.mustChangePassword()).isFalse();
        // no password opens it, and none can be set by who has none
        for (String password : List.of("", "-", "Asahi2026")) {
            assertThat(fixture.signIns().signIn("tanaka", password, ORIGIN))
                    .isInstanceOf(SignIn.Refused.class);
        }
        assertThatThrownBy(
                        () -> fixture.users().changePassword(made.id(), "-", "Minato2026", ORIGIN))
                .isInstanceOf(RejectedException.class);
    }

    @Test
    void whatCannotBeAnAccountShouldBeRefusedAndLeaveNothing() {
        for (String login : List.of("田中", "a", "x".repeat(65), "a b", "<b>", "tanaka'--")) {
            assertThat(enter(person("s-" + login.length(), login, Role.OPERATOR)))
                    .as(login)
                    .isInstanceOf(SignIn.NoAccount.class);
        }
        assertThat(enter(person("s-9", "kanri", Role.DEPARTMENT_STAFF)))
                .isInstanceOf(SignIn.NoAccount.class);
        assertThat(fixture.users().findByLogin("kanri")).isEmpty();
    }

    @Test
    void whoNamesAccountsAtTheProviderShouldNotBeAdministratorHere() {
        assertThat(enter(person("s-1", "admin"))).isInstanceOf(SignIn.NoAccount.class);
        assertThat(enter(person("s-2", "kanri", Role.ADMINISTRATOR)))
                .isInstanceOf(SignIn.NoAccount.class);
        OutsidePerson trusted =
                new OutsidePerson(
                        "city",
                        "s-1",
                        "admin",
                        "",
                        Set.of(),
                        Optional.empty(),
                        new OutsidePerson.Terms(false, false, true, true),
                        false);
        assertThat(accepted(trusted).user().login()).isEqualTo("admin");
    }

    private static OutsidePerson following(String subject, String login, Role... roles) {
        return new OutsidePerson(
                "city",
                subject,
                login,
                "",
                Set.of(roles),
                Optional.empty(),
                new OutsidePerson.Terms(false, true, false, false),
                false);
    }

    /** Whoever is moved at the town hall has the new rights here, and no old ones. */
    @Test
    void rightsShouldFollowTheGroupsWhereThatIsWanted() {
        User sato = fixture.operator("sato");
        accepted(person("s-1", "sato", Role.SUPERVISOR));
        assertThat(fixture.users().find(sato.id()).orElseThrow().roles())
                .containsExactly(Role.OPERATOR);
        SignIn.Accepted moved = accepted(following("s-1", "sato", Role.FAQ_EDITOR));
        assertThat(moved.user().roles()).containsExactly(Role.FAQ_EDITOR);
        assertThat(moved.user().name()).isEqualTo("佐藤 花子");
        assertThat(fixture.audited)
                .anyMatch(
                        line ->
                                line.startsWith("city|user.update|user " + sato.id())
                                        && line.endsWith("reason: groups at the provider"));
        int before = fixture.audited.size();
        accepted(following("s-1", "sato", Role.FAQ_EDITOR));
        assertThat(fixture.audited).hasSize(before + 1);
        assertThat(enter(following("s-1", "sato"))).isInstanceOf(SignIn.NoAccount.class);
        assertThat(enter(following("s-1", "sato", Role.ADMINISTRATOR)))
                .isInstanceOf(SignIn.NoAccount.class);
        assertThat(fixture.users().find(sato.id()).orElseThrow().roles())
                .containsExactly(Role.FAQ_EDITOR);
    }

    @Test
    void aPasswordOfOursShouldEndWhereThatIsWantedButNotAnAdministrators() {
        User sato = fixture.operator("sato");
        String session = fixture.sessionOf("sato");
        OutsidePerson city =
                new OutsidePerson(
                        "city",
                        "s-1",
                        "sato",
                        "",
                        Set.of(),
                        Optional.empty(),
                        new OutsidePerson.Terms(false, false, true, true),
                        false);
        accepted(city);
        assertThat(fixture.signIns().session(session)).isEmpty();
        assertThat(fixture.signIns().signIn("sato", IdentityFixture.PASSWORD, ORIGIN))
                .isInstanceOf(SignIn.Refused.class);
        assertThat(fixture.audited)
                .contains("佐藤 花子|user.password-dropped|user " + sato.id() + "|by city");
        String before = fixture.passwordHash(fixture.users().findByLogin("admin").orElseThrow());
        accepted(
                new OutsidePerson(
                        "city",
                        "s-2",
                        "admin",
                        "",
                        Set.of(),
                        Optional.empty(),
                        new OutsidePerson.Terms(false, false, true, true),
                        false));
        assertThat(fixture.passwordHash(fixture.users().findByLogin("admin").orElseThrow()))
                .isEqualTo(before);
        String again = fixture.users().resetPassword(IdentityFixture.ADMINISTRATOR, sato.id());
        assertThat(fixture.signIns().signIn("sato", again, ORIGIN))
                .isInstanceOf(SignIn.Accepted.class);
    }

    /** Somebody presses the button in several windows at the very first time. */
    @Test
    void theFirstSignInShouldMakeOneAccountHoweverOftenItIsBegunAtOnce() throws Exception {
        ExecutorService windows = Executors.newFixedThreadPool(6);
        try {
            List<Callable<SignIn>> tries =
                    Collections.nCopies(6, () -> enter(person("s-1", "tanaka", Role.OPERATOR)));
            for (Future<SignIn> one : windows.invokeAll(tries)) {
                assertThat(one.get()).isInstanceOf(SignIn.Accepted.class);
            }
        } finally {
            windows.shutdownNow();
        }
        User tanaka = fixture.users().findByLogin("tanaka").orElseThrow();
        assertThat(fixture.outside().accounts(IdentityFixture.ADMINISTRATOR, tanaka.id()))
                .hasSize(1);
    }

    @Test
    void retiredAndLockedAccountsShouldStayOut() {
        User sato = fixture.operator("sato");
        accepted(person("s-1", "sato"));
        for (int i = 0; i < 5; i++) {
            fixture.signIns().signIn("sato", "wrong", "192.0.2." + (100 + i));
        }
        assertThat(enter(person("s-1", "sato"))).isInstanceOf(SignIn.Locked.class);
        fixture.clock.advance(Duration.ofMinutes(16));
        accepted(person("s-1", "sato"));
        fixture.users()
                .update(
                        IdentityFixture.ADMINISTRATOR,
                        sato.id(),
                        new NewUser("sato", "佐藤 花子", Set.of(Role.OPERATOR), Optional.empty()),
                        false,
                        "退職");
        assertThat(enter(person("s-1", "sato"))).isInstanceOf(SignIn.NoAccount.class);
        assertThat(enter(person("s-7", "sato"))).isInstanceOf(SignIn.NoAccount.class);
    }

    @Test
    void rolesShouldKeepTheirNetworks() {
        fixture.operator("sato");
        fixture.rules()
                .change(
                        IdentityFixture.ADMINISTRATOR,
                        List.of(new AccessRule(Role.OPERATOR, false, List.of("10.0.0.0/8"))));
        assertThat(enter(person("s-1", "sato"))).isInstanceOf(SignIn.NotFromHere.class);
        assertThat(fixture.outside().signIn(person("s-1", "sato"), "10.1.2.3"))
                .isInstanceOf(SignIn.Accepted.class);
    }

    @Test
    void aDemandedSecondFactorShouldBeTheProvidersOrOurs() {
        fixture.rules()
                .change(
                        IdentityFixture.ADMINISTRATOR,
                        List.of(new AccessRule(Role.OPERATOR, true, List.of())));
        SignIn.Accepted weak = accepted(person("s-1", "tanaka", Role.OPERATOR));
        assertThat(fixture.signIns().session(weak.sessionSecret()).orElseThrow().mustEnrol())
                .isTrue();
        SignIn.Accepted strong = accepted(strong(person("s-1", "tanaka")));
        assertThat(fixture.signIns().session(strong.sessionSecret()).orElseThrow().mustEnrol())
                .isFalse();
    }

    @Test
    void whoHasNoPasswordShouldSetUpTheSecondFactorByAFreshSignIn() {
        SignIn.Accepted in = accepted(person("s-1", "tanaka", Role.OPERATOR));
        Actor self = in.user().actor(ORIGIN);
        StoredSecondFactors factors = fixture.factors();
        assertThat(factors.proof(self)).isEqualTo(SecondFactors.Proof.FRESH_SIGN_IN);
        String app = factors.enrolment(self).secret();
        fixture.clock.advance(Duration.ofMinutes(11));
        assertThatThrownBy(() -> factors.confirm(self, "", code(app), in.sessionSecret()))
                .isInstanceOf(RejectedException.class);
        String fresh = accepted(person("s-1", "tanaka")).sessionSecret();
        List<String> paper = factors.confirm(self, "", code(app), fresh);
        assertThat(factors.proof(self)).isEqualTo(SecondFactors.Proof.CODE);

        SignIn half = enter(person("s-1", "tanaka"));
        assertThat(half).isInstanceOf(SignIn.CodeNeeded.class);
        SignIn whole =
                fixture.signIns()
                        .secondFactor(((SignIn.CodeNeeded) half).secret(), paper.get(0), ORIGIN);
        assertThat(whole).isInstanceOf(SignIn.Accepted.class);
        assertThat(fixture.outside().providerOf(((SignIn.Accepted) whole).sessionSecret()))
                .contains("city");
        accepted(strong(person("s-1", "tanaka")));

        assertThatThrownBy(() -> factors.turnOff(self, "Asahi2026"))
                .isInstanceOf(RejectedException.class);
        factors.turnOff(self, paper.get(1));
        assertThat(factors.of(self, in.user().id()).since()).isEmpty();
    }

    private String code(String app) {
        try {
            return new TimeBasedOneTimePasswordGenerator()
                    .generateOneTimePasswordString(
                            new SecretKeySpec(StoredSecondFactorsTest.base32(app), "HmacSHA1"),
                            fixture.clock.instant());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void failuresAtTheProviderShouldBeOnRecordAndCountForTheAddress() {
        for (int i = 0; i < 4; i++) {
            fixture.outside().refused("city", "no\r\nsuch " + "x".repeat(1_000), ORIGIN);
        }
        assertThat(fixture.outside().stopped(ORIGIN)).isPresent();
        assertThat(enter(person("s-1", "tanaka", Role.OPERATOR))).isInstanceOf(SignIn.Locked.class);
        assertThat(fixture.audited)
                .anyMatch(
                        line ->
                                line.startsWith(
                                        "city|user.sign-in-refused|user unknown|by city: no such"))
                .allMatch(line -> line.length() < 500 && !line.contains("\n"));
    }

    /** A directory with one person. */
    private static final class OneDirectory implements PasswordSignIn {
        private boolean away;
        private int asked;

        @Override
        public Status status() {
            return new Status("city", LocalizedText.same("市の名簿"), !away, LocalizedText.same(""));
        }

        @Override
        public Status test() {
            return status();
        }

        @Override
        public Optional<OutsidePerson> check(String login, String password) throws SignInException {
            asked++;
            if (away) {
                throw new SignInException(LocalizedText.same("つながりません"), null);
            }
            return login.equals("tanaka") && password.equals("Kita-2026")
                    ? Optional.of(person("s-1", "tanaka", Role.OPERATOR))
                    : Optional.empty();
        }
    }

    @Test
    void aPasswordThatTheCityKnowsShouldOpenTheDoorAndWrongOnesLockIt() {
        OneDirectory directory = new OneDirectory();
        fixture.providers.add(directory);
        fixture.operator("sato");
        assertThat(fixture.signIns().signIn("tanaka", "Kita-2026", ORIGIN))
                .isInstanceOf(SignIn.Accepted.class);
        assertThat(fixture.signIns().signIn("sato", IdentityFixture.PASSWORD, ORIGIN))
                .isInstanceOf(SignIn.Accepted.class);
        assertThat(directory.asked).isEqualTo(1);
        for (int i = 0; i < 4; i++) {
            assertThat(fixture.signIns().signIn("tanaka", "wrong", "192.0.2." + (50 + i)))
                    .isInstanceOf(SignIn.Refused.class);
        }
        assertThat(fixture.signIns().signIn("tanaka", "wrong", "192.0.2.60"))
                .isInstanceOf(SignIn.Locked.class);
        int before = directory.asked;
        assertThat(fixture.signIns().signIn("tanaka", "Kita-2026", ORIGIN))
                .isInstanceOf(SignIn.Locked.class);
        assertThat(directory.asked).isEqualTo(before);
    }

    @Test
    void aNameThatNobodyKnowsShouldBeLockedBeforeTheCityIsAskedWithoutEnd() {
        OneDirectory directory = new OneDirectory();
        fixture.providers.add(directory);
        for (int i = 0; i < 20; i++) {
            fixture.signIns().signIn("ghost", "wrong" + i, "192.0.2." + (50 + i));
        }
        assertThat(directory.asked).isEqualTo(5);
    }

    @Test
    void aDirectoryThatIsAwayShouldBeNoFailureOfWhoDependsOnIt() {
        OneDirectory directory = new OneDirectory();
        fixture.providers.add(directory);
        fixture.signIns().signIn("tanaka", "Kita-2026", ORIGIN);
        fixture.operator("sato");
        directory.away = true;
        for (int i = 0; i < 10; i++) {
            assertThat(fixture.signIns().signIn("tanaka", "Kita-2026", ORIGIN))
                    .isInstanceOf(SignIn.Unavailable.class);
        }
        assertThat(fixture.signIns().signIn("sato", IdentityFixture.PASSWORD, ORIGIN))
                .isInstanceOf(SignIn.Accepted.class);
        assertThat(fixture.signIns().signIn("sato", "wrong", ORIGIN))
                .isInstanceOf(SignIn.Refused.class);
        directory.away = false;
        assertThat(fixture.signIns().signIn("tanaka", "Kita-2026", ORIGIN))
                .isInstanceOf(SignIn.Accepted.class);
    }

    @Test
    void theSecondFactorShouldBeChangedWithThePasswordThatTheCityKnows() {
        fixture.providers.add(new OneDirectory());
        SignIn.Accepted in =
                (SignIn.Accepted) fixture.signIns().signIn("tanaka", "Kita-2026", ORIGIN);
        Actor self = in.user().actor(ORIGIN);
        assertThat(fixture.factors().proof(self)).isEqualTo(SecondFactors.Proof.PASSWORD);
        String app = fixture.factors().enrolment(self).secret();
        assertThatThrownBy(
                        () ->
                                fixture.factors()
                                        .confirm(self, "wrong", code(app), in.sessionSecret()))
                .isInstanceOf(RejectedException.class);
        assertThat(fixture.factors().confirm(self, "Kita-2026", code(app), in.sessionSecret()))
                .hasSize(SecondFactors.RECOVERY_CODES);
    }
}
