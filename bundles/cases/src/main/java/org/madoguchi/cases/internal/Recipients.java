// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.EntityManager;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.madoguchi.api.cases.Concern;
import org.madoguchi.api.cases.InteractionState;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.Party;

/** What speaks against sending something to these addresses. */
record Recipients(Party to, List<Party> copies) {
    Set<Concern> concerns(EntityManager em, OwnDomains own) {
        List<Address> outside =
                Stream.concat(Stream.of(to), copies.stream())
                        .map(Party::address)
                        .filter(own::areLeftBy)
                        .distinct()
                        .toList();
        Set<Concern> found = EnumSet.noneOf(Concern.class);
        if (outside.size() > 1) {
            found.add(Concern.SEVERAL_ADDRESSES);
        }
        if (Stream.concat(outside.stream(), unwritten())
                .anyMatch(address -> !isKnown(em, address))) {
            found.add(Concern.NEW_ADDRESS);
        }
        return found;
    }

    /** A number, or whatever else is no mail address: it is never the city's own. */
    private Stream<Address> unwritten() {
        return Stream.of(to.address()).filter(each -> !each.kind().equals(AddressKind.EMAIL));
    }

    /**
     * It wrote to the desk, or something that was sent to it has left. That a citizen named it in a
     * Cc says nothing: such a line is a stranger's text.
     */
    private static boolean isKnown(EntityManager em, Address address) {
        return is(
                        em,
                        "select i.id from InteractionEntity i where i.partyAddress = :address and"
                                + " i.partyKind = :kind and i.state in :states",
                        address,
                        List.of(InteractionState.RECEIVED, InteractionState.SENT))
                || is(
                        em,
                        "select i.id from CopyEntity c, InteractionEntity i where c.address ="
                                + " :address and c.addressKind = :kind and i.id = c.interactionId"
                                + " and i.state in :states",
                        address,
                        List.of(InteractionState.SENT));
    }

    private static boolean is(
            EntityManager em, String query, Address address, List<InteractionState> states) {
        return !em.createQuery(query, Long.class)
                .setParameter("address", address.value())
                .setParameter("kind", address.kind().value())
                .setParameter("states", states)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }
}
