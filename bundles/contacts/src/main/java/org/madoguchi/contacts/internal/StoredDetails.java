// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.contacts.internal;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.PhoneNumber;
import org.madoguchi.api.contact.Contact;
import org.madoguchi.api.contact.ContactDesk;
import org.madoguchi.api.contact.ContactDetails;
import org.madoguchi.api.contact.ContactId;
import org.madoguchi.api.contact.Contacts;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.storage.EntityUnit;
import org.madoguchi.storage.Row;
import org.madoguchi.storage.Select;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What is written down about people, as rows beside theirs. */
@Component(service = ContactDesk.class)
public final class StoredDetails implements ContactDesk {
    private static final int MOST = 5;

    /** So many with one name are looked at: there are many 田中花子. */
    private static final String SOME = " FETCH FIRST 20 ROWS ONLY";

    private final EntityUnit unit;
    private final Contacts contacts;
    private final AddressFollowers followers;
    private final AuditTrail audit;

    @Activate
    public StoredDetails(
            @Reference ContactStore store,
            @Reference Contacts contacts,
            @Reference AddressFollowers followers,
            @Reference AuditTrail audit) {
        this.unit = store.unit();
        this.contacts = contacts;
        this.followers = followers;
        this.audit = audit;
    }

    @Override
    public ContactDetails details(Actor actor, ContactId id) {
        actor.require(Permission.CASE_HANDLE);
        Contact person = find(id);
        return unit.required(
                em ->
                        Optional.ofNullable(em.find(DetailEntity.class, person.id().value()))
                                .map(row -> row.details(person.name()))
                                .orElseGet(() -> ContactDetails.named(person.name())));
    }

    private Contact find(ContactId id) {
        return contacts.find(id).orElseThrow(() -> new NotFoundException("no contact " + id));
    }

    @Override
    public void describe(Actor actor, ContactId id, ContactDetails typed) {
        actor.require(Permission.CASE_HANDLE);
        ContactDetails kept = DetailRules.kept(typed);
        ContactId person = find(id).id();
        unit.run(em -> describe(em, actor, person, kept));
    }

    private void describe(EntityManager em, Actor actor, ContactId person, ContactDetails kept) {
        em.find(ContactEntity.class, person.value()).name(kept.name());
        DetailEntity known = em.find(DetailEntity.class, person.value());
        DetailEntity row = known == null ? new DetailEntity(person.value()) : known;
        String before = known == null ? "" : known.located();
        row.say(kept);
        if (known == null) {
            em.persist(row);
        }
        CardEntity card = em.find(CardEntity.class, person.value());
        if (card != null) {
            card.fold(kept.name(), kept.reading());
        }
        contacts.remember(person, told(kept));
        followers.located(person, before, row.located());
        audit.record(actor, "contact.describe", "contact " + person, "");
    }

    private static List<Address> told(ContactDetails kept) {
        List<Address> told = new ArrayList<>();
        Consumer<String> line =
                number ->
                        PhoneNumber.read(number)
                                .ifPresent(
                                        read ->
                                                told.add(
                                                        new Address(
                                                                AddressKind.PHONE, read.value())));
        line.accept(kept.phone());
        line.accept(kept.fax());
        if (!kept.mail().isEmpty()) {
            told.add(Address.email(kept.mail()));
        }
        return told;
    }

    @Override
    public List<Namesake> alike(Actor actor, ContactId id) {
        actor.require(Permission.CASE_HANDLE);
        Contact person = find(id);
        Map<Long, Set<By>> found = new LinkedHashMap<>();
        add(
                found,
                By.NAME,
                "SELECT root_id FROM contact WHERE folded_name = ?" + SOME,
                Folding.cut(Folding.fold(person.name()), ContactEntity.MAX_NAME));
        Select<String> address =
                Select.of(
                        "SELECT folded_address FROM contact_detail WHERE id = ?",
                        Row::text,
                        person.id().value());
        unit.select(address);
        add(
                found,
                By.ADDRESS,
                "SELECT c.root_id FROM contact_detail d JOIN contact c ON c.id = d.id"
                        + " WHERE d.folded_address = ?"
                        + SOME,
                address.first().orElse(""));
        found.remove(person.id().value());
        Map<ContactId, Contact> people =
                contacts.findAll(found.keySet().stream().map(ContactId::new).toList());
        return people.values().stream()
                .map(other -> new Namesake(other, found.get(other.id().value())))
                .sorted(
                        Comparator.comparing((Namesake like) -> -like.by().size())
                                .thenComparing(like -> like.contact().id().value()))
                .limit(MOST)
                .toList();
    }

    private void add(Map<Long, Set<By>> found, By by, String question, String value) {
        if (value.isEmpty()) {
            return;
        }
        Select<Long> who = Select.of(question, Row::number, value);
        unit.select(who);
        for (Long other : who.rows()) {
            found.computeIfAbsent(other, any -> EnumSet.noneOf(By.class)).add(by);
        }
    }
}
