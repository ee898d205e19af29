// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.directory.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.directory.PhoneBook;
import org.madoguchi.api.directory.Telephone;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.identity.Role;
import org.madoguchi.test.StorageFixture;

class StoredPhoneBookTest {
    private static final Actor ADMINISTRATOR = Actor.system("test");
    private static final Telephone FIRST = new Telephone("個人市民税担当", "こじんしみんぜい", "申告、特別徴収", "2011");
    private static final Telephone ROOM = new Telephone("第2会議室", "", "", "2099");

    private final StorageFixture fixture = StorageFixture.start();
    private final List<String> audited = new ArrayList<>();
    private DirectoryStore store;
    private StoredDirectory directory;
    private StoredPhoneBook book;
    private Department tax;

    @BeforeEach
    void start() {
        ListingTrail trail = new ListingTrail(audited);
        store = new DirectoryStore(fixture.storage());
        directory = new StoredDirectory(store, trail);
        book = new StoredPhoneBook(store, directory, trail);
        tax = department("1301", "市民税課", "0466-50-3511", true);
        book.save(ADMINISTRATOR, tax.id(), List.of(FIRST, ROOM));
    }

    @AfterEach
    void stop() {
        store.close();
        fixture.close();
    }

    private Department department(String code, String name, String phone, boolean active) {
        return directory.save(
                ADMINISTRATOR, code, name, "zei@asahi.example", phone, "市民税の賦課", active);
    }

    private List<String> found(String words) {
        return book.find(words, 10).stream().map(entry -> entry.telephone().name()).toList();
    }

    @Test
    void aTelephoneShouldBeFoundByNameReadingDutiesNumberAndItsDepartment() {
        assertThat(found("個人")).containsExactly("個人市民税担当");
        assertThat(found("コジンシミン")).containsExactly("個人市民税担当");
        assertThat(found("特別徴収")).containsExactly("個人市民税担当");
        assertThat(found("２０９９")).containsExactly("第2会議室");
        assertThat(found("市民税課 会議")).containsExactly("第2会議室");
        assertThat(found("会議 徴収")).isEmpty();
        assertThat(found(" ")).isEmpty();
    }

    @Test
    void aDepartmentsOwnNumberShouldBeFoundAndWhatBeginsSoComeFirst() {
        assertThat(book.find("市民税課", 1))
                .extracting(entry -> entry.telephone().number())
                .containsExactly("0466-50-3511");
        assertThat(found("こじん")).containsExactly("個人市民税担当");
    }

    @Test
    void aRetiredDepartmentsTelephonesShouldNotBeOffered() {
        department("1301", "市民税課", "0466-50-3511", false);
        assertThat(found("会議")).isEmpty();
    }

    @Test
    void savingShouldReplaceTheListInItsOrderAndBeAuditedWhenSomethingChanges() {
        audited.clear();
        book.save(ADMINISTRATOR, tax.id(), List.of(FIRST, ROOM));
        assertThat(audited).isEmpty();
        book.save(ADMINISTRATOR, tax.id(), List.of(ROOM, FIRST));
        assertThat(book.of(tax.id())).containsExactly(ROOM, FIRST);
        assertThat(audited).containsExactly("department.telephones department 1301");
    }

    @Test
    void whatCannotBeDialledShouldBeRefusedWithItsNameAndChangeNothing() {
        Telephone wrong = new Telephone("窓口", "", "", "内線なし");
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> book.save(ADMINISTRATOR, tax.id(), List.of(ROOM, wrong)))
                .satisfies(refused -> assertThat(refused.reason().ja()).contains("窓口"));
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(
                        () ->
                                book.save(
                                        ADMINISTRATOR,
                                        tax.id(),
                                        Collections.nCopies(PhoneBook.MOST + 1, ROOM)));
        assertThat(book.of(tax.id())).containsExactly(FIRST, ROOM);
    }

    @Test
    void onlyWhoManagesTheDirectoryShouldChangeIt() {
        Actor operator =
                new Actor(Optional.empty(), "鈴木", Set.of(Role.OPERATOR), Optional.empty(), "");
        assertThatExceptionOfType(PermissionDeniedException.class)
                .isThrownBy(() -> book.save(operator, tax.id(), List.of()));
    }
}
