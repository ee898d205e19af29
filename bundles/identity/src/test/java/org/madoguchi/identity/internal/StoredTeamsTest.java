// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.madoguchi.identity.internal.IdentityFixture.ADMINISTRATOR;
import static org.madoguchi.identity.internal.IdentityFixture.ORIGIN;
import static org.madoguchi.identity.internal.IdentityFixture.PASSWORD;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.identity.NewUser;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.identity.Team;
import org.madoguchi.api.identity.TeamId;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.test.Requirement;
import org.madoguchi.test.StorageFixture;

class StoredTeamsTest {
    private static StorageFixture storage;
    private IdentityFixture identity;
    private User sato;
    private User gomi;

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
        gomi =
                identity.users()
                        .create(
                                ADMINISTRATOR,
                                new NewUser(
                                        "gomi",
                                        "ごみ減量課",
                                        Set.of(Role.DEPARTMENT_STAFF),
                                        Optional.of(new DepartmentId(7))),
                                PASSWORD,
                                true);
    }

    @AfterEach
    void stop() {
        identity.close();
    }

    @Test
    @Requirement("FJ-147")
    void aTeamShouldBeRegisteredFilledRenamedAndDeleted() {
        Team made = identity.teams().add(ADMINISTRATOR, "　ごみ担当　", Set.of(sato.id(), gomi.id()));
        assertThat(made.name()).isEqualTo("ごみ担当");
        assertThat(identity.teams().of(sato.id())).containsExactly(made);
        assertThat(identity.teams().of(gomi.id())).containsExactly(made);

        identity.teams().change(ADMINISTRATOR, made.id(), "環境チーム", Set.of(gomi.id()));
        assertThat(identity.teams().of(sato.id())).isEmpty();
        assertThat(identity.teams().find(made.id()).orElseThrow().name()).isEqualTo("環境チーム");

        identity.teams().retire(ADMINISTRATOR, made.id(), true);
        assertThat(identity.teams().inUse()).isEmpty();
        assertThat(identity.teams().of(gomi.id())).isEmpty();
        assertThat(identity.teams().find(made.id()).orElseThrow().name())
                .as("old cases go on naming it")
                .isEqualTo("環境チーム");
        identity.teams().retire(ADMINISTRATOR, made.id(), false);
        assertThat(identity.teams().of(gomi.id())).hasSize(1);
    }

    @Test
    void everyChangeShouldBeAudited() {
        Team made = identity.teams().add(ADMINISTRATOR, "夜間", Set.of(sato.id()));
        identity.teams().change(ADMINISTRATOR, made.id(), "夜間・休日", Set.of());
        identity.teams().retire(ADMINISTRATOR, made.id(), true);
        assertThat(identity.audited.stream().filter(line -> line.contains("|team.")))
                .containsExactly(
                        "system|team.create|team " + made.id() + "|夜間, users [" + sato.id() + "]",
                        "system|team.change|team " + made.id() + "|夜間 -> 夜間・休日, users []",
                        "system|team.delete|team " + made.id() + "|夜間・休日, users []");
    }

    @Test
    void onlyAnAdministratorShouldChangeTeams() {
        Team made = identity.teams().add(ADMINISTRATOR, "夜間", Set.of());
        assertThatExceptionOfType(PermissionDeniedException.class)
                .isThrownBy(() -> identity.teams().add(sato.actor(ORIGIN), "自分", Set.of()));
        assertThatExceptionOfType(PermissionDeniedException.class)
                .isThrownBy(
                        () ->
                                identity.teams()
                                        .change(
                                                sato.actor(ORIGIN),
                                                made.id(),
                                                "夜間",
                                                Set.of(sato.id())));
        assertThatExceptionOfType(PermissionDeniedException.class)
                .isThrownBy(() -> identity.teams().retire(sato.actor(ORIGIN), made.id(), true));
        assertThat(identity.teams().all()).containsExactly(made);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \u3000\t",
                "\u0000\u202e",
                "とても長い名前とても長い名前とても長い名前とても長い名前とても長い名前とても長い名前長"
            })
    void aNameThatIsNoneShouldBeRefused(String name) {
        String typed = name.startsWith("とても") ? name.repeat(2) : name;
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> identity.teams().add(ADMINISTRATOR, typed, Set.of()));
    }

    @Test
    void twoTeamsInUseShouldNotHaveOneName() {
        Team first = identity.teams().add(ADMINISTRATOR, "夜間", Set.of());
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> identity.teams().add(ADMINISTRATOR, "夜間", Set.of()));
        identity.teams().retire(ADMINISTRATOR, first.id(), true);
        identity.teams().add(ADMINISTRATOR, "夜間", Set.of());
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> identity.teams().retire(ADMINISTRATOR, first.id(), false));
    }

    @Test
    void whatIsNotThereShouldBeRefusedAndChangeNothing() {
        assertThatThrownBy(
                        () ->
                                identity.teams()
                                        .add(ADMINISTRATOR, "夜間", Set.of(new UserId(424_242))))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(
                        () -> identity.teams().change(ADMINISTRATOR, new TeamId(1), "夜間", Set.of()))
                .isInstanceOf(NotFoundException.class);
        Set<UserId> crowd =
                LongStream.range(0, 1_001).mapToObj(UserId::new).collect(Collectors.toSet());
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> identity.teams().add(ADMINISTRATOR, "夜間", crowd));
        assertThat(identity.teams().all()).isEmpty();
    }
}
