// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseTexts;
import org.madoguchi.api.cases.InteractionKind;
import org.madoguchi.api.contact.Contact;
import org.madoguchi.api.contact.ContactId;
import org.madoguchi.api.contact.Contacts;
import org.madoguchi.api.directory.DepartmentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The words of cases from the tables. What we write to everybody alike is none of them: the notes
 * of receipt and the mails that tell a department of a question.
 */
@Component(service = CaseTexts.class)
public final class StoredCaseTexts implements CaseTexts {
    /** Revisions read at once. */
    private static final int PAGE = 10_000;

    private static final Set<InteractionKind> OURS =
            Set.of(InteractionKind.ACKNOWLEDGEMENT, InteractionKind.ESCALATION_NOTICE);

    private final CaseStore store;
    private final Contacts contacts;

    @Activate
    public StoredCaseTexts(@Reference CaseStore store, @Reference Contacts contacts) {
        this.store = store;
        this.contacts = contacts;
    }

    @Override
    public void forEachRevision(RevisionVisitor visitor) {
        long last = 0;
        List<Object[]> rows;
        do {
            rows = revisionsAfter(last);
            for (Object[] row : rows) {
                last = (Long) row[0];
                visitor.visit(CaseId.ofLong(last), ((Number) row[1]).longValue());
            }
        } while (rows.size() == PAGE);
    }

    private List<Object[]> revisionsAfter(long last) {
        return store.unit()
                .required(
                        em ->
                                em.createQuery(
                                                "select c.id, c.version from CaseEntity c where"
                                                        + " c.id > :last order by c.id",
                                                Object[].class)
                                        .setParameter("last", last)
                                        .setMaxResults(PAGE)
                                        .getResultList());
    }

    @Override
    public List<State> read(Collection<CaseId> ids, PartVisitor parts) {
        if (ids.size() > MOST) {
            throw new IllegalArgumentException(ids.size() + " cases at once");
        }
        if (ids.isEmpty()) {
            return List.of();
        }
        List<Long> wanted = ids.stream().map(CaseId::asLong).toList();
        return store.unit().required(em -> read(em, wanted, parts));
    }

    /** The revision first: what is committed while we read on belongs to a later one. */
    private List<State> read(EntityManager em, List<Long> wanted, PartVisitor parts) {
        List<CaseEntity> cases =
                em.createQuery("select c from CaseEntity c where c.id in :ids", CaseEntity.class)
                        .setParameter("ids", IdLists.padded(wanted))
                        .getResultList();
        List<Long> ids = cases.stream().map(row -> row.id().asLong()).toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<ContactId, Contact> people =
                contacts.findAll(cases.stream().map(CaseEntity::contact).distinct().toList());
        Map<CaseId, List<EscalationEntity>> escalations = escalations(em, ids);
        for (CaseEntity row : cases) {
            parts.visit(row.id(), whole(row, people.get(row.contact())));
            escalations
                    .getOrDefault(row.id(), List.of())
                    .forEach(asked -> parts.visit(row.id(), question(asked)));
        }
        new MessageTexts(em, parts).read(unknownMessages(em, ids, parts));
        notes(em, ids, parts);
        return cases.stream()
                .map(
                        row ->
                                state(
                                        row,
                                        people.get(row.contact()),
                                        escalations.getOrDefault(row.id(), List.of())))
                .toList();
    }

    private static Map<CaseId, List<EscalationEntity>> escalations(
            EntityManager em, List<Long> ids) {
        return em
                .createQuery(
                        "select e from EscalationEntity e where e.caseId in :ids",
                        EscalationEntity.class)
                .setParameter("ids", IdLists.padded(ids))
                .getResultList()
                .stream()
                .collect(groupingBy(EscalationEntity::caseId));
    }

    private static State state(CaseEntity row, Contact person, List<EscalationEntity> escalations) {
        Map<Boolean, Set<DepartmentId>> asked =
                escalations.stream()
                        .collect(
                                groupingBy(
                                        EscalationEntity::isOpen,
                                        mapping(EscalationEntity::department, toSet())));
        return new State(
                row.id(),
                row.revision(),
                row.state(),
                row.channel(),
                row.contact(),
                person != null && !person.name().isEmpty(),
                row.assignee(),
                escalations.stream().map(EscalationEntity::department).collect(toSet()),
                asked.getOrDefault(true, Set.of()),
                row.lastActivityAt().toEpochMilli());
    }

    private static Part whole(CaseEntity row, Contact person) {
        List<String> words = new ArrayList<>(List.of(row.id().toString(), row.token()));
        words.add(row.subject());
        Optional.ofNullable(person)
                .ifPresent(
                        contact -> {
                            words.add(contact.name());
                            contact.addresses().forEach(address -> words.add(address.value()));
                        });
        return new Part("c" + row.id().asLong(), Readers.EVERYBODY, words);
    }

    private static Part question(EscalationEntity asked) {
        return new Part(
                "e" + asked.id(),
                Readers.of(asked.department()),
                List.of(asked.askedBy(), asked.question(), asked.answer()));
    }

    private static List<Long> unknownMessages(EntityManager em, List<Long> ids, PartVisitor parts) {
        return em
                .createQuery(
                        "select i.id from InteractionEntity i where i.caseId in :ids and i.kind not"
                                + " in :ours",
                        Long.class)
                .setParameter("ids", IdLists.padded(ids))
                .setParameter("ours", OURS)
                .getResultList()
                .stream()
                .filter(id -> !parts.knows(MessageTexts.key(id)))
                .collect(toList());
    }

    private static void notes(EntityManager em, List<Long> ids, PartVisitor parts) {
        em
                .createQuery(
                        "select n.id, n.caseId, n.authorName, n.body from NoteEntity n where"
                                + " n.caseId in :ids",
                        Object[].class)
                .setParameter("ids", IdLists.padded(ids))
                .getResultList()
                .stream()
                .filter(row -> !parts.knows("n" + row[0]))
                .forEach(
                        row ->
                                parts.visit(
                                        CaseId.ofLong((Long) row[1]),
                                        new Part(
                                                "n" + row[0],
                                                Readers.DESK,
                                                List.of((String) row[2], (String) row[3]))));
    }
}
