// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.cases.CaseQuery;
import org.madoguchi.api.cases.CaseSummary;
import org.madoguchi.api.cases.CaseView;
import org.madoguchi.api.cases.Cases;
import org.madoguchi.api.contact.Contact;
import org.madoguchi.api.contact.ContactDesk;
import org.madoguchi.api.contact.ContactId;
import org.madoguchi.api.contact.ContactJoins;
import org.madoguchi.api.contact.ContactRegister;
import org.madoguchi.api.contact.Contacts;
import org.madoguchi.api.contact.Terminals;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds who a case is about, and who else that may be. */
@Component(service = People.class)
public final class People {
    private static final Logger log = LoggerFactory.getLogger(People.class);
    private static final int LAST_CASES = 3;

    private final Contacts contacts;
    private final ContactJoins joins;
    private final ContactDesk people;
    private final Cases cases;
    private final ContactRegister register;
    private final Terminals terminals;

    @Activate
    public People(
            @Reference Contacts contacts,
            @Reference ContactJoins joins,
            @Reference ContactDesk people,
            @Reference Cases cases,
            @Reference ContactRegister register,
            @Reference Terminals terminals) {
        this.contacts = contacts;
        this.joins = joins;
        this.people = people;
        this.cases = cases;
        this.register = register;
        this.terminals = terminals;
    }

    /**
     * @param named words that may be numbers of terminals
     */
    Person of(Actor actor, ContactId id, List<String> named) {
        Optional<Contact> contact = contacts.find(id);
        if (contact.isEmpty() || !actor.may(Permission.CASE_HANDLE)) {
            return Person.of(contact);
        }
        try {
            List<Person.Lookalike> likely =
                    joins.likely(id).stream()
                            .map(
                                    like ->
                                            new Person.Lookalike(
                                                    like, lastCases(actor, like.contact().id())))
                            .toList();
            Optional<ContactRegister.Entry> card =
                    register.of(actor, id).map(ContactRegister.Registered::entry);
            return new Person(
                    contact,
                    likely,
                    joins.joined(id),
                    Optional.of(people.details(actor, id)),
                    namesakes(actor, id, likely),
                    card,
                    terminals.named(actor, words(named, card)));
        } catch (RuntimeException e) {
            // a hint that fails must not keep a case from being opened
            log.warn("the case is shown without likenesses", e);
            return Person.of(contact);
        }
    }

    private static List<String> words(List<String> named, Optional<ContactRegister.Entry> card) {
        return Stream.concat(named.stream(), card.stream().map(ContactRegister.Entry::notes))
                .flatMap(text -> Stream.of(text.split("[\\s、。,;；（）()「」:：]+")))
                .toList();
    }

    private List<Person.Same> namesakes(Actor actor, ContactId id, List<Person.Lookalike> likely) {
        Set<ContactId> shown =
                likely.stream()
                        .map(like -> like.likeness().contact().id())
                        .collect(Collectors.toSet());
        return people.alike(actor, id).stream()
                .filter(same -> !shown.contains(same.contact().id()))
                .map(same -> new Person.Same(same, lastCases(actor, same.contact().id())))
                .toList();
    }

    private List<CaseSummary> lastCases(Actor actor, ContactId id) {
        return Stream.of(CaseView.ALL_OPEN, CaseView.CLOSED)
                .map(view -> new CaseQuery(view, "", Optional.empty(), Optional.of(id)))
                .flatMap(
                        query ->
                                cases
                                        .list(actor, query, PageRequest.first(LAST_CASES))
                                        .items()
                                        .stream())
                .limit(LAST_CASES)
                .toList();
    }
}
