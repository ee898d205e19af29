// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.contacts.internal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.Party;
import org.madoguchi.api.contact.Contact;
import org.madoguchi.api.contact.ContactId;
import org.madoguchi.api.contact.Contacts;
import org.madoguchi.storage.EntityUnit;
import org.madoguchi.storage.Row;
import org.madoguchi.storage.Select;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Contacts as rows of tables. */
@Component(service = Contacts.class)
public final class StoredContacts implements Contacts {
    private static final String PERSON =
            "(SELECT id FROM contact WHERE root_id = (SELECT root_id FROM contact WHERE id = ?1))";

    /** What refers to the person's contacts first. */
    private static final List<String> ALL_OF_A_PERSON =
            List.of(
                    "DELETE FROM contact_address WHERE contact_id IN " + PERSON,
                    "DELETE FROM contact_told WHERE contact_id IN " + PERSON,
                    "DELETE FROM contact_apart WHERE one_id IN " + PERSON,
                    "DELETE FROM contact_apart WHERE other_id IN " + PERSON,
                    "DELETE FROM contact_detail WHERE id IN " + PERSON,
                    "DELETE FROM contact WHERE id IN " + PERSON);

    /** Nobody has so many telephones. */
    private static final int MOST_TOLD = 10;

    private final EntityUnit unit;
    private final ContactReader reader;
    private final Clock clock;

    @Activate
    public StoredContacts(@Reference ContactStore store) {
        this(store, Clock.systemUTC());
    }

    StoredContacts(ContactStore store, Clock clock) {
        this.unit = store.unit();
        this.reader = new ContactReader(unit);
        this.clock = clock;
    }

    @Override
    public Optional<String> postalAddress(ContactId id) {
        Select<String> known =
                Select.of(
                        "SELECT d.postal_code, d.address FROM contact c"
                                + " JOIN contact_detail d ON d.id = c.root_id WHERE c.id = ?",
                        row -> (row.text() + " " + row.text()).strip(),
                        id.value());
        unit.select(known);
        return known.first().filter(address -> !address.isEmpty());
    }

    @Override
    public Set<ContactId> staff(String department) {
        Select<ContactId> found =
                Select.of(
                        "SELECT a.id FROM contact a WHERE a.root_id IN (SELECT c.root_id"
                                + " FROM contact c JOIN contact_card k ON k.id = c.id"
                                + " WHERE k.department LIKE ? ESCAPE '!')"
                                + " ORDER BY a.id FETCH FIRST "
                                + MOST_STAFF
                                + " ROWS ONLY",
                        row -> new ContactId(row.number()),
                        Folding.containing(department.strip()));
        unit.select(found);
        return Set.copyOf(found.rows());
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
                        ContactReader.chunks(values)
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
        return reader.findAll(ids);
    }

    @Override
    public Map<ContactId, String> names(Collection<ContactId> ids) {
        return reader.names(ids);
    }

    @Override
    public Map<Address, Contact> at(Collection<Address> addresses) {
        Map<Address, ContactId> owners = new HashMap<>();
        addresses.stream()
                .collect(groupingBy(Address::kind, mapping(Address::value, toList())))
                .forEach(
                        (kind, values) ->
                                unit.select(
                                        Select.ofEach(
                                                "SELECT contact_id, address FROM contact_address"
                                                        + " WHERE address = ? AND kind = ?",
                                                row -> {
                                                    ContactId owner = new ContactId(row.number());
                                                    return owners.put(
                                                            new Address(kind, row.text()), owner);
                                                },
                                                Set.copyOf(values),
                                                kind.value())));
        Map<ContactId, Contact> people = findAll(Set.copyOf(owners.values()));
        Map<Address, Contact> found = new HashMap<>();
        owners.forEach((address, owner) -> found.put(address, people.get(owner)));
        return found;
    }

    @Override
    public List<Contact> search(String text, int limit) {
        return reader.search(text, limit);
    }

    @Override
    public Set<ContactId> sameAs(ContactId id) {
        Select<ContactId> all =
                Select.of(
                        "SELECT id FROM contact WHERE root_id ="
                                + " (SELECT root_id FROM contact WHERE id = ?)",
                        row -> new ContactId(row.number()),
                        id.value());
        unit.select(all);
        return all.rows().isEmpty() ? Set.of(id) : Set.copyOf(all.rows());
    }

    @Override
    public void forget(ContactId id) {
        Select<Long> registered =
                Select.of(
                        "SELECT id FROM contact_card WHERE id IN " + PERSON.replace("?1", "?"),
                        Row::number,
                        id.value());
        unit.select(registered);
        if (registered.rows().isEmpty()) {
            unit.run(
                    em ->
                            ALL_OF_A_PERSON.forEach(
                                    statement ->
                                            em.createNativeQuery(statement)
                                                    .setParameter(1, id.value())
                                                    .executeUpdate()));
        }
    }

    @Override
    public void remember(ContactId id, Collection<Address> told) {
        unit.run(
                em -> {
                    Select<String> known =
                            Select.of(
                                    "SELECT address FROM contact_told WHERE contact_id = ?",
                                    Row::text,
                                    id.value());
                    unit.select(known);
                    told.stream()
                            .map(Address::value)
                            .distinct()
                            .filter(address -> !known.rows().contains(address))
                            .limit(Math.max(0, MOST_TOLD - known.rows().size()))
                            .forEach(
                                    address ->
                                            em.persist(
                                                    new ToldEntity(
                                                            unit.newId(), id.value(), address)));
                });
    }
}
