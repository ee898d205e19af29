// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.contacts.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.audit.AuditQuery;
import org.madoguchi.api.audit.AuditRecord;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.Party;
import org.madoguchi.api.contact.Contact;
import org.madoguchi.api.contact.ContactId;
import org.madoguchi.api.contact.JoinedContact;
import org.madoguchi.api.contact.Likeness;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.identity.Role;
import org.madoguchi.test.StorageFixture;
import org.madoguchi.test.TestClock;

/** One person who writes, calls and uses LINE: hinted, joined by a person, and separated again. */
@Timeout(60)
class StoredJoinsTest {
    private static final Address MAIL = Address.email("hanako@example.jp");
    private static final Address MOBILE = new Address(AddressKind.PHONE, "090-1234-5678");
    private static final Address FAX = new Address(AddressKind.FAX, "+819012345678");
    private static final Address LINE = new Address(AddressKind.LINE, "U4af4980629");

    private static final TestClock clock = new TestClock(Instant.parse("2026-11-21T03:00:00Z"));
    private static final List<String> audited = new ArrayList<>();
    private static StorageFixture fixture;
    private static ContactStore store;
    private static StoredContacts contacts;
    private static StoredJoins joins;

    private final Actor operator = actor(Role.OPERATOR);

    @BeforeAll
    static void start() {
        fixture = StorageFixture.start();
        store = new ContactStore(fixture.storage());
        contacts = new StoredContacts(store, clock);
        joins = new StoredJoins(store, contacts, new RecordingAudit(), clock);
    }

    @AfterAll
    static void stop() {
        store.close();
        fixture.close();
    }

    @BeforeEach
    void forgetEverybody() {
        for (String entity :
                List.of("ContactAddressEntity", "ToldEntity", "ApartEntity", "ContactEntity")) {
            store.unit().run(em -> em.createQuery("DELETE FROM " + entity + " e").executeUpdate());
        }
        audited.clear();
    }

    private static Actor actor(Role role) {
        return new Actor(Optional.empty(), "山田 一郎", Set.of(role), Optional.empty(), "127.0.0.1");
    }

    private static ContactId contact(Address address, String name) {
        clock.advance(Duration.ofMinutes(1));
        return contacts.resolve(new Party(address, name));
    }

    @Test
    void aPersonShouldBeForgottenWithAllThatIsKnown() {
        ContactId caller = contact(MOBILE, "田中 花子");
        ContactId writer = contact(MAIL, "田中 花子");
        ContactId other = contact(LINE, "田中 一郎");
        joins.join(operator, caller, writer);
        joins.separate(operator, writer);
        joins.join(operator, writer, caller);
        contacts.remember(writer, List.of(FAX));

        contacts.forget(writer);

        assertThat(contacts.findAll(List.of(caller, writer))).isEmpty();
        assertThat(contacts.at(List.of(MOBILE, MAIL))).isEmpty();
        assertThat(contacts.find(other)).isPresent();
        assertThat(contact(MAIL, "田中 花子")).isNotEqualTo(writer);
        contacts.forget(writer);
    }

    @Test
    void whoCallsAndFaxesFromOneNumberShouldBeLikelyTheSame() {
        ContactId caller = contact(MOBILE, "田中 花子");
        ContactId fax = contact(FAX, "");

        assertThat(joins.likely(caller))
                .singleElement()
                .satisfies(
                        like -> {
                            assertThat(like.contact().id()).isEqualTo(fax);
                            assertThat(like.shared()).containsExactly(MOBILE);
                            assertThat(like.names()).isEqualTo(Likeness.Names.UNKNOWN);
                        });
        assertThat(joins.likely(fax))
                .extracting(like -> like.contact().id())
                .containsExactly(caller);
    }

    @Test
    void whoToldOfANumberShouldBeLikelyTheOneWhoCallsFromIt() {
        ContactId writer = contact(MAIL, "田中　花子");
        contacts.remember(writer, List.of(MOBILE));
        ContactId caller = contact(MOBILE, "田中花子");
        ContactId chat = contact(LINE, "はな");
        contacts.remember(chat, List.of(MAIL));

        assertThat(joins.likely(caller))
                .singleElement()
                .satisfies(
                        like -> {
                            assertThat(like.contact().id()).isEqualTo(writer);
                            assertThat(like.names()).isEqualTo(Likeness.Names.SAME);
                        });
        assertThat(joins.likely(writer))
                .extracting(like -> like.contact().id())
                .containsExactly(caller, chat);
    }

    @Test
    void aNameAloneOrAnExtensionShouldSayNothing() {
        ContactId one = contact(MAIL, "田中 花子");
        contact(new Address(AddressKind.PHONE, "201"), "田中 花子");
        contact(new Address(AddressKind.FAX, "201"), "田中 花子");

        assertThat(joins.likely(one)).isEmpty();
        assertThat(joins.likely(new ContactId(-1))).isEmpty();
    }

    @Test
    void aNumberThatManyTellOfShouldSayNothing() {
        Address switchboard = new Address(AddressKind.PHONE, "0466-25-1111");
        for (int i = 0; i < 5; i++) {
            contacts.remember(
                    contact(Address.email("staff" + i + "@example.jp"), "社員" + i),
                    List.of(switchboard));
        }

        assertThat(joins.likely(contact(switchboard, ""))).isEmpty();
    }

    @Test
    void joinedContactsShouldBeOnePersonWithAllAddresses() {
        ContactId writer = contact(MAIL, "田中 花子");
        ContactId caller = contact(MOBILE, "");

        joins.join(operator, caller, writer);

        Contact person = contacts.find(caller).orElseThrow();
        assertThat(person.id()).isEqualTo(writer);
        assertThat(person.name()).isEqualTo("田中 花子");
        assertThat(person.addresses()).containsExactly(MOBILE, MAIL);
        assertThat(contacts.find(writer)).contains(person);
        assertThat(contacts.findAll(List.of(caller, writer)))
                .containsEntry(caller, person)
                .containsEntry(writer, person);
        assertThat(contacts.names(List.of(caller))).containsEntry(caller, "田中 花子");
        assertThat(contacts.sameAs(caller)).containsExactlyInAnyOrder(caller, writer);
        assertThat(contacts.resolve(new Party(MOBILE, "だれか"))).isEqualTo(writer);
        assertThat(contacts.search("090-1234", 10)).containsExactly(person);
        assertThat(joins.likely(caller)).isEmpty();
        assertThat(audited)
                .containsExactly("contact.join contact " + caller + " to contact " + writer);
    }

    @Test
    void theOneWithANameShouldStandForBoth() {
        ContactId caller = contact(MOBILE, "");
        ContactId writer = contact(MAIL, "田中 花子");

        joins.join(operator, caller, writer);

        assertThat(contacts.find(caller).orElseThrow().id()).isEqualTo(writer);
    }

    @Test
    void aJoinShouldBeUndoneAndTheOthersStay() {
        ContactId writer = contact(MAIL, "田中 花子");
        ContactId caller = contact(MOBILE, "田中");
        ContactId fax = contact(FAX, "");
        joins.join(operator, fax, caller);
        joins.join(operator, fax, writer);
        assertThat(contacts.sameAs(writer)).containsExactlyInAnyOrder(writer, caller, fax);
        assertThat(joins.joined(fax))
                .extracting(JoinedContact::id)
                .containsExactlyInAnyOrder(caller, fax);

        joins.separate(operator, caller);

        assertThat(contacts.sameAs(writer)).containsExactly(writer);
        assertThat(contacts.sameAs(fax)).containsExactlyInAnyOrder(caller, fax);
        assertThat(contacts.find(fax).orElseThrow().id()).isEqualTo(caller);
        assertThat(contacts.find(caller).orElseThrow().addresses())
                .containsExactlyInAnyOrder(MOBILE, FAX);
        assertThat(contacts.find(writer).orElseThrow().addresses()).containsExactly(MAIL);
        assertThat(contacts.resolve(new Party(FAX, ""))).isEqualTo(caller);
        assertThat(joins.joined(writer)).isEmpty();
        assertThat(joins.joined(caller))
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.id()).isEqualTo(fax);
                            assertThat(one.addresses()).containsExactly(FAX);
                            assertThat(one.by()).isEqualTo("山田 一郎");
                        });
    }

    @Test
    void whoWasSaidToBeAnotherShouldNotBeHintedAt() {
        ContactId caller = contact(MOBILE, "田中 花子");
        ContactId fax = contact(FAX, "田中 太郎");
        assertThat(joins.likely(caller))
                .extracting(Likeness::names)
                .containsExactly(Likeness.Names.DIFFERENT);

        joins.keepApart(operator, fax, caller);
        joins.keepApart(operator, caller, fax);

        assertThat(joins.likely(caller)).isEmpty();
        assertThat(joins.likely(fax)).isEmpty();
        assertThat(audited).hasSize(1);
    }

    @Test
    void whatIsDoneAlreadyShouldChangeNothing() {
        ContactId writer = contact(MAIL, "田中 花子");
        ContactId caller = contact(MOBILE, "");
        joins.separate(operator, caller);
        joins.join(operator, caller, writer);
        joins.join(operator, writer, caller);
        joins.keepApart(operator, writer, caller);

        assertThat(audited).hasSize(1);
        assertThat(contacts.sameAs(caller)).hasSize(2);
    }

    @Test
    void onlyWhoHandlesCasesShouldJoin() {
        ContactId writer = contact(MAIL, "田中 花子");
        ContactId caller = contact(MOBILE, "");

        assertThatThrownBy(() -> joins.join(actor(Role.DEPARTMENT_STAFF), writer, caller))
                .isInstanceOf(PermissionDeniedException.class);
        assertThatThrownBy(() -> joins.join(operator, writer, new ContactId(-1)))
                .isInstanceOf(NotFoundException.class);
    }

    private static final class RecordingAudit implements AuditTrail {
        @Override
        public void record(Actor actor, String action, String subject, String detail) {
            audited.add(action + " " + subject + " " + detail);
        }

        @Override
        public Page<AuditRecord> list(Actor actor, AuditQuery query, PageRequest request) {
            throw new UnsupportedOperationException();
        }
    }
}
