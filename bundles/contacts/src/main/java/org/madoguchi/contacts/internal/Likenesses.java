// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.contacts.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.contact.Contact;
import org.madoguchi.api.contact.ContactId;
import org.madoguchi.api.contact.Contacts;
import org.madoguchi.api.contact.Likeness;
import org.madoguchi.api.contact.Likeness.Names;
import org.madoguchi.storage.EntityUnit;
import org.madoguchi.storage.Row;
import org.madoguchi.storage.Select;

/**
 * Who shares a telephone number or an e-mail address with whom. Every question is one look into an
 * index for each number; a name alone says nothing, there are many 田中花子.
 */
final class Likenesses {
    private static final int MOST = 5;

    /** Numbers and addresses of one person that are looked at. */
    private static final int FACTS = 20;

    /** What more people share is a company's, a family's at most: it says nothing about one. */
    private static final int SHARED_BY = 3;

    private static final List<AddressKind> LINES = List.of(AddressKind.PHONE, AddressKind.FAX);

    private static final String USERS =
            "SELECT address, contact_id FROM contact_address WHERE address = ? AND kind = ?";
    private static final String TELLERS =
            "SELECT address, contact_id FROM contact_told WHERE address = ?"
                    + " FETCH FIRST 20 ROWS ONLY";

    private final EntityUnit unit;
    private final Contacts contacts;

    Likenesses(EntityUnit unit, Contacts contacts) {
        this.unit = unit;
        this.contacts = contacts;
    }

    List<Likeness> of(ContactId id) {
        Contact one = contacts.find(id).orElse(null);
        if (one == null) {
            return List.of();
        }
        List<Long> all = contacts.sameAs(id).stream().map(ContactId::value).toList();
        Map<String, Set<Long>> sharers = sharers(facts(one, all));
        Map<ContactId, Set<Address>> shared = new HashMap<>();
        sharers.forEach(
                (fact, who) -> {
                    Set<Long> others = roots(who);
                    others.remove(one.id().value());
                    if (others.size() <= SHARED_BY) {
                        others.forEach(
                                other ->
                                        shared.computeIfAbsent(
                                                        new ContactId(other),
                                                        any -> new LinkedHashSet<>())
                                                .add(address(fact)));
                    }
                });
        roots(apart(all)).forEach(other -> shared.remove(new ContactId(other)));
        return contacts.findAll(shared.keySet()).entrySet().stream()
                .map(
                        other ->
                                new Likeness(
                                        other.getValue(),
                                        shared.get(other.getKey()),
                                        names(one, other.getValue())))
                .sorted(
                        Comparator.comparing(Likeness::names)
                                .thenComparing(like -> -like.shared().size())
                                .thenComparing(like -> like.contact().id().value()))
                .limit(MOST)
                .toList();
    }

    boolean areApart(long one, long other) {
        return apart(List.of(one)).contains(other);
    }

    /** What tells one person from others: what they have written from, and what they told of. */
    private Set<String> facts(Contact one, List<Long> ids) {
        Set<String> facts =
                one.addresses().stream()
                        .filter(
                                address ->
                                        address.kind().isTelephone()
                                                || address.kind().equals(AddressKind.EMAIL))
                        .map(Address::value)
                        .filter(Likenesses::isFact)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        Select<String> told =
                Select.ofEach(
                        "SELECT address FROM contact_told WHERE contact_id = ?", Row::text, ids);
        unit.select(told);
        facts.addAll(told.rows());
        return facts.stream().limit(FACTS).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** An extension or a withheld number is nobody's. */
    private static boolean isFact(String value) {
        return isNumber(value) || value.contains("@");
    }

    private static boolean isNumber(String value) {
        return value.startsWith("+");
    }

    private static Address address(String fact) {
        return isNumber(fact) ? new Address(AddressKind.PHONE, fact) : Address.email(fact);
    }

    /** Contacts that have written from each of these, or told of it. */
    private Map<String, Set<Long>> sharers(Set<String> facts) {
        Map<String, Set<Long>> sharers = new TreeMap<>();
        Select.Reader<Boolean> reader =
                row ->
                        sharers.computeIfAbsent(row.text(), fact -> new TreeSet<>())
                                .add(row.number());
        List<String> numbers = facts.stream().filter(Likenesses::isNumber).toList();
        List<String> mails = facts.stream().filter(fact -> !isNumber(fact)).toList();
        List<Select<?>> questions = new ArrayList<>();
        for (AddressKind line : LINES) {
            questions.add(Select.ofEach(USERS, reader, numbers, line.value()));
        }
        questions.add(Select.ofEach(USERS, reader, mails, AddressKind.EMAIL.value()));
        questions.add(Select.ofEach(TELLERS, reader, facts));
        unit.select(questions.toArray(Select<?>[]::new));
        return sharers;
    }

    private Set<Long> roots(Set<Long> ids) {
        Select<Long> roots =
                Select.ofEach("SELECT root_id FROM contact WHERE id = ?", Row::number, ids);
        unit.select(roots);
        return new TreeSet<>(roots.rows());
    }

    private Set<Long> apart(List<Long> ids) {
        Select<Long> others =
                Select.ofEach(
                        "SELECT other_id FROM contact_apart WHERE one_id = ?", Row::number, ids);
        unit.select(others);
        return new TreeSet<>(others.rows());
    }

    private static Names names(Contact one, Contact other) {
        if (one.name().isEmpty() || other.name().isEmpty()) {
            return Names.UNKNOWN;
        }
        return Folding.fold(one.name()).equals(Folding.fold(other.name()))
                ? Names.SAME
                : Names.DIFFERENT;
    }
}
