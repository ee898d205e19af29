// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.contacts.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.Party;
import org.madoguchi.api.contact.Contact;
import org.madoguchi.api.contact.ContactId;
import org.madoguchi.storage.EntityUnit;
import org.madoguchi.test.Requirement;
import org.madoguchi.test.StorageFixture;
import org.madoguchi.test.TestClock;

@Timeout(60)
class StoredContactsTest {
    private static final Address YAMADA = Address.email("yamada@example.jp");

    private static final TestClock clock = new TestClock(Instant.parse("2026-11-21T03:00:00Z"));
    private static StorageFixture fixture;
    private static ContactStore store;
    private static EntityUnit rows;
    private static StoredContacts contacts;

    @BeforeAll
    static void start() {
        fixture = StorageFixture.start();
        store = new ContactStore(fixture.storage());
        rows = store.unit();
        contacts = new StoredContacts(store, clock);
    }

    @AfterAll
    static void stop() {
        store.close();
        fixture.close();
    }

    @BeforeEach
    void forgetEverybody() {
        rows.run(em -> em.createQuery("DELETE FROM ContactAddressEntity a").executeUpdate());
        rows.run(em -> em.createQuery("DELETE FROM ContactEntity c").executeUpdate());
    }

    @Test
    void contactsShouldBeFoundByTheirAddressesAndNoneBeMade() {
        Address phone = new Address(AddressKind.PHONE, "+81466251111");
        Address fax = new Address(AddressKind.FAX, "+81466251111");
        Address unknown = new Address(AddressKind.PHONE, "+81466259999");
        contacts.resolve(new Party(phone, "山田 太郎"));
        ContactId mail = contacts.resolve(new Party(YAMADA, "山田 花子"));
        Map<Address, Contact> found = contacts.at(List.of(phone, YAMADA, unknown, fax, phone));
        assertThat(found).containsOnlyKeys(phone, YAMADA);
        assertThat(found.get(phone).name()).isEqualTo("山田 太郎");
        assertThat(found.get(YAMADA).id()).isEqualTo(mail);
        assertThat(contacts.at(List.of())).isEmpty();
        assertThat(contacts.search("6259999", 5)).isEmpty();
    }

    @Test
    @Requirement("FJ-164")
    void theSameAddressShouldBeTheSameContact() {
        ContactId first = contacts.resolve(new Party(YAMADA, "山田 太郎"));

        assertThat(contacts.resolve(new Party(YAMADA, "やまだ"))).isEqualTo(first);
        assertThat(contacts.find(first))
                .contains(new Contact(first, "山田 太郎", List.of(YAMADA), clock.instant()));
    }

    @Test
    void theSameValueOfAnotherKindShouldBeAnotherContact() {
        ContactId caller =
                contacts.resolve(new Party(new Address(AddressKind.PHONE, "0466251111"), ""));
        ContactId fax = contacts.resolve(new Party(new Address(AddressKind.FAX, "0466251111"), ""));

        assertThat(caller).isNotEqualTo(fax);
    }

    @Test
    void aPartyWithoutAddressShouldAlwaysBeNew() {
        Party anonymous = new Party(Address.NONE, "匿名");

        ContactId first = contacts.resolve(anonymous);

        assertThat(contacts.resolve(anonymous)).isNotEqualTo(first);
        assertThat(contacts.find(first))
                .hasValueSatisfying(contact -> assertThat(contact.addresses()).isEmpty());
    }

    @Test
    void aMissingNameShouldBeFilledInAndAKnownOneKept() {
        ContactId id = contacts.resolve(new Party(YAMADA, ""));
        contacts.resolve(new Party(YAMADA, "山田\r\n太郎"));
        contacts.resolve(new Party(YAMADA, "ほかの人"));

        assertThat(contacts.find(id))
                .hasValueSatisfying(contact -> assertThat(contact.name()).isEqualTo("山田 太郎"));
    }

    @Test
    void aNameOfAnyLengthShouldBeTaken() {
        ContactId id = contacts.resolve(new Party(YAMADA, "㌖".repeat(199) + "𠮷𠮷"));

        assertThat(contacts.find(id))
                .hasValueSatisfying(
                        contact -> assertThat(contact.name()).isEqualTo("㌖".repeat(199)));
    }

    @Test
    void severalMessagesOfANewCitizenAtOnceShouldMakeOneContact() throws Exception {
        int messages = 8;
        ExecutorService threads = Executors.newFixedThreadPool(messages);
        CountDownLatch begin = new CountDownLatch(1);
        try {
            List<Future<ContactId>> results = new ArrayList<>();
            for (int i = 0; i < messages; i++) {
                results.add(
                        threads.submit(
                                () -> {
                                    begin.await();
                                    return fixture.transactions()
                                            .required(
                                                    () ->
                                                            contacts.resolve(
                                                                    new Party(YAMADA, "山田")));
                                }));
            }
            begin.countDown();

            assertThat(results)
                    .extracting(StoredContactsTest::result)
                    .containsOnly(result(results.get(0)));
            assertThat(contacts.search("山田", 10)).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aTransactionThatWaitedShouldUseTheContactThatTheOtherCommitted() throws Exception {
        CountDownLatch made = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<ContactId> first =
                    threads.submit(
                            () ->
                                    fixture.transactions()
                                            .required(
                                                    () -> {
                                                        ContactId id =
                                                                contacts.resolve(
                                                                        new Party(YAMADA, "山田"));
                                                        made.countDown();
                                                        await(mayCommit);
                                                        return id;
                                                    }));
            assertThat(made.await(20, TimeUnit.SECONDS)).isTrue();
            Future<ContactId> second =
                    threads.submit(() -> contacts.resolve(new Party(YAMADA, "山田")));
            assertThatThrownBy(() -> second.get(300, TimeUnit.MILLISECONDS))
                    .isInstanceOf(TimeoutException.class);
            mayCommit.countDown();

            assertThat(second.get()).isEqualTo(first.get());
        } finally {
            mayCommit.countDown();
            threads.shutdownNow();
        }
    }

    @Test
    void anAddressShouldBeFreeAgainAfterARollBack() {
        assertThatThrownBy(
                        () ->
                                fixture.transactions()
                                        .run(
                                                () -> {
                                                    contacts.resolve(new Party(YAMADA, "山田"));
                                                    throw new IllegalStateException(
                                                            "intake failed");
                                                }))
                .hasMessage("intake failed");

        ContactId id = contacts.resolve(new Party(YAMADA, "山田 太郎"));

        assertThat(contacts.find(id)).isPresent();
    }

    @Test
    void searchShouldFindPartsOfNamesHoweverTheyAreWritten() {
        ContactId id = contacts.resolve(new Party(YAMADA, "ﾔﾏﾀﾞ　Taro"));
        contacts.resolve(new Party(Address.email("suzuki@example.jp"), "鈴木"));

        assertThat(contacts.search("ヤマダ taro", 10)).extracting(Contact::id).containsExactly(id);
        assertThat(contacts.search("ＴＡＲＯ", 10)).extracting(Contact::id).containsExactly(id);
    }

    @Test
    void searchShouldFindPartsOfAddressesAndTakeNoWildcards() {
        ContactId id = contacts.resolve(new Party(YAMADA, ""));

        assertThat(contacts.search("Yamada@", 10)).extracting(Contact::id).containsExactly(id);
        assertThat(contacts.search("%", 10)).isEmpty();
        assertThat(contacts.search("y_mada", 10)).isEmpty();
        assertThat(contacts.search(" 　", 10)).isEmpty();
    }

    @Test
    void searchShouldGiveTheNewestFirstAndNoMoreThanAskedFor() {
        for (int i = 0; i < 5; i++) {
            clock.advance(Duration.ofHours(1));
            contacts.resolve(new Party(Address.email("a" + i + "@example.jp"), "市民" + i));
        }

        assertThat(contacts.search("市民", 2))
                .extracting(Contact::name)
                .containsExactly("市民4", "市民3");
    }

    @Test
    void findAllShouldLeaveOutWhatDoesNotExist() {
        List<ContactId> ids = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            ids.add(contacts.resolve(new Party(Address.email("c" + i + "@example.jp"), "")));
        }
        ids.add(new ContactId(-1));

        assertThat(contacts.findAll(ids)).hasSize(250);
        assertThat(contacts.findAll(List.of())).isEmpty();
    }

    private static ContactId result(Future<ContactId> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
