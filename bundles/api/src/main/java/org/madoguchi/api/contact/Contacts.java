// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.contact;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.Party;

/**
 * Citizens and organisations. A contact that was joined to another one (see {@link ContactJoins})
 * keeps its id, which from then on means the other one. Safe for use by several threads.
 */
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

    /** With the joined ones' addresses; its id is another one when this one was joined. */
    Optional<Contact> find(ContactId id);

    /** The contacts that exist among these, for lists, by the ids that were asked for. */
    Map<ContactId, Contact> findAll(Collection<ContactId> ids);

    /** Only the names of those that exist. */
    default Map<ContactId, String> names(Collection<ContactId> ids) {
        return findAll(ids).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, found -> found.getValue().name()));
    }

    /** All ids that mean the same person as this one, itself among them. */
    default Set<ContactId> sameAs(ContactId id) {
        return Set.of(id);
    }

    /**
     * The contacts that have these addresses, as far as there are any; none is made. A hundred
     * addresses at most.
     */
    Map<Address, Contact> at(Collection<Address> addresses);

    /**
     * Postal code and address of the person as the desk has written them down, for {@link
     * Districts}; asks no permission. Those without addresses may know none, which is the default.
     */
    default Optional<String> postalAddress(ContactId id) {
        return Optional.empty();
    }

    /** Most people of a department that are told at once. */
    int MOST_STAFF = 5_000;

    /**
     * Ids of those who work in a department by the register of people (SP-012), at most {@value
     * #MOST_STAFF}, all that mean the same person among them; asks no permission. Those without a
     * register know nobody, which is the default.
     *
     * @param department words in its name
     */
    default Set<ContactId> staff(String department) {
        return Set.of();
    }

    /**
     * Keeps telephone numbers and e-mail addresses that somebody has told of without writing from
     * them, for {@link ContactJoins#likely}. Those without likenesses may forget it, which is the
     * default.
     */
    default void remember(ContactId id, Collection<Address> told) {}

    /**
     * Erases the person with everything that is known, as part of the running transaction, unless a
     * register of the city's brought them. Only for whom nothing else names any longer.
     */
    void forget(ContactId id);

    /** Contacts whose name or address contains the text, at most {@code limit}. */
    List<Contact> search(String text, int limit);
}
