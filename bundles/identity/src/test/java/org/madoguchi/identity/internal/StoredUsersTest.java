// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.madoguchi.identity.internal.IdentityFixture.ADMINISTRATOR;
import static org.madoguchi.identity.internal.IdentityFixture.ORIGIN;
import static org.madoguchi.identity.internal.IdentityFixture.PASSWORD;

import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.identity.NewUser;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.identity.SignIn;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.test.Requirement;
import org.madoguchi.test.StorageFixture;

class StoredUsersTest {
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

    private static NewUser person(String login, Role... roles) {
        return new NewUser(login, "鈴木 一郎", Set.of(roles), Optional.empty());
    }

    private SignIn signIn(String login, String password) {
        return identity.signIns().signIn(login, password, ORIGIN);
    }

    private String firstPassword() throws Exception {
        List<String> lines = Files.readAllLines(identity.firstSignInFile());
        assertThat(lines).contains("login: admin");
        return lines.get(3).substring("password: ".length());
    }

    @Test
    void theFirstStartShouldMakeOneAdministratorAndTellTheOwnerOfTheMachineOnly() throws Exception {
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(identity.firstSignInFile())))
                .isEqualTo("rw-------");

        assertThat(signIn("admin", firstPassword()))
                .isInstanceOfSatisfying(
                        SignIn.Accepted.class,
                        accepted -> {
                            assertThat(accepted.user().mustChangePassword()).isTrue();
                            assertThat(accepted.user().roles()).containsExactly(Role.ADMINISTRATOR);
                        });
    }

    @Test
    void theFileOfTheFirstSignInShouldVanishWithItsPassword() throws Exception {
        User admin = identity.users().findByLogin("admin").orElseThrow();

        identity.users().changePassword(admin.id(), firstPassword(), "Hirogaru8Umi", ORIGIN);

        assertThat(identity.firstSignInFile()).doesNotExist();
        assertThat(signIn("admin", "Hirogaru8Umi")).isInstanceOf(SignIn.Accepted.class);
    }

    @Test
    void aSecondStartShouldMakeNobody() throws Exception {
        String password = firstPassword();

        identity.restart(Map.of());

        assertThat(firstPassword()).isEqualTo(password);
        assertThat(identity.users().list(ADMINISTRATOR, PageRequest.first(10)).total())
                .isEqualTo(1);
    }

    @Test
    @Requirement("FJ-148")
    void aPersonShouldSignInWithTheGivenPasswordChangeItAndNeedTheNewOneFromThenOn() {
        User user =
                identity.users()
                        .create(ADMINISTRATOR, person(" Suzuki ", Role.OPERATOR), PASSWORD, false);
        assertThat(user.login()).isEqualTo("suzuki");
        assertThat(user.mustChangePassword()).isTrue();

        identity.users().changePassword(user.id(), PASSWORD, "Enoshima9", ORIGIN);

        assertThat(signIn("suzuki", PASSWORD)).isInstanceOf(SignIn.Refused.class);
        assertThat(signIn("ＳＵＺＵＫＩ", "Enoshima9"))
                .isInstanceOfSatisfying(
                        SignIn.Accepted.class,
                        accepted -> assertThat(accepted.user().mustChangePassword()).isFalse());
    }

    @Test
    void aChangedPasswordShouldEndEverySession() {
        User user = identity.operator("sato");
        String session = identity.sessionOf("sato");

        identity.users().changePassword(user.id(), PASSWORD, "Enoshima9", ORIGIN);

        assertThat(identity.signIns().session(session)).isEmpty();
    }

    @Test
    void aWrongOldPasswordShouldChangeNothingAndLockAtLast() {
        User user = identity.operator("sato");
        String session = identity.sessionOf("sato");

        for (int i = 0; i < 5; i++) {
            assertThatExceptionOfType(RejectedException.class)
                    .isThrownBy(
                            () ->
                                    identity.users()
                                            .changePassword(
                                                    user.id(), "Chigau111", "Enoshima9", ORIGIN))
                    .satisfies(e -> assertThat(e.reason().ja()).contains("現在のパスワードが違います"));
        }

        assertThat(identity.signIns().session(session)).isEmpty();
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(
                        () ->
                                identity.users()
                                        .changePassword(user.id(), PASSWORD, "Enoshima9", ORIGIN))
                .satisfies(e -> assertThat(e.reason().ja()).contains("16 分後"));
        identity.clock.advance(Duration.ofMinutes(16));
        assertThat(signIn("sato", PASSWORD)).isInstanceOf(SignIn.Accepted.class);
    }

    @Test
    void theSamePasswordAgainShouldBeRejected() {
        User user = identity.operator("sato");

        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(
                        () ->
                                identity.users()
                                        .changePassword(user.id(), PASSWORD, PASSWORD, ORIGIN))
                .satisfies(e -> assertThat(e.reason().en()).contains("differs"));
    }

    @Test
    void aResetShouldGiveAPasswordThatMustBeChangedAndEndLockAndSessions() {
        User user = identity.operator("sato");
        String session = identity.sessionOf("sato");
        for (int i = 0; i < 5; i++) {
            signIn("sato", "wrong");
        }

        String generated = identity.users().resetPassword(ADMINISTRATOR, user.id());

        assertThat(generated).matches("([A-Z][a-z][2-9][a-z]-){3}[A-Z][a-z][2-9][a-z]");
        assertThat(identity.signIns().session(session)).isEmpty();
        assertThat(signIn("sato", generated))
                .isInstanceOfSatisfying(
                        SignIn.Accepted.class,
                        accepted -> assertThat(accepted.user().mustChangePassword()).isTrue());
    }

    @Test
    @Requirement({"FJ-146", "FJ-197", "YK-068"})
    void aRetiredUserShouldBeOutAtOnceWhileTheNameStays() {
        User user = identity.operator("sato");
        String session = identity.sessionOf("sato");
        String token = identity.signIns().createToken(ADMINISTRATOR, user.id(), "集計");

        identity.users()
                .update(ADMINISTRATOR, user.id(), person("sato", Role.OPERATOR), false, "退職");

        assertThat(identity.signIns().session(session)).isEmpty();
        assertThat(identity.signIns().tokenOwner(token)).isEmpty();
        assertThat(signIn("sato", PASSWORD)).isInstanceOf(SignIn.Refused.class);
        assertThat(identity.users().find(user.id()))
                .hasValueSatisfying(
                        found -> {
                            assertThat(found.active()).isFalse();
                            assertThat(found.name()).isEqualTo("鈴木 一郎");
                        });
        assertThat(identity.audited)
                .anyMatch(line -> line.contains("|user.retire|user " + user.id()));
    }

    @Test
    void changedRolesShouldWorkInRunningSessions() {
        User user = identity.operator("sato");
        String session = identity.sessionOf("sato");

        identity.users().update(ADMINISTRATOR, user.id(), person("sato", Role.APPROVER), true);

        assertThat(identity.signIns().session(session))
                .hasValueSatisfying(
                        running ->
                                assertThat(running.user().roles()).containsExactly(Role.APPROVER));
        assertThat(identity.audited)
                .anyMatch(line -> line.contains("OPERATOR -> sato (鈴木 一郎) APPROVER"));
    }

    @Test
    void theLastAdministratorShouldStay() {
        User admin = identity.users().findByLogin("admin").orElseThrow();

        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(
                        () ->
                                identity.users()
                                        .update(
                                                ADMINISTRATOR,
                                                admin.id(),
                                                person("admin", Role.OPERATOR),
                                                true));
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(
                        () ->
                                identity.users()
                                        .update(
                                                ADMINISTRATOR,
                                                admin.id(),
                                                person("admin", Role.ADMINISTRATOR),
                                                false,
                                                "退職"));

        identity.users()
                .create(ADMINISTRATOR, person("second", Role.ADMINISTRATOR), PASSWORD, true);
        assertThat(
                        identity.users()
                                .update(
                                        ADMINISTRATOR,
                                        admin.id(),
                                        person("admin", Role.ADMINISTRATOR),
                                        false,
                                        "退職")
                                .active())
                .isFalse();
    }

    @Test
    void aLoginShouldBelongToOneAccount() {
        User user = identity.operator("sato");

        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> identity.operator("SATO"))
                .satisfies(e -> assertThat(e.reason().ja()).contains("「sato」はすでに使われています"));
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(
                        () ->
                                identity.users()
                                        .update(
                                                ADMINISTRATOR,
                                                user.id(),
                                                person("admin", Role.OPERATOR),
                                                true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "佐藤", "sato hanako", "-sato", "sato'--", "x\n"})
    void aLoginWithOtherCharactersShouldBeRejected(String login) {
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> identity.operator(login));
    }

    @Test
    void departmentStaffShouldNeedADepartment() {
        NewUser without = person("zaisan", Role.DEPARTMENT_STAFF);
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> identity.users().create(ADMINISTRATOR, without, PASSWORD, true));

        NewUser with =
                new NewUser(
                        "zaisan",
                        "財産管理課",
                        Set.of(Role.DEPARTMENT_STAFF),
                        Optional.of(new DepartmentId(1203)));
        assertThat(identity.users().create(ADMINISTRATOR, with, PASSWORD, true).department())
                .contains(new DepartmentId(1203));
    }

    @Test
    void operatorsShouldBeThoseWhoMayHandleCasesByName() {
        identity.operator("sato");
        identity.users().create(ADMINISTRATOR, person("editor", Role.FAQ_EDITOR), PASSWORD, true);
        User gone = identity.operator("gone");
        identity.users()
                .update(ADMINISTRATOR, gone.id(), person("gone", Role.OPERATOR), false, "退職");

        assertThat(identity.users().operators())
                .extracting(User::login)
                .containsExactly("sato", "admin");
    }

    @Test
    void aListShouldComeInPagesByLogin() {
        for (String login : List.of("cc", "aa", "bb")) {
            identity.operator(login);
        }

        Page<User> page = identity.users().list(ADMINISTRATOR, new PageRequest(1, 2));

        assertThat(page.items()).extracting(User::login).containsExactly("admin", "bb");
        assertThat(page.total()).isEqualTo(4);
    }

    @Test
    void anOperatorShouldManageNobody() {
        User user = identity.operator("sato");

        assertThatThrownBy(() -> identity.users().list(user.actor(ORIGIN), PageRequest.first(10)))
                .isInstanceOf(PermissionDeniedException.class);
        assertThatThrownBy(() -> identity.users().resetPassword(user.actor(ORIGIN), user.id()))
                .isInstanceOf(PermissionDeniedException.class);
        assertThatThrownBy(
                        () ->
                                identity.users()
                                        .update(
                                                user.actor(ORIGIN),
                                                user.id(),
                                                person("sato", Role.ADMINISTRATOR),
                                                true))
                .isInstanceOf(PermissionDeniedException.class);
    }

    @Test
    void anUnknownUserShouldNotBeFound() {
        assertThat(identity.users().find(new UserId(-1))).isEmpty();
        assertThatThrownBy(() -> identity.users().resetPassword(ADMINISTRATOR, new UserId(-1)))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void noPasswordShouldBeInTheAuditTrail() throws Exception {
        String first = firstPassword();
        User user = identity.operator("sato");
        String reset = identity.users().resetPassword(ADMINISTRATOR, user.id());

        assertThat(identity.audited)
                .hasSize(3)
                .noneMatch(line -> line.contains(first))
                .noneMatch(line -> line.contains(PASSWORD))
                .noneMatch(line -> line.contains(reset));
    }

    @Test
    void whyAnAccountWasChangedShouldBeOnRecord() {
        User leaver =
                identity.users()
                        .create(
                                IdentityFixture.ADMINISTRATOR,
                                person("jiro", Role.OPERATOR),
                                IdentityFixture.PASSWORD,
                                true,
                                " 4月の\n採用 ");
        assertThat(identity.audited).last().asString().endsWith("; reason: 4月の 採用");

        identity.users()
                .update(
                        IdentityFixture.ADMINISTRATOR,
                        leaver.id(),
                        person("jiro", Role.OPERATOR),
                        false,
                        "退職");
        assertThat(identity.audited)
                .last()
                .asString()
                .startsWith("system|user.retire|user " + leaver.id())
                .endsWith("retired; reason: 退職");
    }

    @Test
    void aReasonWithoutEndShouldBeRefused() {
        assertThatThrownBy(
                        () ->
                                identity.users()
                                        .create(
                                                IdentityFixture.ADMINISTRATOR,
                                                person("saburo", Role.OPERATOR),
                                                IdentityFixture.PASSWORD,
                                                true,
                                                "長".repeat(201)))
                .isInstanceOf(RejectedException.class);
    }
}
