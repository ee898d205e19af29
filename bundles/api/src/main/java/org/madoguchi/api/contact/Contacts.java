// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.contact;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.madoguchi.api.channel.Party;

/** Safe for use by several threads. */
public interface Contacts {
    /**
     * The contact with the party's address, made when there is none; a party without an address is
     * always a new contact. A name that was missing is filled in.
     */
    default ContactId resolve(Party party) {
        return resolve(List.of(party)).get(0);
    }

    /** As {@link #resolve(Party)} for several at once, in their order. */
    List<ContactId> resolve(List<Party> parties);

    Optional<Contact> find(ContactId id);

    /** The contacts that exist among these, for lists. */
    Map<ContactId, Contact> findAll(Collection<ContactId> ids);

    /** Only the names of those that exist. */
    default Map<ContactId, String> names(Collection<ContactId> ids) {
        return findAll(ids).values().stream().collect(Collectors.toMap(Contact::id, Contact::name));
    }

    /** Contacts whose name or address contains the text, at most {@code limit}. */
    List<Contact> search(String text, int limit);
}
