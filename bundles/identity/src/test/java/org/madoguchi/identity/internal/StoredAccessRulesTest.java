// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.madoguchi.identity.internal.IdentityFixture.ADMINISTRATOR;
import static org.madoguchi.identity.internal.IdentityFixture.PASSWORD;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.identity.AccessRule;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.NewUser;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.identity.SignIn;
import org.madoguchi.api.identity.User;
import org.madoguchi.test.Requirement;
import org.madoguchi.test.StorageFixture;

class StoredAccessRulesTest {
    private static final String OFFICE = "10.20.0.0/16";
    private static final String AT_OFFICE = "10.20.3.4";
    private static final String AT_HOME = "198.51.100.7";

    private static StorageFixture storage;
    private IdentityFixture identity;
    private User sato;

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
    }

    @AfterEach
    void stop() {
        identity.close();
    }

    private void limit(Role role, String... networks) {
        identity.rules()
                .change(ADMINISTRATOR, List.of(new AccessRule(role, false, List.of(networks))));
    }

    private SignIn signIn(String origin) {
        return identity.signIns().signIn("sato", PASSWORD, origin);
    }

    @Test
    @Requirement({"FJ-184", "ST-289", "YK-056", "YK-120"})
    void aRightPasswordFromElsewhereShouldBeRefusedAndRecorded() {
        limit(Role.OPERATOR, OFFICE, "2001:db8:20::/48");

        assertThat(signIn(AT_HOME)).isInstanceOf(SignIn.NotFromHere.class);
        assertThat(signIn("2001:db8:21::1")).isInstanceOf(SignIn.NotFromHere.class);
        assertThat(signIn(AT_OFFICE)).isInstanceOf(SignIn.Accepted.class);
        assertThat(signIn("2001:db8:20:1::5")).isInstanceOf(SignIn.Accepted.class);
        assertThat(identity.audited)
                .contains("sato|user.network-refused|user " + sato.id() + "|at sign-in")
                .contains(
                        "system|role.change|role OPERATOR|from everywhere -> from "
                                + OFFICE
                                + " 2001:db8:20::/48");
    }

    @Test
    void aWrongPasswordShouldNotLearnWhereTheAccountMayBeUsed() {
        limit(Role.OPERATOR, OFFICE);
        assertThat(identity.signIns().signIn("sato", "Chigau111", AT_HOME))
                .isInstanceOf(SignIn.Refused.class);
    }

    @Test
    @Requirement({"FJ-184", "ST-289"})
    void aSessionThatMovesElsewhereShouldBeRefusedAndRecordedOnce() {
        limit(Role.OPERATOR, OFFICE);
        assertThat(identity.signIns().admits(sato, AT_OFFICE)).isTrue();
        for (int i = 0; i < 3; i++) {
            assertThat(identity.signIns().admits(sato, AT_HOME)).isFalse();
        }
        assertThat(identity.signIns().admits(sato, "unknown")).isFalse();
        assertThat(identity.audited).filteredOn(line -> line.endsWith("at work")).hasSize(2);
    }

    @Test
    void aChangeShouldCountAtOnce() {
        assertThat(identity.signIns().admits(sato, AT_HOME)).isTrue();
        limit(Role.OPERATOR, OFFICE);
        assertThat(identity.signIns().admits(sato, AT_HOME)).isFalse();
        limit(Role.OPERATOR);
        assertThat(identity.signIns().admits(sato, AT_HOME)).isTrue();
    }

    @Test
    void whoHasSeveralRolesShouldKeepTheRulesOfAll() {
        User both =
                identity.users()
                        .create(
                                ADMINISTRATOR,
                                new NewUser(
                                        "kondo",
                                        "近藤 恵",
                                        Set.of(Role.OPERATOR, Role.FAQ_EDITOR),
                                        Optional.empty()),
                                PASSWORD,
                                true);
        limit(Role.OPERATOR, OFFICE, AT_HOME);
        limit(Role.FAQ_EDITOR, OFFICE);
        assertThat(identity.signIns().admits(both, AT_OFFICE)).isTrue();
        assertThat(identity.signIns().admits(both, AT_HOME)).isFalse();
        assertThat(identity.signIns().admits(sato, AT_HOME)).isTrue();
    }

    @Test
    void anAdministratorShouldNotLockHimselfOut() {
        Actor chief =
                new Actor(
                        Optional.of(sato.id()),
                        "管理者",
                        Set.of(Role.ADMINISTRATOR),
                        Optional.empty(),
                        AT_HOME);
        List<AccessRule> office =
                List.of(new AccessRule(Role.ADMINISTRATOR, false, List.of(OFFICE)));
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> identity.rules().change(chief, office))
                .satisfies(refused -> assertThat(refused.reason().ja()).contains(AT_HOME));
        assertThat(identity.rules().list(chief)).allMatch(rule -> rule.networks().isEmpty());

        identity.rules()
                .change(
                        chief,
                        List.of(
                                new AccessRule(
                                        Role.ADMINISTRATOR, false, List.of(OFFICE, AT_HOME))));
        assertThat(identity.rules().list(chief).get(Role.ADMINISTRATOR.ordinal()).networks())
                .containsExactly(OFFICE, AT_HOME);
    }

    @Test
    void theShellShouldLiftTheNetworksAndLeaveTheRest() {
        identity.rules()
                .change(
                        ADMINISTRATOR,
                        List.of(
                                new AccessRule(Role.OPERATOR, true, List.of(OFFICE)),
                                new AccessRule(Role.SUPERVISOR, false, List.of(OFFICE))));
        identity.rules().liftNetworks(ADMINISTRATOR);
        assertThat(identity.signIns().admits(sato, AT_HOME)).isTrue();
        assertThat(identity.rules().list(ADMINISTRATOR))
                .contains(new AccessRule(Role.OPERATOR, true, List.of()))
                .allMatch(rule -> rule.networks().isEmpty());
        assertThat(identity.audited)
                .contains(
                        "system|role.change|role SUPERVISOR|from "
                                + OFFICE
                                + " -> from everywhere");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "庁内",
                "10.0.0.0/33",
                "10.0.0.0/",
                "10.0.0.0/-1",
                "10.0.0.256",
                "www.city.example",
                "2001:db8::/129",
                "10.0.0.1 10.0.0.2",
                "10.0.0.1,10.0.0.2",
                ""
            })
    void whatIsNoNetworkShouldBeRefused(String network) {
        assertThatThrownBy(() -> limit(Role.OPERATOR, network))
                .isInstanceOf(RejectedException.class);
    }

    @Test
    void tooManyNetworksShouldBeRefused() {
        String[] many =
                IntStream.rangeClosed(0, 50).mapToObj(i -> "10.0.0." + i).toArray(String[]::new);
        assertThatThrownBy(() -> limit(Role.OPERATOR, many)).isInstanceOf(RejectedException.class);
    }

    @Test
    void onlyAdministratorsShouldKnowAndChangeTheRules() {
        Actor operator = sato.actor(AT_OFFICE);
        assertThatExceptionOfType(PermissionDeniedException.class)
                .isThrownBy(() -> identity.rules().list(operator));
        assertThatExceptionOfType(PermissionDeniedException.class)
                .isThrownBy(() -> identity.rules().change(operator, List.of()));
        assertThatExceptionOfType(PermissionDeniedException.class)
                .isThrownBy(() -> identity.rules().liftNetworks(operator));
    }
}
