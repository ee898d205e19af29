// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.madoguchi.identity.internal.IdentityFixture.ADMINISTRATOR;
import static org.madoguchi.identity.internal.IdentityFixture.ORIGIN;
import static org.madoguchi.identity.internal.IdentityFixture.PASSWORD;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Grant;
import org.madoguchi.api.identity.NewUser;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.identity.SignIn;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.UserTransfer.Done;
import org.madoguchi.api.identity.UserTransfer.Line;
import org.madoguchi.api.identity.UserTransfer.Problem;
import org.madoguchi.api.identity.UserTransfer.Report;
import org.madoguchi.test.Requirement;
import org.madoguchi.test.StorageFixture;

class StoredUserTransferTest {
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

    private static Line line(
            long line, String login, boolean active, String reason, Role... roles) {
        return new Line(
                line,
                new NewUser(login, "職員 " + login, Set.of(roles), Optional.empty()),
                active,
                reason);
    }

    private User made(String login, Role... roles) {
        return identity.users()
                .create(
                        ADMINISTRATOR,
                        new NewUser(login, "職員 " + login, Set.of(roles), Optional.empty()),
                        PASSWORD,
                        true);
    }

    private List<String> logins() {
        return identity.users().list(ADMINISTRATOR, PageRequest.first(50)).items().stream()
                .map(User::login)
                .toList();
    }

    @Test
    void aFileShouldMakeChangeRetireAndRestoreAccounts() {
        made("same", Role.OPERATOR);
        made("moves", Role.OPERATOR);
        User leaver = made("leaver", Role.OPERATOR);
        identity.users()
                .update(
                        ADMINISTRATOR,
                        leaver.id(),
                        line(0, "leaver", true, "", Role.OPERATOR).user(),
                        false,
                        "休職");
        made("goes", Role.OPERATOR);
        String session = identity.sessionOf("goes");
        List<Line> lines =
                List.of(
                        line(2, "same", true, "", Role.OPERATOR),
                        line(3, "moves", true, "異動", Role.FAQ_EDITOR, Role.OPERATOR),
                        line(4, "leaver", true, "復職", Role.OPERATOR),
                        line(5, "goes", false, "3月末で退職", Role.OPERATOR),
                        line(6, "fresh", true, "採用", Role.OPERATOR));

        Report checked = identity.transfer().check(ADMINISTRATOR, lines);
        assertThat(checked).isEqualTo(new Report(1, 1, 1, 1, 1, List.of()));
        assertThat(logins()).as("a check changes nothing").doesNotContain("fresh");

        Done done = identity.transfer().apply(ADMINISTRATOR, lines);
        assertThat(done.report()).isEqualTo(checked);
        assertThat(done.passwords()).hasSize(1);
        assertThat(done.toString()).doesNotContain(done.passwords().get(0).password());
        assertThat(identity.signIns().signIn("fresh", done.passwords().get(0).password(), ORIGIN))
                .isInstanceOfSatisfying(
                        SignIn.Accepted.class,
                        accepted -> assertThat(accepted.user().mustChangePassword()).isTrue());
        assertThat(identity.signIns().session(session)).isEmpty();
        assertThat(identity.users().findByLogin("moves").orElseThrow().roles())
                .containsExactlyInAnyOrder(Role.FAQ_EDITOR, Role.OPERATOR);
        assertThat(identity.users().findByLogin("leaver").orElseThrow().active()).isTrue();
        assertThat(identity.audited)
                .contains("system|user.import|users|1 created, 1 changed, 1 retired, 1 restored");
    }

    @Test
    void everyProblemShouldBeToldWithItsLineAndNothingBeDone() {
        made("known", Role.OPERATOR);
        List<Line> lines =
                List.of(
                        line(2, "good", true, "", Role.OPERATOR),
                        line(3, "漢字", true, "", Role.OPERATOR),
                        line(4, "norole", true, ""),
                        line(5, "known", false, " ", Role.OPERATOR),
                        line(6, "gone", false, "退職", Role.OPERATOR),
                        line(7, "GOOD", true, "", Role.OPERATOR),
                        line(8, "long", true, "あ".repeat(201), Role.OPERATOR),
                        line(9, "staff", true, "", Role.DEPARTMENT_STAFF));

        Done done = identity.transfer().apply(ADMINISTRATOR, lines);

        assertThat(done.report().problems())
                .extracting(Problem::line)
                .containsExactly(3L, 4L, 5L, 6L, 7L, 8L, 9L);
        assertThat(done.passwords()).isEmpty();
        assertThat(logins()).containsExactly("admin", "known");
    }

    @Test
    void anAdministratorShouldStayAndMayBeAnotherOne() {
        NewUser chief = line(2, "admin", true, "", Role.OPERATOR).user();
        Line demoted = new Line(2, chief, true, "");
        assertThat(identity.transfer().check(ADMINISTRATOR, List.of(demoted)).problems())
                .extracting(Problem::line)
                .containsExactly(0L);

        List<Line> handedOver = List.of(demoted, line(3, "heir", true, "", Role.ADMINISTRATOR));
        assertThat(identity.transfer().apply(ADMINISTRATOR, handedOver).report().problems())
                .isEmpty();
        assertThat(identity.users().findByLogin("admin").orElseThrow().roles())
                .containsExactly(Role.OPERATOR);
    }

    @Test
    void tooManyLinesAndStrangersShouldBeRefused() {
        Line one = line(2, "one", true, "", Role.OPERATOR);
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(
                        () ->
                                identity.transfer()
                                        .check(ADMINISTRATOR, Collections.nCopies(1_001, one)));
        Actor operator = made("sato", Role.OPERATOR).actor(ORIGIN);
        assertThatExceptionOfType(PermissionDeniedException.class)
                .isThrownBy(() -> identity.transfer().check(operator, List.of(one)));
        assertThatExceptionOfType(PermissionDeniedException.class)
                .isThrownBy(() -> identity.transfer().apply(operator, List.of(one)));
        assertThatExceptionOfType(PermissionDeniedException.class)
                .isThrownBy(
                        () ->
                                identity.grants()
                                        .between(
                                                operator,
                                                identity.clock.instant(),
                                                identity.clock.instant()));
    }

    @Test
    @Requirement({"FJ-197", "FJ-261"})
    void theReportOfAMonthShouldTellWhoWasGivenAndLostWhichRightsAndWhy() {
        // the first administrator came before
        identity.clock.advance(Duration.ofHours(1));
        Instant begin = identity.clock.instant();
        User user = made("sato", Role.OPERATOR);
        identity.clock.advance(Duration.ofHours(1));
        NewUser chief = line(0, "sato", true, "", Role.SUPERVISOR).user();
        identity.users().update(ADMINISTRATOR, user.id(), chief, true, "昇任");
        identity.users().update(ADMINISTRATOR, user.id(), chief, true, "何も変わらない");
        identity.clock.advance(Duration.ofHours(1));
        identity.users().update(ADMINISTRATOR, user.id(), chief, false, "3月末で退職");
        identity.clock.advance(Duration.ofHours(1));
        identity.users().update(ADMINISTRATOR, user.id(), chief, true, "");

        List<Grant> grants =
                identity.grants().between(ADMINISTRATOR, begin, begin.plus(Duration.ofHours(3)));

        assertThat(grants)
                .extracting(Grant::kind)
                .containsExactly(Grant.Kind.GRANTED, Grant.Kind.CHANGED, Grant.Kind.REMOVED);
        Grant removed = grants.get(2);
        assertThat(removed.at()).isEqualTo(begin.plus(Duration.ofHours(2)));
        assertThat(removed.before()).containsExactly(Role.SUPERVISOR);
        assertThat(removed.after()).isEmpty();
        assertThat(removed.login()).isEqualTo("sato");
        assertThat(removed.by()).isEqualTo("system");
        assertThat(removed.reason()).isEqualTo("3月末で退職");
    }

    @Test
    @Requirement("FJ-197")
    void noAccountShouldBeRetiredWithoutAReason() {
        User user = made("sato", Role.OPERATOR);
        NewUser same = line(0, "sato", true, "", Role.OPERATOR).user();
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(
                        () -> identity.users().update(ADMINISTRATOR, user.id(), same, false, "　"));
        assertThat(identity.users().find(user.id()).orElseThrow().active()).isTrue();
    }

    @Test
    @Requirement("ST-286")
    void anOldPasswordShouldHaveToBeChangedAtTheNextSignIn() {
        identity.restart(Map.of("password_maxDays", 90));
        made("sato", Role.OPERATOR);
        identity.clock.advance(Duration.ofDays(90));
        assertThat(mustChange()).isFalse();
        identity.clock.advance(Duration.ofSeconds(1));
        assertThat(mustChange()).isTrue();
        User user = identity.users().findByLogin("sato").orElseThrow();
        identity.users().changePassword(user.id(), PASSWORD, "Akatonbo2026", ORIGIN);
        assertThat(identity.users().findByLogin("sato").orElseThrow().mustChangePassword())
                .isFalse();
    }

    private boolean mustChange() {
        return ((SignIn.Accepted) identity.signIns().signIn("sato", PASSWORD, ORIGIN))
                .user()
                .mustChangePassword();
    }
}
