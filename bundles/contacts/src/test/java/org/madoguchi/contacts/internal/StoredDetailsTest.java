// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.contacts.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.audit.AuditQuery;
import org.madoguchi.api.audit.AuditRecord;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.Party;
import org.madoguchi.api.contact.ContactDesk.By;
import org.madoguchi.api.contact.ContactDetails;
import org.madoguchi.api.contact.ContactDetails.AgeBand;
import org.madoguchi.api.contact.ContactDetails.Gender;
import org.madoguchi.api.contact.ContactId;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.identity.Role;
import org.madoguchi.test.Requirement;
import org.madoguchi.test.StorageFixture;
import org.madoguchi.test.TestClock;

/** What the desk writes down about people, on a real database. */
class StoredDetailsTest {
    private static final TestClock clock = new TestClock(Instant.parse("2026-11-21T03:00:00Z"));
    private static final List<String> audited = new ArrayList<>();
    private static final List<String> located = new ArrayList<>();
    private static StorageFixture fixture;
    private static ContactStore store;
    private static StoredContacts contacts;
    private static StoredJoins joins;
    private static StoredDetails details;

    private final Actor operator = actor(Role.OPERATOR);

    @BeforeAll
    static void start() {
        fixture = StorageFixture.start();
        store = new ContactStore(fixture.storage());
        contacts = new StoredContacts(store, clock);
        AuditTrail audit = new ListingAudit();
        joins = new StoredJoins(store, contacts, audit, clock);
        AddressFollowers followers = new AddressFollowers();
        followers.listeners = List.of((person, before, now) -> located.add(before + "→" + now));
        details = new StoredDetails(store, contacts, followers, audit);
    }

    @AfterAll
    static void stop() {
        store.close();
        fixture.close();
    }

    @BeforeEach
    void forgetEverybody() {
        for (String entity :
                List.of(
                        "DetailEntity",
                        "ContactAddressEntity",
                        "ToldEntity",
                        "ApartEntity",
                        "ContactEntity")) {
            store.unit().run(em -> em.createQuery("DELETE FROM " + entity + " e").executeUpdate());
        }
        audited.clear();
        located.clear();
    }

    private static Actor actor(Role role) {
        return new Actor(Optional.empty(), "山田 一郎", Set.of(role), Optional.empty(), "127.0.0.1");
    }

    private static ContactId contact(String mail, String name) {
        return contacts.resolve(new Party(Address.email(mail), name));
    }

    private static ContactDetails of(String name, String address, String phone) {
        return new ContactDetails(
                name, "", Gender.UNKNOWN, AgeBand.UNKNOWN, "", "", address, phone, "", "");
    }

    @Test
    @Requirement("FJ-159")
    void whereSomebodyLivesShouldBeToldWhenItIsLearnt() {
        ContactId id = contact("hanako@example.jp", "田中 花子");
        assertThat(contacts.postalAddress(id)).isEmpty();
        details.describe(operator, id, of("田中 花子", "", "090-1234-5678"));
        details.describe(operator, id, of("田中 花子", "藤沢市片瀬1", ""));
        details.describe(operator, id, of("田中 花子", "藤沢市片瀬1", "090-1234-5678"));
        details.describe(operator, id, of("田中 花子", "藤沢市辻堂2", ""));

        assertThat(located).containsExactly("→藤沢市片瀬1", "藤沢市片瀬1→藤沢市辻堂2");
        assertThat(contacts.postalAddress(id)).contains("藤沢市辻堂2");
    }

    @Test
    @Requirement("FJ-181")
    void everythingAboutAPersonShouldBeKeptAsItIsWrittenOnLetters() {
        ContactId id = contact("hanako@example.jp", "田中");
        details.describe(
                operator,
                id,
                new ContactDetails(
                        " 田中　花子 ",
                        "たなか はなこ",
                        Gender.FEMALE,
                        AgeBand.FORTIES,
                        "会社員",
                        "〒２５１ー００５２",
                        "神奈川県藤沢市藤沢1-1",
                        "０４６６－２５－１１１１",
                        "0466-25-1112",
                        "Hanako＠example.jp"));

        assertThat(details.details(operator, id))
                .isEqualTo(
                        new ContactDetails(
                                "田中　花子",
                                "たなか はなこ",
                                Gender.FEMALE,
                                AgeBand.FORTIES,
                                "会社員",
                                "251-0052",
                                "神奈川県藤沢市藤沢1-1",
                                "0466-25-1111",
                                "0466-25-1112",
                                "hanako@example.jp"));
        assertThat(contacts.find(id).orElseThrow().name()).isEqualTo("田中　花子");
        assertThat(audited).containsExactly("contact.describe contact " + id);
    }

    @Test
    @Requirement("FJ-123")
    void theSameNameAddressNumberOrMailShouldPointToOthers() {
        ContactId one = contact("a@example.jp", "田中 花子");
        ContactId name = contact("b@example.jp", "田中花子");
        ContactId place = contact("c@example.jp", "田中 太郎");
        ContactId both = contact("d@example.jp", "ﾀﾅｶ");
        ContactId caller =
                contacts.resolve(new Party(new Address(AddressKind.PHONE, "0466-25-1111"), ""));
        contact("e@example.jp", "鈴木");
        details.describe(operator, one, of("田中 花子", "藤沢市藤沢１丁目２番３号", "(0466)25-1111"));
        details.describe(operator, place, of("田中 太郎", "藤沢市藤沢1-2-3", ""));
        details.describe(operator, both, of("田中　花子", "藤沢市藤沢 1丁目2-3", ""));

        assertThat(details.alike(operator, one))
                .extracting(same -> same.contact().id() + " " + same.by().size())
                .containsExactly(both + " 2", name + " 1", place + " 1");
        assertThat(details.alike(operator, place).get(0).by()).containsExactly(By.ADDRESS);
        assertThat(joins.likely(one))
                .extracting(like -> like.contact().id())
                .containsExactly(caller);
    }

    @Test
    void aContactThatWasJoinedShouldHaveThePersonsDetails() {
        ContactId one = contact("a@example.jp", "田中 花子");
        ContactId other = contact("b@example.jp", "");
        joins.join(operator, one, other);
        details.describe(operator, other, of("田中 花子", "藤沢市", ""));

        assertThat(details.details(operator, one).address()).isEqualTo("藤沢市");
        assertThat(details.alike(operator, one)).isEmpty();
    }

    @Test
    void whatDoesNotFitShouldBeRefusedAndNobodyElseMayLook() {
        ContactId id = contact("a@example.jp", "田中 花子");
        for (ContactDetails bad :
                List.of(
                        of("長".repeat(201), "", ""),
                        of("田中", "長".repeat(301), ""),
                        of("田中", "", "12345"),
                        new ContactDetails(
                                "",
                                "tanaka",
                                Gender.UNKNOWN,
                                AgeBand.UNKNOWN,
                                "",
                                "",
                                "",
                                "",
                                "",
                                ""),
                        new ContactDetails(
                                "", "", Gender.UNKNOWN, AgeBand.UNKNOWN, "", "25", "", "", "", ""),
                        new ContactDetails(
                                "",
                                "",
                                Gender.UNKNOWN,
                                AgeBand.UNKNOWN,
                                "",
                                "",
                                "",
                                "",
                                "",
                                "a@b"))) {
            assertThatExceptionOfType(RejectedException.class)
                    .isThrownBy(() -> details.describe(operator, id, bad))
                    .satisfies(e -> assertThat(e.reason().en()).isNotEqualTo(e.reason().ja()));
        }
        assertThat(details.details(operator, id)).isEqualTo(ContactDetails.named("田中 花子"));
        Actor department = actor(Role.DEPARTMENT_STAFF);
        assertThatExceptionOfType(PermissionDeniedException.class)
                .isThrownBy(() -> details.details(department, id));
        assertThatExceptionOfType(PermissionDeniedException.class)
                .isThrownBy(() -> details.alike(department, id));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> details.details(operator, new ContactId(1)));
    }

    private static final class ListingAudit implements AuditTrail {
        @Override
        public void record(Actor actor, String action, String subject, String detail) {
            audited.add(action + " " + subject);
        }

        @Override
        public Page<AuditRecord> list(Actor actor, AuditQuery query, PageRequest request) {
            throw new UnsupportedOperationException();
        }
    }
}
