// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
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
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Deputy;
import org.madoguchi.api.identity.Grant;
import org.madoguchi.api.identity.NewUser;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.identity.StandIn;
import org.madoguchi.api.identity.User;
import org.madoguchi.test.Requirement;
import org.madoguchi.test.StorageFixture;

/** What somebody may do for a time, and what ends by itself. */
class DeputiesAndStandInsTest {
    private static final Optional<DepartmentId> WASTE = Optional.of(new DepartmentId(1));

    private static StorageFixture storage;
    private IdentityFixture desk;
    private StoredDeputies deputies;
    private StoredStandIns standIns;
    private User hanako;

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
        desk = IdentityFixture.start(storage, Map.of());
        deputies = new StoredDeputies(desk.accounts());
        standIns = new StoredStandIns(desk.accounts());
        hanako = desk.operator("hanako");
    }

    @AfterEach
    void stop() {
        desk.close();
    }

    private User hire(String login, Role role, Optional<DepartmentId> department) {
        return desk.users()
                .create(
                        IdentityFixture.ADMINISTRATOR,
                        new NewUser(login, login, Set.of(role), department),
                        IdentityFixture.PASSWORD,
                        true);
    }

    private Instant in(Duration span) {
        return desk.clock.instant().plus(span);
    }

    private boolean mayManage(String session) {
        return desk.signIns()
                .session(session)
                .orElseThrow()
                .user()
                .actor("")
                .may(Permission.USER_MANAGE);
    }

    @Test
    @Requirement("ST-215")
    void aRoleForATimeShouldEndByItselfAlsoInAnOpenSession() {
        String session = desk.sessionOf("hanako");
        assertThat(mayManage(session)).isFalse();
        Instant until = in(Duration.ofMinutes(20));
        deputies.appoint(
                IdentityFixture.ADMINISTRATOR, hanako.id(), Role.ADMINISTRATOR, until, "出張");
        assertThat(mayManage(session)).isTrue();
        User listed = listed();
        assertThat(listed.deputy()).contains(new Deputy(Role.ADMINISTRATOR, until));
        assertThat(listed.roles()).as("what it always has").containsExactly(Role.OPERATOR);

        desk.clock.advance(Duration.ofMinutes(20));
        assertThat(mayManage(session)).isFalse();
        assertThat(listed().deputy()).isEmpty();
        List<Grant> grants =
                desk.grants()
                        .between(
                                IdentityFixture.ADMINISTRATOR,
                                desk.clock.instant().minus(Duration.ofDays(1)),
                                in(Duration.ofDays(1)));
        assertThat(grants)
                .filteredOn(grant -> grant.kind() == Grant.Kind.CHANGED)
                .extracting(Grant::at, Grant::after)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                until.minus(Duration.ofMinutes(20)),
                                Set.of(Role.OPERATOR, Role.ADMINISTRATOR)),
                        org.assertj.core.groups.Tuple.tuple(until, Set.of(Role.OPERATOR)));
        assertThat(desk.audited).anyMatch(line -> line.contains("|user.deputy|"));
        assertThat(desk.audited).anyMatch(line -> line.contains("|user.deputy-ended|"));
    }

    private User listed() {
        return desk
                .users()
                .list(IdentityFixture.ADMINISTRATOR, PageRequest.first(50))
                .items()
                .stream()
                .filter(user -> user.id().equals(hanako.id()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Requirement("ST-215")
    void aRoleForATimeShouldBeGivenWithCareAndTakenBack() {
        Instant until = in(Duration.ofDays(1));
        Actor nobody = hanako.actor("");
        assertThatThrownBy(
                        () -> deputies.appoint(nobody, hanako.id(), Role.SUPERVISOR, until, "出張"))
                .isInstanceOf(PermissionDeniedException.class);
        refused(Role.SUPERVISOR, desk.clock.instant(), "出張");
        refused(Role.SUPERVISOR, in(Duration.ofDays(400)), "出張");
        refused(Role.SUPERVISOR, until, " ");
        refused(Role.OPERATOR, until, "出張");
        refused(Role.DEPARTMENT_STAFF, until, "出張");
        deputies.appoint(IdentityFixture.ADMINISTRATOR, hanako.id(), Role.SUPERVISOR, until, "出張");
        assertThat(listed().rolesInUse()).contains(Role.SUPERVISOR);
        deputies.end(IdentityFixture.ADMINISTRATOR, hanako.id());
        deputies.end(IdentityFixture.ADMINISTRATOR, hanako.id());
        assertThat(listed().rolesInUse()).containsExactly(Role.OPERATOR);
        assertThat(desk.audited).filteredOn(line -> line.contains("|user.deputy-end|")).hasSize(1);
    }

    private void refused(Role role, Instant until, String reason) {
        assertThatThrownBy(
                        () ->
                                deputies.appoint(
                                        IdentityFixture.ADMINISTRATOR,
                                        hanako.id(),
                                        role,
                                        until,
                                        reason))
                .isInstanceOf(RejectedException.class);
    }

    @Test
    @Requirement("FJ-111")
    void anAbsenceShouldBeginAndEndByItself() {
        User chief = hire("chief", Role.APPROVER, WASTE);
        User staff = hire("staff", Role.DEPARTMENT_STAFF, WASTE);
        User other = hire("other", Role.DEPARTMENT_STAFF, Optional.of(new DepartmentId(2)));
        Actor self = chief.actor("");
        assertThat(standIns.absentees(self)).extracting(User::login).containsExactly("chief");
        assertThat(standIns.candidates(chief.id()))
                .extracting(User::login)
                .containsExactly("staff");
        Instant from = in(Duration.ofDays(1));
        Instant until = in(Duration.ofDays(3));
        for (User no : List.of(chief, other, hanako)) {
            assertThatThrownBy(() -> standIns.set(self, chief.id(), no.id(), from, until))
                    .isInstanceOf(RejectedException.class);
        }
        assertThatThrownBy(() -> standIns.set(staff.actor(""), chief.id(), staff.id(), from, until))
                .isInstanceOf(PermissionDeniedException.class);
        standIns.set(self, chief.id(), staff.id(), from, until);
        assertThatThrownBy(() -> standIns.set(self, chief.id(), staff.id(), from, until))
                .as("twice at a time")
                .isInstanceOf(RejectedException.class);

        assertThat(standIns.absentNow(staff.id())).isEmpty();
        desk.clock.advance(Duration.ofDays(1));
        assertThat(standIns.absentNow(staff.id())).containsExactly(chief.id());
        assertThat(standIns.by(staff.id())).extracting(StandIn::setBy).containsExactly("chief");
        desk.clock.advance(Duration.ofDays(2));
        assertThat(standIns.absentNow(staff.id())).isEmpty();
        assertThat(standIns.of(self, chief.id())).isEmpty();
    }

    @Test
    @Requirement("FJ-111")
    void aSupervisorShouldSetTheAbsenceOfTheCentresPeopleOnly() {
        User supervisor = hire("supervisor", Role.SUPERVISOR, Optional.empty());
        User chief = hire("chief", Role.APPROVER, Optional.empty());
        User waste = hire("waste", Role.APPROVER, WASTE);
        Actor actor = supervisor.actor("");
        Instant until = in(Duration.ofDays(1));
        standIns.set(actor, chief.id(), hanako.id(), desk.clock.instant(), until);
        assertThat(standIns.absentNow(hanako.id())).containsExactly(chief.id());
        assertThatThrownBy(() -> standIns.of(actor, waste.id()))
                .isInstanceOf(PermissionDeniedException.class);
        standIns.end(actor, standIns.of(actor, chief.id()).get(0).id());
        assertThat(standIns.absentNow(hanako.id())).isEmpty();
        assertThat(desk.audited).anyMatch(line -> line.contains("|stand-in.set|"));
        assertThat(desk.audited).anyMatch(line -> line.contains("|stand-in.end|"));
    }
}
