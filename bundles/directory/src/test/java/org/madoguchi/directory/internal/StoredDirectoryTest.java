// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.directory.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.identity.Role;
import org.madoguchi.test.Requirement;
import org.madoguchi.test.StorageFixture;

class StoredDirectoryTest {
    private static final Actor ADMINISTRATOR = Actor.system("test");

    private final List<String> audited = new CopyOnWriteArrayList<>();
    private static StorageFixture fixture;
    private DirectoryStore store;
    private StoredDirectory directory;

    @BeforeAll
    static void startDatabase() {
        fixture = StorageFixture.start();
    }

    @AfterAll
    static void stopDatabase() {
        fixture.close();
    }

    @BeforeEach
    void start() {
        store = new DirectoryStore(fixture.storage());
        directory = new StoredDirectory(store, new ListingTrail(audited));
        store.unit()
                .run(
                        em -> {
                            em.createQuery("DELETE FROM DepartmentEntity d").executeUpdate();
                            store.changed(em);
                        });
    }

    @AfterEach
    void stop() {
        store.close();
    }

    private Department save(String code, String name, boolean active) {
        return directory.save(
                ADMINISTRATOR,
                code,
                name,
                "Zaisan@City.Asahi.example",
                "0466-50-3500",
                "公有財産の管理",
                active);
    }

    @Test
    void aDepartmentShouldBeFoundByIdAndByCode() {
        Department saved = save(" 1203 ", "財産管理課", true);

        assertThat(saved.code()).isEqualTo("1203");
        assertThat(saved.mail()).isEqualTo("zaisan@city.asahi.example");
        assertThat(directory.find(saved.id())).contains(saved);
        assertThat(directory.findByCode("1203")).contains(saved);
        assertThat(directory.findByCode("9999")).isEmpty();
    }

    @Test
    @Requirement({"ST-139", "SP-035"})
    void departmentsShouldBeAddedRenamedAndAbolishedWhileTheirIdsStay() {
        save("2000", "市民窓口課", true);
        Department old = save("1000", "広報課", true);

        Department renamed = save("1000", "広報シティプロモーション課", true);
        assertThat(renamed.id()).isEqualTo(old.id());
        assertThat(directory.departments())
                .extracting(Department::name)
                .containsExactly("広報シティプロモーション課", "市民窓口課");

        save("1000", "広報シティプロモーション課", false);
        assertThat(directory.departments()).extracting(Department::code).containsExactly("2000");
        assertThat(directory.find(old.id()))
                .hasValueSatisfying(department -> assertThat(department.active()).isFalse());
    }

    @Test
    @Requirement("FJ-215")
    void everyChangeShouldBeAudited() {
        save("1000", "広報課", true);
        save("1000", "広報課", false);

        assertThat(audited)
                .containsExactly(
                        "department.create department 1000", "department.update department 1000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "財産",
                "no-at.example",
                "a@b@c",
                "a b@c.example",
                "a@c.example\r\nBcc: x@y"
            })
    void anAddressThatCannotGetMailShouldBeRejectedInBothLanguages(String mail) {
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> directory.save(ADMINISTRATOR, "1", "課", mail, "", "", true))
                .satisfies(
                        e -> {
                            assertThat(e.reason().ja()).contains("メールアドレス");
                            assertThat(e.reason().en()).contains("is not a mail address");
                        });
        assertThat(directory.departments()).isEmpty();
    }

    @Test
    void aCodeWithOtherCharactersShouldBeRejected() {
        assertThatExceptionOfType(RejectedException.class).isThrownBy(() -> save("課/1", "課", true));
    }

    @Test
    void aChangeShouldBeRefusedToAnOperator() {
        Actor operator =
                new Actor(Optional.empty(), "佐藤", Set.of(Role.OPERATOR), Optional.empty(), "test");

        assertThatThrownBy(() -> directory.save(operator, "1", "課", "a@b.example", "", "", true))
                .isInstanceOf(PermissionDeniedException.class);
    }
}
