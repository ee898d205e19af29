// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.cases.CaseFollowUps;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.cases.ChangeKind;
import org.madoguchi.api.cases.DeskEntry;
import org.madoguchi.api.cases.Escalation;
import org.madoguchi.api.cases.EscalationId;
import org.madoguchi.api.channel.Channels;
import org.madoguchi.api.city.City;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.directory.Directory;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Due dates, attention, and mails to departments that owe an answer (催促). */
@Component(service = CaseFollowUps.class)
public final class FollowUpDesk implements CaseFollowUps {
    private static final Duration FARTHEST = Duration.ofDays(366);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final CaseStore store;
    private final DepartmentNotices notices;
    private final Directory directory;
    private final AuditTrail audit;
    private final City city;
    private final StoredEntries entries;

    @Activate
    public FollowUpDesk(
            @Reference CaseStore store,
            @Reference Mailbag mailbag,
            @Reference Directory directory,
            @Reference Channels channels,
            @Reference AuditTrail audit,
            @Reference City city,
            @Reference StoredEntries entries) {
        this.store = store;
        notices = new DepartmentNotices(store, channels, mailbag);
        this.directory = directory;
        this.audit = audit;
        this.city = city;
        this.entries = entries;
    }

    @Override
    public void promise(Actor actor, CaseId id, Instant until) {
        actor.require(Permission.CASE_HANDLE);
        Instant now = store.clock().instant();
        if (!until.isAfter(now) || until.isAfter(now.plus(FARTHEST))) {
            throw DeskTexts.rejection("due-when", FARTHEST.toDays());
        }
        store.unit()
                .run(
                        em -> {
                            CaseEntity promised = open(em, actor, id);
                            promised.oweNothing();
                            promised.owe(until);
                            store.changed(em, promised, actor, ChangeKind.DUE_SET, written(until));
                            audit.record(actor, "case.due", "case " + id, until.toString());
                        });
    }

    @Override
    public void callAttention(Actor actor, CaseId id) {
        actor.require(Permission.CASE_HANDLE);
        store.unit()
                .run(
                        em -> {
                            CaseEntity called = open(em, actor, id);
                            called.wantAttention(true);
                            store.changed(em, called, actor, ChangeKind.ATTENTION_CALLED, "");
                            audit.record(actor, "case.attention", "case " + id, "");
                        });
    }

    private CaseEntity open(EntityManager em, Actor actor, CaseId id) {
        CaseEntity found = store.visible(em, actor, id);
        if (!found.state().isOpen()) {
            throw DeskTexts.rejection("case-closed");
        }
        return found;
    }

    @Override
    public void remind(Actor actor, EscalationId id) {
        actor.require(Permission.CASE_ESCALATE);
        store.unit()
                .run(
                        em -> {
                            EscalationEntity owed = owed(em, actor, id);
                            CaseEntity about = open(em, actor, owed.caseId());
                            Department asked =
                                    directory
                                            .find(owed.department())
                                            .filter(Department::active)
                                            .orElseThrow(
                                                    () ->
                                                            DeskTexts.rejection(
                                                                    "department-retired"));
                            if (asked.mail().isBlank()) {
                                throw DeskTexts.rejection("department-without-mail");
                            }
                            write(em, actor, about, asked, owed);
                            store.changed(em, about, actor, ChangeKind.REMINDED, asked.name());
                            audit.record(
                                    actor,
                                    "case.remind",
                                    "case " + about.id(),
                                    "department " + asked.code());
                        });
    }

    @Override
    public void recordResult(Actor actor, EscalationId id, String result) {
        actor.require(Permission.CASE_ESCALATE);
        String told = result.strip();
        if (told.isEmpty()) {
            throw DeskTexts.rejection("text-missing");
        }
        if (told.length() > LONGEST_RESULT) {
            throw DeskTexts.rejection("text-too-long", LONGEST_RESULT);
        }
        SecretNumbers.refuse(told);
        store.unit()
                .run(
                        em -> {
                            EscalationEntity owed = owed(em, actor, id);
                            owed.end(Escalation.State.ANSWERED, told, store.clock().instant());
                            CaseEntity about = open(em, actor, owed.caseId());
                            about.waitFor(
                                    store.openEscalations(em, about.id()).stream()
                                            .findFirst()
                                            .map(EscalationEntity::department));
                            String department =
                                    directory
                                            .find(owed.department())
                                            .map(Department::name)
                                            .orElse("");
                            store.changed(
                                    em, about, actor, ChangeKind.ESCALATION_RECORDED, department);
                            store.restate(em, about, CaseState.IN_PROGRESS);
                            audit.record(
                                    actor,
                                    "escalation.record",
                                    "case " + about.id(),
                                    "escalation " + id);
                        });
    }

    private EscalationEntity owed(EntityManager em, Actor actor, EscalationId id) {
        EscalationEntity owed = store.visible(em, actor, id);
        if (!owed.isOpen()) {
            throw DeskTexts.rejection("escalation-ended");
        }
        return owed;
    }

    /** To the department's own address and to nobody else. */
    private void write(
            EntityManager em,
            Actor actor,
            CaseEntity about,
            Department asked,
            EscalationEntity owed) {
        DeskEntry words = entries.mail(em, MailTexts.REMINDER);
        Escalation question = owed.escalation(asked.name());
        Places places =
                new Places(
                        Map.of(
                                "department", asked.name(),
                                "desk", city.deskName().ja(),
                                "case", about.id().toString(),
                                "subject", about.subject(),
                                "link", city.consoleUrl() + "/console/cases/" + about.id(),
                                "question", question.question(),
                                "asked", written(question.askedAt()),
                                "operator", question.askedBy()));
        notices.post(em, actor, about, asked, words, places);
    }

    private String written(Instant at) {
        return at.atZone(city.zone()).format(TIME);
    }
}
