// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.contacts.internal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
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
import org.madoguchi.storage.Row;
import org.madoguchi.storage.Select;
import org.madoguchi.storage.Storage;
import org.madoguchi.storage.UnitDefinition;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Contacts as rows of tables. */
@Component(service = Contacts.class)
public final class StoredContacts implements Contacts {
    /** Things in one question; databases and statement caches dislike long lists. */
    private static final int CHUNK = 64;

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
    public List<ContactId> resolve(List<Party> parties) {
        return unit.required(
                em -> {
                    em.flush(); // plain questions see nothing else
                    Map<Address, ContactEntity> reachable = reachable(em, parties);
                    return parties.stream()
                            .map(
                                    party ->
                                            hasAddress(party)
                                                    ? reachable.get(party.address())
                                                    : create(em, party))
                            .map(contact -> new ContactId(contact.id()))
                            .toList();
                });
    }

    private static boolean hasAddress(Party party) {
        return !party.address().kind().equals(AddressKind.NONE);
    }

    /** The contact of each address, made when it is new. */
    private Map<Address, ContactEntity> reachable(EntityManager em, List<Party> parties) {
        Map<Address, Party> strangers = new LinkedHashMap<>();
        for (Party party : parties) {
            if (hasAddress(party)) {
                strangers.putIfAbsent(party.address(), party);
            }
        }
        Map<Address, ContactEntity> contacts = known(em, strangers.keySet());
        strangers.keySet().removeAll(contacts.keySet());
        if (!strangers.isEmpty()) {
            AddressLocks.take(em, strangers.keySet());
            // somebody else may have made one while we waited
            contacts.putAll(known(em, strangers.keySet()));
            strangers.keySet().removeAll(contacts.keySet());
        }
        strangers.forEach((address, party) -> contacts.put(address, create(em, party)));
        if (!strangers.isEmpty()) {
            // no relation is mapped: the rows that are referred to must be there first
            em.flush();
        }
        strangers.forEach(
                (address, party) ->
                        em.persist(
                                new ContactAddressEntity(
                                        unit.newId(),
                                        contacts.get(address).id(),
                                        address,
                                        clock.instant())));
        parties.stream()
                .filter(StoredContacts::hasAddress)
                .forEach(party -> contacts.get(party.address()).nameIfMissing(party.name()));
        return contacts;
    }

    /** Those of the addresses that a contact has, which is told that it was used. */
    private Map<Address, ContactEntity> known(EntityManager em, Collection<Address> addresses) {
        Map<Address, ContactEntity> contacts = new HashMap<>();
        Map<AddressKind, List<String>> byKind =
                addresses.stream()
                        .collect(groupingBy(Address::kind, mapping(Address::value, toList())));
        byKind.forEach(
                (kind, values) ->
                        chunks(values)
                                .forEach(
                                        part ->
                                                rows(part, kind)
                                                        .forEach(id -> meet(em, id, contacts))));
        return contacts;
    }

    private List<Long> rows(List<String> addresses, AddressKind kind) {
        Select<Long> ids =
                Select.ofEach(
                        "SELECT id FROM contact_address WHERE address = ? AND kind = ?",
                        Row::number,
                        addresses,
                        kind.value());
        unit.select(ids);
        return ids.rows();
    }

    private void meet(EntityManager em, long id, Map<Address, ContactEntity> contacts) {
        ContactAddressEntity known = em.find(ContactAddressEntity.class, id);
        known.usedAt(clock.instant());
        contacts.put(known.toRecord(), em.find(ContactEntity.class, known.contactId()));
    }

    private static <T> List<List<T>> chunks(Collection<T> all) {
        List<T> list = all.stream().distinct().toList();
        List<List<T>> chunks = new ArrayList<>();
        for (int from = 0; from < list.size(); from += CHUNK) {
            chunks.add(list.subList(from, Math.min(from + CHUNK, list.size())));
        }
        return chunks;
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
        Map<ContactId, Contact> found = new LinkedHashMap<>();
        for (List<ContactId> part : chunks(ids)) {
            List<Long> numbers = part.stream().map(ContactId::value).toList();
            Map<Long, List<Address>> addresses = new HashMap<>();
            Select<Address> ofThem =
                    Select.ofEach(
                            "SELECT contact_id, kind, address FROM contact_address"
                                    + " WHERE contact_id = ?"
                                    + " ORDER BY last_used_at DESC, id DESC",
                            row -> address(row, addresses),
                            numbers);
            Select<Contact> contacts =
                    Select.ofEach(
                            "SELECT id, name, known_since FROM contact WHERE id = ?",
                            row -> contact(row, addresses),
                            numbers);
            unit.select(ofThem, contacts);
            contacts.rows().forEach(one -> found.put(one.id(), one));
        }
        return found;
    }

    private static Address address(Row row, Map<Long, List<Address>> addresses)
            throws SQLException {
        long contact = row.number();
        Address address = new Address(new AddressKind(row.text()), row.text());
        addresses.computeIfAbsent(contact, id -> new ArrayList<>()).add(address);
        return address;
    }

    private static Contact contact(Row row, Map<Long, List<Address>> addresses)
            throws SQLException {
        long id = row.number();
        return new Contact(
                new ContactId(id),
                row.text(),
                addresses.getOrDefault(id, List.of()),
                row.instant());
    }

    @Override
    public Map<ContactId, String> names(Collection<ContactId> ids) {
        Map<ContactId, String> names = new HashMap<>();
        for (List<ContactId> part : chunks(ids)) {
            unit.select(
                    Select.ofEach(
                            "SELECT id, name FROM contact WHERE id = ?",
                            row -> names.put(new ContactId(row.number()), row.text()),
                            part.stream().map(ContactId::value).toList()));
        }
        return names;
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
