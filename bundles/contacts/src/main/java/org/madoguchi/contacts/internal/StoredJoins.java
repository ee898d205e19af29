// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.contacts.internal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.contact.ContactId;
import org.madoguchi.api.contact.ContactJoins;
import org.madoguchi.api.contact.Contacts;
import org.madoguchi.api.contact.JoinedContact;
import org.madoguchi.api.contact.Likeness;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.storage.EntityUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Joins as a tree: each joined contact names the one it was joined to, so that one join can be
 * undone and the others stay. Who stands for all of them is kept with each, because that is what is
 * asked a thousand times for each join.
 */
@Component(service = ContactJoins.class)
public final class StoredJoins implements ContactJoins {
    /** The row of contact_lock that makes joins wait for each other. */
    private static final int LOCK = 0;

    private final EntityUnit unit;
    private final Likenesses likenesses;
    private final AuditTrail audit;
    private final Clock clock;

    @Activate
    public StoredJoins(
            @Reference ContactStore store,
            @Reference Contacts contacts,
            @Reference AuditTrail audit) {
        this(store, contacts, audit, Clock.systemUTC());
    }

    StoredJoins(ContactStore store, Contacts contacts, AuditTrail audit, Clock clock) {
        this.unit = store.unit();
        this.likenesses = new Likenesses(store.unit(), contacts);
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<Likeness> likely(ContactId id) {
        return likenesses.of(id);
    }

    @Override
    public List<JoinedContact> joined(ContactId id) {
        return unit.required(
                em -> {
                    List<ContactEntity> all = all(em, existing(em, id).rootId());
                    if (all.size() == 1) {
                        return List.of();
                    }
                    Map<Long, List<Address>> own =
                            addresses(em, all.get(0).rootId()).stream()
                                    .collect(
                                            groupingBy(
                                                    ContactAddressEntity::broughtBy,
                                                    mapping(
                                                            ContactAddressEntity::toRecord,
                                                            toList())));
                    return all.stream()
                            .filter(ContactEntity::isJoined)
                            .map(one -> one.joined(own.getOrDefault(one.id(), List.of())))
                            .sorted(Comparator.comparing(JoinedContact::at).reversed())
                            .toList();
                });
    }

    @Override
    public void join(Actor actor, ContactId one, ContactId other) {
        alone(
                actor,
                em -> {
                    ContactEntity first = root(em, one);
                    ContactEntity second = root(em, other);
                    if (first.id() == second.id()) {
                        return;
                    }
                    boolean firstStays = first.standsBefore(second);
                    ContactEntity into = firstStays ? first : second;
                    ContactEntity joined = firstStays ? second : first;
                    all(em, joined.id()).forEach(each -> each.rootId(into.id()));
                    addresses(em, joined.id()).forEach(each -> each.contactId(into.id()));
                    joined.join(into, actor.name(), clock.instant());
                    audit.record(
                            actor,
                            "contact.join",
                            "contact " + joined.id(),
                            "to contact " + into.id());
                });
    }

    @Override
    public void separate(Actor actor, ContactId id) {
        alone(
                actor,
                em -> {
                    ContactEntity joined = existing(em, id);
                    if (!joined.isJoined()) {
                        return;
                    }
                    long before = joined.rootId();
                    Set<Long> leaving = below(joined, all(em, before));
                    addresses(em, before).stream()
                            .filter(address -> leaving.contains(address.broughtBy()))
                            .forEach(address -> address.contactId(joined.id()));
                    all(em, before).stream()
                            .filter(each -> leaving.contains(each.id()))
                            .forEach(each -> each.rootId(joined.id()));
                    joined.separate();
                    audit.record(
                            actor,
                            "contact.separate",
                            "contact " + joined.id(),
                            "from contact " + before);
                });
    }

    @Override
    public void keepApart(Actor actor, ContactId one, ContactId other) {
        alone(
                actor,
                em -> {
                    long first = root(em, one).id();
                    long second = root(em, other).id();
                    if (first == second || likenesses.areApart(first, second)) {
                        return;
                    }
                    em.persist(new ApartEntity(unit.newId(), first, second));
                    em.persist(new ApartEntity(unit.newId(), second, first));
                    audit.record(
                            actor,
                            "contact.keep-apart",
                            "contact " + first,
                            "from contact " + second);
                });
    }

    /** Two people may press at the same moment, each on the other's side. */
    private void alone(Actor actor, Consumer<EntityManager> work) {
        actor.require(Permission.CASE_HANDLE);
        unit.run(
                em -> {
                    em.find(ContactLockEntity.class, LOCK, LockModeType.PESSIMISTIC_WRITE);
                    work.accept(em);
                });
    }

    private static Set<Long> below(ContactEntity top, List<ContactEntity> among) {
        return among.stream()
                .filter(each -> each.id() == top.id() || isBelow(each, top, among))
                .map(ContactEntity::id)
                .collect(Collectors.toSet());
    }

    private static boolean isBelow(
            ContactEntity each, ContactEntity top, List<ContactEntity> among) {
        return among.stream()
                .filter(each::isJoinedTo)
                .anyMatch(upper -> upper.id() == top.id() || isBelow(upper, top, among));
    }

    private static ContactEntity existing(EntityManager em, ContactId id) {
        ContactEntity found = em.find(ContactEntity.class, id.value());
        if (found == null) {
            throw new NotFoundException("no contact " + id);
        }
        return found;
    }

    private static ContactEntity root(EntityManager em, ContactId id) {
        return existing(em, new ContactId(existing(em, id).rootId()));
    }

    private static List<ContactEntity> all(EntityManager em, long root) {
        return em.createQuery(
                        "SELECT c FROM ContactEntity c WHERE c.rootId = :root ORDER BY c.id",
                        ContactEntity.class)
                .setParameter("root", root)
                .getResultList();
    }

    private static List<ContactAddressEntity> addresses(EntityManager em, long owner) {
        return em.createQuery(
                        "SELECT a FROM ContactAddressEntity a WHERE a.contactId = :owner"
                                + " ORDER BY a.lastUsedAt DESC, a.id DESC",
                        ContactAddressEntity.class)
                .setParameter("owner", owner)
                .getResultList();
    }
}
