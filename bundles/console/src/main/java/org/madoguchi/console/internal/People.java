// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.cases.CaseQuery;
import org.madoguchi.api.cases.CaseSummary;
import org.madoguchi.api.cases.CaseView;
import org.madoguchi.api.cases.Cases;
import org.madoguchi.api.contact.Contact;
import org.madoguchi.api.contact.ContactId;
import org.madoguchi.api.contact.ContactJoins;
import org.madoguchi.api.contact.Contacts;
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
    private final Cases cases;

    @Activate
    public People(
            @Reference Contacts contacts, @Reference ContactJoins joins, @Reference Cases cases) {
        this.contacts = contacts;
        this.joins = joins;
        this.cases = cases;
    }

    Person of(Actor actor, ContactId id) {
        Optional<Contact> contact = contacts.find(id);
        if (contact.isEmpty() || !actor.may(Permission.CASE_HANDLE)) {
            return Person.of(contact);
        }
        try {
            return new Person(
                    contact,
                    joins.likely(id).stream()
                            .map(
                                    like ->
                                            new Person.Lookalike(
                                                    like, lastCases(actor, like.contact().id())))
                            .toList(),
                    joins.joined(id));
        } catch (RuntimeException e) {
            // a hint that fails must not keep a case from being opened
            log.warn("the case is shown without likenesses", e);
            return Person.of(contact);
        }
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
