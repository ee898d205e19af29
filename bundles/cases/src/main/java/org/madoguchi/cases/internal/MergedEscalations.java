// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.EntityManager;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.cases.ChangeKind;
import org.madoguchi.api.cases.Escalation;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.Channels;
import org.madoguchi.api.city.City;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.directory.DepartmentMergeListener;
import org.madoguchi.api.directory.Directory;
import org.madoguchi.api.identity.Actor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What a merged department has not answered yet waits for its successor, which is told of each by
 * mail (FJ-226); what it has answered keeps its name.
 */
@Component(service = DepartmentMergeListener.class)
public final class MergedEscalations implements DepartmentMergeListener {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final CaseStore store;
    private final Directory directory;
    private final Channels channels;
    private final AuditTrail audit;
    private final City city;
    private final StoredEntries entries;
    private final DepartmentNotices notices;

    @Activate
    public MergedEscalations(
            @Reference CaseStore store,
            @Reference Mailbag mailbag,
            @Reference Directory directory,
            @Reference Channels channels,
            @Reference AuditTrail audit,
            @Reference City city,
            @Reference StoredEntries entries) {
        this.store = store;
        this.directory = directory;
        this.channels = channels;
        this.audit = audit;
        this.city = city;
        this.entries = entries;
        this.notices = new DepartmentNotices(store, channels, mailbag);
    }

    @Override
    public void merged(Actor actor, DepartmentId merged, DepartmentId heir) {
        Optional<Department> next = directory.find(heir);
        String former = directory.find(merged).map(Department::name).orElse("");
        store.unit()
                .run(
                        em ->
                                em.createQuery(
                                                "select e from EscalationEntity e"
                                                        + " where e.departmentId = :merged"
                                                        + " and e.state = :open",
                                                EscalationEntity.class)
                                        .setParameter("merged", merged.value())
                                        .setParameter("open", Escalation.State.OPEN)
                                        .getResultList()
                                        .forEach(
                                                asked -> {
                                                    asked.handOn(heir);
                                                    handOn(em, actor, asked, merged, next, former);
                                                }));
    }

    private void handOn(
            EntityManager em,
            Actor actor,
            EscalationEntity asked,
            DepartmentId merged,
            Optional<Department> heir,
            String former) {
        String name = heir.map(Department::name).orElse("");
        CaseEntity waiting = em.find(CaseEntity.class, asked.caseId().asLong());
        if (waiting.department().equals(Optional.of(merged))) {
            waiting.waitFor(heir.map(Department::id));
        }
        store.changed(em, waiting, actor, ChangeKind.ESCALATED, name);
        audit.record(
                actor, "case.escalate", "case " + asked.caseId(), "department merged, " + name);
        // without an address, or a mailbox of ours, the work is handed on all the same
        if (channels.senderFor(AddressKind.EMAIL).isPresent()) {
            heir.filter(next -> !next.mail().isBlank())
                    .ifPresent(next -> tell(em, actor, waiting, asked, next, former));
        }
    }

    private void tell(
            EntityManager em,
            Actor actor,
            CaseEntity about,
            EscalationEntity asked,
            Department heir,
            String former) {
        Escalation question = asked.escalation(heir.name());
        notices.post(
                em,
                actor,
                about,
                heir,
                entries.mail(em, MailTexts.HANDED_ON),
                new Places(
                        Map.of(
                                "department", heir.name(),
                                "former", former,
                                "desk", city.deskName().ja(),
                                "case", about.id().toString(),
                                "subject", about.subject(),
                                "link", city.consoleUrl() + "/console/cases/" + about.id(),
                                "question", question.question(),
                                "asked", question.askedAt().atZone(city.zone()).format(TIME),
                                "operator", question.askedBy())));
    }
}
