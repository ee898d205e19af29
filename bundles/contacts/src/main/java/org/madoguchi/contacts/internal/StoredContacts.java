// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.contacts.internal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.Party;
import org.madoguchi.api.contact.Contact;
import org.madoguchi.api.contact.ContactId;
import org.madoguchi.api.contact.Contacts;
import org.madoguchi.storage.EntityUnit;
import org.madoguchi.storage.Storage;
import org.madoguchi.storage.UnitDefinition;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Contacts as rows of tables. */
@Component(service = Contacts.class)
public final class StoredContacts implements Contacts {
    /** Ids in one question; databases and statement caches dislike long lists. */
    private static final int CHUNK = 200;

    private final EntityUnit unit;
    private final Clock clock;

    @Activate
    public StoredContacts(@Reference Storage storage) {
        this(storage, Clock.systemUTC());
    }

    StoredContacts(Storage storage, Clock clock) {
        this.unit =
                storage.open(
                        UnitDefinition.of(
                                "contacts",
                                ContactEntity.class,
                                ContactAddressEntity.class,
                                ContactLockEntity.class));
        this.clock = clock;
    }

    @Deactivate
    void close() {
        unit.close();
    }

    @Override
    public ContactId resolve(Party party) {
        return unit.required(
                em ->
                        new ContactId(
                                party.address().kind().equals(AddressKind.NONE)
                                        ? create(em, party).id()
                                        : resolve(em, party).id()));
    }

    private ContactEntity resolve(EntityManager em, Party party) {
        return known(em, party)
                .or(
                        () -> {
                            AddressLocks.take(em, party.address());
                            // somebody else may have made it while we waited
                            return known(em, party);
                        })
                .orElseGet(() -> createWithAddress(em, party));
    }

    private Optional<ContactEntity> known(EntityManager em, Party party) {
        return address(em, party.address())
                .map(
                        address -> {
                            address.usedAt(clock.instant());
                            ContactEntity contact =
                                    em.find(ContactEntity.class, address.contactId());
                            if (contact.name().isEmpty()) {
                                contact.name(party.name());
                            }
                            return contact;
                        });
    }

    private static Optional<ContactAddressEntity> address(EntityManager em, Address address) {
        return em.createQuery(
                        "SELECT a FROM ContactAddressEntity a"
                                + " WHERE a.kind = :kind AND a.address = :address",
                        ContactAddressEntity.class)
                .setParameter("kind", address.kind().value())
                .setParameter("address", address.value())
                .getResultStream()
                .findFirst();
    }

    private ContactEntity createWithAddress(EntityManager em, Party party) {
        ContactEntity contact = create(em, party);
        // no relation is mapped: the row that is referred to must be there first
        em.flush();
        em.persist(
                new ContactAddressEntity(
                        unit.newId(), contact.id(), party.address(), clock.instant()));
        return contact;
    }

    private ContactEntity create(EntityManager em, Party party) {
        ContactEntity contact = new ContactEntity(unit.newId(), party.name(), clock.instant());
        em.persist(contact);
        return contact;
    }

    @Override
    public Optional<Contact> find(ContactId id) {
        return Optional.ofNullable(findAll(List.of(id)).get(id));
    }

    @Override
    public Map<ContactId, Contact> findAll(Collection<ContactId> ids) {
        List<Long> wanted = ids.stream().map(ContactId::value).distinct().toList();
        Map<ContactId, Contact> found = new LinkedHashMap<>();
        unit.run(
                em -> {
                    for (int from = 0; from < wanted.size(); from += CHUNK) {
                        List<Long> part =
                                wanted.subList(from, Math.min(from + CHUNK, wanted.size()));
                        List<ContactEntity> contacts =
                                em.createQuery(
                                                "SELECT c FROM ContactEntity c WHERE c.id IN :ids",
                                                ContactEntity.class)
                                        .setParameter("ids", part)
                                        .getResultList();
                        records(em, contacts).forEach(one -> found.put(one.id(), one));
                    }
                });
        return found;
    }

    @Override
    public List<Contact> search(String text, int limit) {
        String folded = Folding.fold(text);
        if (folded.isEmpty()) {
            return List.of();
        }
        return unit.required(
                em ->
                        records(
                                em,
                                em.createQuery(
                                                "SELECT c FROM ContactEntity c"
                                                        + " WHERE c.foldedName LIKE :name ESCAPE '!'"
                                                        + " OR EXISTS (SELECT a.id FROM"
                                                        + " ContactAddressEntity a"
                                                        + " WHERE a.contactId = c.id AND"
                                                        + " LOWER(a.address) LIKE :address ESCAPE '!')"
                                                        + " ORDER BY c.knownSince DESC, c.id DESC",
                                                ContactEntity.class)
                                        .setParameter("name", Folding.containing(folded))
                                        .setParameter(
                                                "address",
                                                Folding.containing(
                                                        text.strip().toLowerCase(Locale.ROOT)))
                                        .setMaxResults(limit)
                                        .getResultList()));
    }

    private static List<Contact> records(EntityManager em, List<ContactEntity> contacts) {
        if (contacts.isEmpty()) {
            return List.of();
        }
        Map<Long, List<Address>> addresses =
                em.createQuery(
                                "SELECT a FROM ContactAddressEntity a WHERE a.contactId IN :ids"
                                        + " ORDER BY a.lastUsedAt DESC, a.id DESC",
                                ContactAddressEntity.class)
                        .setParameter("ids", contacts.stream().map(ContactEntity::id).toList())
                        .getResultStream()
                        .collect(
                                groupingBy(
                                        ContactAddressEntity::contactId,
                                        mapping(ContactAddressEntity::toRecord, toList())));
        return contacts.stream()
                .map(one -> one.toRecord(addresses.getOrDefault(one.id(), List.of())))
                .toList();
    }
}
