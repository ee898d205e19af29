// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.contacts.internal;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.contact.Contact;
import org.madoguchi.api.contact.ContactDetails;
import org.madoguchi.api.contact.ContactId;
import org.madoguchi.api.contact.ContactRegister;
import org.madoguchi.api.contact.Contacts;
import org.madoguchi.api.contact.RegisterReport;
import org.madoguchi.api.contact.RegisterReport.Problem;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.storage.EntityUnit;
import org.madoguchi.storage.Select;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What other registers say of people, as rows beside theirs. */
@Component(service = ContactRegister.class)
public final class StoredRegister implements ContactRegister {
    private static final int FLUSHED = 500;

    private final EntityUnit unit;
    private final Contacts contacts;
    private final AuditTrail audit;
    private final Clock clock;

    @Activate
    public StoredRegister(
            @Reference ContactStore store,
            @Reference Contacts contacts,
            @Reference AuditTrail audit) {
        this(store, contacts, audit, Clock.systemUTC());
    }

    StoredRegister(ContactStore store, Contacts contacts, AuditTrail audit, Clock clock) {
        this.unit = store.unit();
        this.contacts = contacts;
        this.audit = audit;
        this.clock = clock;
    }

    /** What a line does to whom; nobody yet for who is new. */
    private record Step(Entry entry, Optional<Long> contact, List<Address> fresh) {}

    private record Plan(List<Step> steps, RegisterReport report) {}

    @Override
    public RegisterReport check(Actor actor, List<Line> lines) {
        actor.require(Permission.USER_MANAGE);
        return unit.required(em -> plan(em, lines).report());
    }

    @Override
    public RegisterReport apply(Actor actor, List<Line> lines, IntConsumer progress) {
        actor.require(Permission.USER_MANAGE);
        return unit.required(
                em -> {
                    // nobody makes a contact of one of these addresses meanwhile
                    AddressLocks.take(em, addresses(kept(lines, new ArrayList<>())).toList());
                    Plan plan = plan(em, lines);
                    RegisterReport report = plan.report();
                    if (!report.problems().isEmpty()) {
                        return report;
                    }
                    for (int from = 0; from < plan.steps().size(); from += FLUSHED) {
                        int to = Math.min(from + FLUSHED, plan.steps().size());
                        take(em, plan.steps().subList(from, to));
                        progress.accept(report.unchanged() + to);
                    }
                    audit.record(
                            actor,
                            "contact.import",
                            "contacts",
                            report.created() + " new, " + report.changed() + " changed");
                    return report;
                });
    }

    private void take(EntityManager em, List<Step> steps) {
        List<ContactEntity> people =
                steps.stream()
                        .map(
                                step ->
                                        step.contact()
                                                .map(id -> em.find(ContactEntity.class, id))
                                                .orElseGet(() -> created(em, step.entry().name())))
                        .toList();
        // no relation is mapped: the rows that are referred to must be there first
        em.flush();
        for (int each = 0; each < steps.size(); each++) {
            take(em, steps.get(each), people.get(each));
        }
        em.flush();
        em.clear();
    }

    private void take(EntityManager em, Step step, ContactEntity contact) {
        contact.name(step.entry().name());
        CardEntity card = em.find(CardEntity.class, contact.id());
        CardEntity row = card == null ? new CardEntity(contact.id()) : card;
        row.say(step.entry());
        if (card == null) {
            em.persist(row);
        }
        DetailEntity detail = em.find(DetailEntity.class, contact.id());
        if (detail != null) {
            detail.read(step.entry().reading());
        } else if (!step.entry().reading().isEmpty()) {
            DetailEntity fresh = new DetailEntity(contact.id());
            fresh.say(ContactDetails.named(step.entry().name()));
            fresh.read(step.entry().reading());
            em.persist(fresh);
        }
        for (Address address : step.fresh()) {
            em.persist(
                    new ContactAddressEntity(unit.newId(), contact.id(), address, clock.instant()));
        }
    }

    private ContactEntity created(EntityManager em, String name) {
        ContactEntity contact = new ContactEntity(unit.newId(), name, clock.instant());
        em.persist(contact);
        return contact;
    }

    private Plan plan(EntityManager em, List<Line> lines) {
        em.flush();
        Map<String, Registered> known = known();
        Map<Long, String> numbers = new HashMap<>();
        known.forEach((number, one) -> numbers.put(one.id().value(), number));
        List<Problem> problems = new ArrayList<>();
        List<Line> kept = kept(lines, problems);
        Map<Address, Long> owners = owners(kept);
        Map<Address, String> said = new HashMap<>();
        Set<String> seen = new HashSet<>();
        Set<Long> taken = new HashSet<>();
        List<Step> steps = new ArrayList<>();
        int created = 0;
        int changed = 0;
        int unchanged = 0;
        for (Line line : kept) {
            try {
                Entry entry = line.entry();
                if (!seen.add(entry.outsideId())) {
                    throw RegisterRules.rejected("register.twice", entry.outsideId());
                }
                Optional<Registered> one = Optional.ofNullable(known.get(entry.outsideId()));
                Set<Long> theirs = new LinkedHashSet<>();
                one.ifPresent(each -> theirs.add(each.id().value()));
                List<Address> fresh = new ArrayList<>();
                for (Address address : entry.addresses()) {
                    String other = said.putIfAbsent(address, entry.outsideId());
                    if (other != null && !other.equals(entry.outsideId())) {
                        throw RegisterRules.rejected("register.address.twice", address.written());
                    }
                    Long owner = owners.get(address);
                    if (owner == null) {
                        fresh.add(address);
                    } else if (one.isEmpty() && theirs.isEmpty() && !numbers.containsKey(owner)) {
                        theirs.add(owner);
                    } else if (!theirs.contains(owner)) {
                        throw RegisterRules.rejected(
                                "register.address.taken",
                                address.written(),
                                numbers.getOrDefault(owner, "－"));
                    }
                }
                Optional<Long> contact = theirs.stream().findFirst();
                if (contact.isPresent() && !taken.add(contact.get())) {
                    throw RegisterRules.rejected(
                            "register.address.twice", entry.addresses().get(0).written());
                }
                if (one.isPresent() && fresh.isEmpty() && saysTheSame(one.get().entry(), entry)) {
                    unchanged++;
                    continue;
                }
                steps.add(new Step(entry, contact, fresh));
                if (one.isPresent()) {
                    changed++;
                } else {
                    created++;
                }
            } catch (RejectedException refused) {
                problems.add(new Problem(line.line(), refused.reason()));
            }
        }
        problems.sort(Comparator.comparingLong(Problem::line));
        return new Plan(steps, new RegisterReport(created, changed, unchanged, problems));
    }

    /** As it would be written, without what cannot be. */
    private static List<Line> kept(List<Line> lines, List<Problem> problems) {
        List<Line> kept = new ArrayList<>();
        for (Line line : lines) {
            try {
                kept.add(new Line(line.line(), RegisterRules.kept(line.entry())));
            } catch (RejectedException refused) {
                problems.add(new Problem(line.line(), refused.reason()));
            }
        }
        return kept;
    }

    private static Stream<Address> addresses(List<Line> lines) {
        return lines.stream().flatMap(line -> line.entry().addresses().stream());
    }

    private static boolean saysTheSame(Entry known, Entry said) {
        return known.name().equals(said.name())
                && known.reading().equals(said.reading())
                && known.department().equals(said.department())
                && known.language().equals(said.language())
                && known.notes().equals(said.notes());
    }

    /** All of the register, without addresses; by number, at whom their addresses are. */
    private Map<String, Registered> known() {
        Map<String, Registered> known = new HashMap<>();
        unit.select(
                Select.of(
                        "SELECT k.outside_id, c.root_id, r.name, d.reading, k.department,"
                                + " k.language, k.notes FROM contact_card k"
                                + " JOIN contact c ON c.id = k.id"
                                + " JOIN contact r ON r.id = c.root_id"
                                + " LEFT JOIN contact_detail d ON d.id = c.root_id"
                                + " WHERE k.outside_id IS NOT NULL",
                        row -> {
                            String number = row.text();
                            ContactId id = new ContactId(row.number());
                            return known.put(
                                    number,
                                    new Registered(
                                            id,
                                            new Entry(
                                                    number,
                                                    row.text(),
                                                    row.optionalText().orElse(""),
                                                    row.text(),
                                                    List.of(),
                                                    row.text(),
                                                    row.text())));
                        }));
        return known;
    }

    private Map<Address, Long> owners(List<Line> lines) {
        Map<Address, Long> owners = new HashMap<>();
        Map<AddressKind, Set<String>> wanted = new HashMap<>();
        addresses(lines)
                .forEach(
                        address ->
                                wanted.computeIfAbsent(address.kind(), any -> new LinkedHashSet<>())
                                        .add(address.value()));
        wanted.forEach(
                (kind, values) -> {
                    for (List<String> part : ContactReader.chunks(values)) {
                        unit.select(
                                Select.ofEach(
                                        "SELECT address, contact_id FROM contact_address"
                                                + " WHERE address = ? AND kind = ?",
                                        row ->
                                                owners.put(
                                                        new Address(kind, row.text()),
                                                        row.number()),
                                        part,
                                        kind.value()));
                    }
                });
        return owners;
    }

    @Override
    public Optional<Registered> byOutsideId(Actor actor, String outsideId) {
        actor.require(Permission.CASE_HANDLE);
        Select<Long> found =
                Select.of(
                        "SELECT id FROM contact_card WHERE outside_id = ?",
                        row -> row.number(),
                        RegisterRules.number(outsideId));
        unit.select(found);
        return found.first().flatMap(id -> registered(List.of(id)).stream().findFirst());
    }

    @Override
    public Optional<Registered> of(Actor actor, ContactId id) {
        actor.require(Permission.CASE_HANDLE);
        Select<Long> found =
                Select.of(
                        "SELECT k.id FROM contact_card k JOIN contact c ON c.id = k.id"
                                + " WHERE c.root_id = (SELECT root_id FROM contact WHERE id = ?)"
                                + " ORDER BY k.id",
                        row -> row.number(),
                        id.value());
        unit.select(found);
        return found.first().flatMap(card -> registered(List.of(card)).stream().findFirst());
    }

    @Override
    public Map<ContactId, String> departments(Collection<ContactId> ids) {
        if (ids.size() > MOST) {
            throw new IllegalArgumentException(ids.size() + " contacts at once");
        }
        Map<ContactId, String> all = new HashMap<>();
        unit.select(
                Select.ofEach(
                        "SELECT a.id, k.department FROM contact a"
                                + " JOIN contact c ON c.root_id = a.root_id"
                                + " JOIN contact_card k ON k.id = c.id"
                                + " WHERE a.id = ? AND k.department <> '' ORDER BY k.id",
                        row -> all.putIfAbsent(new ContactId(row.number()), row.text()),
                        ids.stream().map(ContactId::value).toList()));
        return all;
    }

    /** As they are by now: a name may have been changed at the desk. */
    private List<Registered> registered(Collection<Long> cards) {
        Map<ContactId, Contact> people =
                contacts.findAll(cards.stream().map(ContactId::new).toList());
        return unit.required(
                em ->
                        cards.stream()
                                .map(card -> registered(em, card, people.get(new ContactId(card))))
                                .toList());
    }

    private static Registered registered(EntityManager em, long card, Contact person) {
        DetailEntity detail = em.find(DetailEntity.class, person.id().value());
        return new Registered(
                person.id(),
                em.find(CardEntity.class, card)
                        .entry(
                                person.name(),
                                detail == null ? "" : detail.reading(),
                                person.addresses()));
    }

    @Override
    public void put(
            Actor actor,
            ContactId id,
            String outsideId,
            String department,
            String language,
            String notes) {
        actor.require(Permission.CASE_HANDLE);
        Contact person =
                contacts.find(id).orElseThrow(() -> new NotFoundException("no contact " + id));
        String number = RegisterRules.number(outsideId);
        unit.run(
                em -> {
                    byOutsideId(actor, number)
                            .filter(other -> !number.isEmpty())
                            .filter(other -> !other.id().equals(person.id()))
                            .ifPresent(
                                    other -> {
                                        throw RegisterRules.rejected("register.taken", number);
                                    });
                    Optional<Registered> known = of(actor, id);
                    Entry entry =
                            RegisterRules.card(
                                    new Entry(
                                            number,
                                            person.name(),
                                            known.map(one -> one.entry().reading()).orElse(""),
                                            department,
                                            List.of(),
                                            language,
                                            notes));
                    if (known.isPresent() ? saysTheSame(known.get(), entry) : isEmpty(entry)) {
                        return;
                    }
                    CardEntity found = card(em, person.id());
                    CardEntity row = found == null ? new CardEntity(person.id().value()) : found;
                    row.say(entry);
                    if (found == null) {
                        em.persist(row);
                    }
                    audit.record(actor, "contact.register", "contact " + person.id(), "");
                });
    }

    private static boolean saysTheSame(Registered known, Entry said) {
        return known.entry().outsideId().equals(said.outsideId())
                && saysTheSame(known.entry(), said);
    }

    private static boolean isEmpty(Entry entry) {
        return (entry.outsideId() + entry.department() + entry.language() + entry.notes())
                .isEmpty();
    }

    private static CardEntity card(EntityManager em, ContactId person) {
        return em
                .createQuery(
                        "SELECT k FROM CardEntity k, ContactEntity c WHERE c.id = k.id AND c.rootId"
                                + " = :root ORDER BY k.id",
                        CardEntity.class)
                .setParameter("root", person.value())
                .setMaxResults(1)
                .getResultList()
                .stream()
                .findFirst()
                .orElse(null);
    }

    @Override
    public Page<Registered> list(Actor actor, String words, PageRequest request) {
        actor.require(Permission.CASE_HANDLE);
        String pattern = Folding.containing(Folding.fold(words));
        return unit.required(
                em -> {
                    String where = " FROM CardEntity k WHERE k.folded LIKE :words ESCAPE '!'";
                    List<Long> cards =
                            em.createQuery(
                                            "SELECT k.id" + where + " ORDER BY k.outsideId, k.id",
                                            Long.class)
                                    .setParameter("words", pattern)
                                    .setFirstResult(request.offset())
                                    .setMaxResults(request.limit())
                                    .getResultList();
                    return new Page<>(
                            registered(cards),
                            em.createQuery("SELECT COUNT(k)" + where, Long.class)
                                    .setParameter("words", pattern)
                                    .getSingleResult(),
                            request);
                });
    }
}
