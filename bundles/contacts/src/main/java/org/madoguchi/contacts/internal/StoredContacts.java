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
    public List<ContactId> resolve(List<Party> parties) {
        return unit.required(
                em -> {
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
        Map<Address, ContactEntity> contacts = new HashMap<>();
        Map<Address, Party> strangers = new LinkedHashMap<>();
        for (Party party : parties) {
            if (hasAddress(party) && !meet(em, party, contacts)) {
                strangers.putIfAbsent(party.address(), party);
            }
        }
        AddressLocks.take(em, strangers.keySet());
        // somebody else may have made one while we waited
        strangers.values().removeIf(party -> meet(em, party, contacts));
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

    /** Whether the party's address belongs to a contact, which is then among the contacts. */
    private boolean meet(EntityManager em, Party party, Map<Address, ContactEntity> contacts) {
        if (!contacts.containsKey(party.address())) {
            address(em, party.address())
                    .ifPresent(
                            known -> {
                                known.usedAt(clock.instant());
                                contacts.put(
                                        party.address(),
                                        em.find(ContactEntity.class, known.contactId()));
                            });
        }
        return contacts.containsKey(party.address());
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
    public Map<ContactId, String> names(Collection<ContactId> ids) {
        Map<ContactId, String> names = new HashMap<>();
        List<ContactId> wanted = ids.stream().distinct().toList();
        for (int from = 0; from < wanted.size(); from += CHUNK) {
            addNames(wanted.subList(from, Math.min(from + CHUNK, wanted.size())), names);
        }
        return names;
    }

    private void addNames(List<ContactId> ids, Map<ContactId, String> names) {
        // few lengths, because each is a statement that the database has to compile and keep
        int places = ids.size() == 1 ? 1 : ids.size() <= 50 ? 50 : CHUNK;
        Object[] parameters = new Object[places];
        for (int i = 0; i < places; i++) {
            parameters[i] = ids.get(Math.min(i, ids.size() - 1)).value();
        }
        unit.select(
                Select.of(
                        "SELECT id, name FROM contact WHERE id IN (?"
                                + ", ?".repeat(places - 1)
                                + ")",
                        row -> names.put(new ContactId(row.number()), row.text()),
                        parameters));
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
