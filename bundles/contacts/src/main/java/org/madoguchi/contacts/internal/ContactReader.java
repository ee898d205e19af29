// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.contacts.internal;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.contact.Contact;
import org.madoguchi.api.contact.ContactId;
import org.madoguchi.storage.EntityUnit;
import org.madoguchi.storage.Row;
import org.madoguchi.storage.Select;

/** Looks contacts up; whoever asks for one that was joined gets the one that stands for it. */
final class ContactReader {
    /** Things in one question; databases and statement caches dislike long lists. */
    private static final int CHUNK = 64;

    private final EntityUnit unit;

    ContactReader(EntityUnit unit) {
        this.unit = unit;
    }

    Map<ContactId, Contact> findAll(Collection<ContactId> ids) {
        Map<ContactId, Contact> found = new LinkedHashMap<>();
        for (List<ContactId> part : chunks(ids)) {
            Map<ContactId, ContactId> joined = new HashMap<>();
            found.putAll(read(part, joined));
            Map<ContactId, Contact> people = read(joined.values(), new HashMap<>());
            joined.forEach((id, root) -> found.put(id, people.get(root)));
        }
        return found;
    }

    /**
     * @param joined gets those that another one stands for, with the other one
     */
    private Map<ContactId, Contact> read(
            Collection<ContactId> ids, Map<ContactId, ContactId> joined) {
        Map<ContactId, Contact> found = new LinkedHashMap<>();
        if (ids.isEmpty()) {
            return found;
        }
        Map<Long, List<Used>> addresses = new HashMap<>();
        List<Long> numbers = numbers(ids);
        unit.select(
                Select.ofEach(
                        "SELECT contact_id, id, last_used_at, kind, address FROM contact_address"
                                + " WHERE contact_id = ?",
                        row -> address(row, addresses),
                        numbers),
                Select.ofEach(
                        "SELECT root_id, id, name, known_since FROM contact WHERE id = ?",
                        row -> {
                            ContactId root = new ContactId(row.number());
                            Contact one = contact(row, addresses);
                            if (!root.equals(one.id())) {
                                joined.put(one.id(), root);
                            }
                            return found.put(one.id(), one);
                        },
                        numbers));
        return found;
    }

    private static List<Long> numbers(Collection<ContactId> ids) {
        return ids.stream().map(ContactId::value).distinct().toList();
    }

    private static Used address(Row row, Map<Long, List<Used>> addresses) throws SQLException {
        long contact = row.number();
        Used used = Used.read(row);
        addresses.computeIfAbsent(contact, id -> new ArrayList<>()).add(used);
        return used;
    }

    private static Contact contact(Row row, Map<Long, List<Used>> addresses) throws SQLException {
        long id = row.number();
        return new Contact(
                new ContactId(id),
                row.text(),
                addresses.getOrDefault(id, List.of()).stream()
                        .sorted(Used.LATEST_FIRST)
                        .map(Used::address)
                        .toList(),
                row.instant());
    }

    /** An address as it is put in order here: a sort is dear to Derby. */
    private record Used(long id, Instant last, Address address) {
        static final Comparator<Used> LATEST_FIRST =
                Comparator.comparing(Used::last).thenComparing(Used::id).reversed();

        static Used read(Row row) throws SQLException {
            return new Used(
                    row.number(),
                    row.instant(),
                    new Address(new AddressKind(row.text()), row.text()));
        }
    }

    Map<ContactId, String> names(Collection<ContactId> ids) {
        Map<ContactId, String> names = new HashMap<>();
        for (List<ContactId> part : chunks(ids)) {
            List<ContactId> joined = new ArrayList<>();
            unit.select(
                    Select.ofEach(
                            "SELECT id, root_id, name FROM contact WHERE id = ?",
                            row -> {
                                ContactId id = new ContactId(row.number());
                                if (row.number() != id.value()) {
                                    joined.add(id);
                                }
                                return names.put(id, row.text());
                            },
                            numbers(part)));
            findAll(joined).forEach((id, person) -> names.put(id, person.name()));
        }
        return names;
    }

    List<Contact> search(String text, int limit) {
        String folded = Folding.fold(text);
        if (folded.isEmpty()) {
            return List.of();
        }
        List<Long> registered = registered(folded, limit);
        return unit.required(
                em ->
                        inOrder(
                                registered,
                                limit,
                                em.createQuery(
                                                "SELECT c.rootId FROM ContactEntity c"
                                                        + " WHERE c.foldedName LIKE :name ESCAPE '!'"
                                                        + " OR EXISTS (SELECT a.id FROM"
                                                        + " ContactAddressEntity a"
                                                        + " WHERE a.contactId = c.id AND"
                                                        + " LOWER(a.address) LIKE :address ESCAPE '!')"
                                                        + " ORDER BY c.knownSince DESC, c.id DESC",
                                                Long.class)
                                        .setParameter("name", Folding.containing(folded))
                                        .setParameter(
                                                "address", Folding.containing(addressLike(text)))
                                        .setMaxResults(limit)
                                        .getResultList()));
    }

    /** Numbers are stored with the country before them; people write them from the 0. */
    private static String addressLike(String text) {
        String plain = Folding.fold(text);
        String digits = plain.replaceAll("[-()\\p{Pd}−ー]", "");
        return digits.matches("0[0-9]{3,14}") ? digits.substring(1) : plain;
    }

    /** Of another register, by its number, a reading or a department: the table is a small one. */
    private List<Long> registered(String folded, int limit) {
        Select<Long> found =
                Select.of(
                        "SELECT c.root_id FROM contact_card k JOIN contact c ON c.id = k.id"
                                + " WHERE k.folded LIKE ? ESCAPE '!' ORDER BY k.outside_id, k.id"
                                + " FETCH FIRST "
                                + limit
                                + " ROWS ONLY",
                        Row::number,
                        Folding.containing(folded));
        unit.select(found);
        return found.rows();
    }

    private List<Contact> inOrder(List<Long> registered, int limit, List<Long> others) {
        List<ContactId> ids =
                Stream.concat(registered.stream(), others.stream())
                        .distinct()
                        .limit(limit)
                        .map(ContactId::new)
                        .toList();
        Map<ContactId, Contact> people = findAll(ids);
        return ids.stream().map(people::get).toList();
    }

    static <T> List<List<T>> chunks(Collection<T> all) {
        List<T> list = all.stream().distinct().toList();
        List<List<T>> chunks = new ArrayList<>();
        for (int from = 0; from < list.size(); from += CHUNK) {
            chunks.add(list.subList(from, Math.min(from + CHUNK, list.size())));
        }
        return chunks;
    }
}
