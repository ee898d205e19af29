// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.cases.ChangeKind;
import org.madoguchi.api.channel.Field;
import org.madoguchi.api.contact.AddressListener;
import org.madoguchi.api.contact.ContactId;
import org.madoguchi.api.contact.Contacts;
import org.madoguchi.api.contact.Districts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * From which town cases are: that of an address in the case itself, else that of the citizen's. Of
 * an address nothing but the town is kept with the case.
 */
@Component(service = {CaseTowns.class, AddressListener.class})
public final class CaseTowns implements AddressListener {
    /** Of one person's cases the newest follow an address. */
    private static final int MOST = 200;

    private final CaseStore store;
    private final Contacts contacts;
    private final Districts districts;

    @Activate
    public CaseTowns(
            @Reference CaseStore store,
            @Reference Contacts contacts,
            @Reference Districts districts) {
        this.store = store;
        this.contacts = contacts;
        this.districts = districts;
    }

    /** Of a new case. */
    Optional<String> of(List<Field> fields, ContactId contact) {
        return fields.stream()
                .map(Field::value)
                .filter(value -> value.startsWith("〒"))
                .flatMap(value -> districts.town(value).stream())
                .findFirst()
                .or(() -> contacts.postalAddress(contact).flatMap(districts::town));
    }

    /** An address was filled in. */
    void fill(CaseEntity filled, String address) {
        districts.town(address).ifPresent(town -> filled.locate(Optional.of(town)));
    }

    /** Cases that know no town, and open ones that have it from the address before. */
    @Override
    public void located(ContactId person, String before, String now) {
        Optional<String> town = districts.town(now);
        if (town.isEmpty()) {
            return;
        }
        Optional<String> earlier = districts.town(before);
        store.unit()
                .run(
                        em ->
                                newest(em, contacts.sameAs(person)).stream()
                                        .filter(known -> follows(known, earlier))
                                        .filter(known -> !known.town().equals(town))
                                        .forEach(
                                                known -> {
                                                    known.locate(town);
                                                    store.learnt(known, ChangeKind.LOCATED);
                                                }));
    }

    private static boolean follows(CaseEntity known, Optional<String> earlier) {
        return known.town().isEmpty() || known.state().isOpen() && known.town().equals(earlier);
    }

    private static List<CaseEntity> newest(EntityManager em, Collection<ContactId> person) {
        return em.createQuery(
                        "select c from CaseEntity c where c.contactId in :person and c.state <>"
                                + " :erased order by c.id desc",
                        CaseEntity.class)
                .setParameter("person", person.stream().map(ContactId::value).toList())
                .setParameter("erased", CaseState.ERASED)
                .setMaxResults(MOST)
                .getResultList();
    }

    String district(String town) {
        return districts.district(town);
    }

    /** Where cases of a district are from. */
    Set<String> towns(String district) {
        return districts.towns(district);
    }
}
