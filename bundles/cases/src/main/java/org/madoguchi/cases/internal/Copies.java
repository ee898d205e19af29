// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.EntityManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.InteractionId;
import org.madoguchi.api.cases.Reply;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.Capability;
import org.madoguchi.api.channel.ChannelDescriptor;
import org.madoguchi.api.channel.EmailAddress;
import org.madoguchi.api.channel.Party;
import org.madoguchi.storage.EntityUnit;

/** Who gets a message besides its recipient (Cc). */
final class Copies {
    /** Of what is typed, before it is looked at. */
    private static final int MOST_TYPED = 100;

    private static final int LONGEST_SHOWN = 60;

    private Copies() {}

    /**
     * The people whom an answer is copied to, each once and without its recipient.
     *
     * @throws org.madoguchi.api.RejectedException when that cannot be
     */
    static List<Party> of(Reply reply, Party to, ChannelDescriptor channel) {
        List<String> typed = reply.copies().stream().filter(one -> !one.isBlank()).toList();
        if (typed.isEmpty()) {
            return List.of();
        }
        if (!channel.capabilities().contains(Capability.COPIES)) {
            throw DeskTexts.rejection("copies-impossible", channel.name().ja());
        }
        if (typed.size() > MOST_TYPED) {
            throw DeskTexts.rejection("copies-many", Reply.MAX_COPIES);
        }
        Map<Address, Party> found = new LinkedHashMap<>();
        for (String one : typed) {
            Party party =
                    read(channel.addressKind(), one)
                            .orElseThrow(
                                    () ->
                                            DeskTexts.rejection(
                                                    "copy-wrong", Cut.to(LONGEST_SHOWN, one)));
            found.merge(
                    party.address(),
                    party,
                    (first, again) -> first.name().isEmpty() ? again : first);
        }
        found.remove(to.address());
        if (found.size() > Reply.MAX_COPIES) {
            throw DeskTexts.rejection("copies-many", Reply.MAX_COPIES);
        }
        return List.copyOf(found.values());
    }

    private static Optional<Party> read(AddressKind kind, String typed) {
        if (kind.equals(AddressKind.EMAIL)) {
            return EmailAddress.readParty(typed);
        }
        String value = typed.strip();
        return value.length() > 320
                ? Optional.empty()
                : Optional.of(new Party(new Address(kind, value), ""));
    }

    static void put(
            EntityManager em,
            EntityUnit unit,
            CaseEntity about,
            InteractionId message,
            List<Party> copies) {
        if (!copies.isEmpty()) {
            about.has(CasePart.COPIES);
        }
        copies.forEach(party -> em.persist(new CopyEntity(unit.newId(), message, party)));
    }

    static List<Party> of(EntityManager em, CaseEntity about, InteractionId message) {
        if (!about.mayHave(CasePart.COPIES)) {
            return List.of();
        }
        return em
                .createQuery(
                        "select c from CopyEntity c where c.interactionId = :id order by c.id",
                        CopyEntity.class)
                .setParameter("id", message.value())
                .getResultList()
                .stream()
                .map(CopyEntity::party)
                .toList();
    }

    /** Whether somebody has to do with a case only because others wrote the address there. */
    static boolean hold(EntityManager em, CaseId id, Address address) {
        return !em.createQuery(
                        "select c.id from CopyEntity c, InteractionEntity i where"
                                + " c.address = :address and i.id = c.interactionId and"
                                + " i.caseId = :id",
                        Long.class)
                .setParameter("address", address.value())
                .setParameter("id", id.asLong())
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }
}
