// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.cases.ChangeKind;
import org.madoguchi.api.cases.Escalation;
import org.madoguchi.api.cases.EscalationId;
import org.madoguchi.api.cases.InteractionId;
import org.madoguchi.api.cases.InteractionKind;
import org.madoguchi.api.cases.InteractionState;
import org.madoguchi.api.cases.Reply;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.Channels;
import org.madoguchi.api.channel.Party;
import org.madoguchi.api.city.City;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.directory.Directory;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Hand-over of a case to a department and back. */
@Component(service = EscalationDesk.class)
public final class EscalationDesk {
    private static final int LONGEST_QUESTION = 10_000;

    private final CaseStore store;
    private final ReplyDesk replies;
    private final Mailbag mailbag;
    private final Directory directory;
    private final Channels channels;
    private final AuditTrail audit;
    private final City city;

    @Activate
    public EscalationDesk(
            @Reference CaseStore store,
            @Reference ReplyDesk replies,
            @Reference Mailbag mailbag,
            @Reference Directory directory,
            @Reference Channels channels,
            @Reference AuditTrail audit,
            @Reference City city) {
        this.store = store;
        this.replies = replies;
        this.mailbag = mailbag;
        this.directory = directory;
        this.channels = channels;
        this.audit = audit;
        this.city = city;
    }

    EscalationId escalate(Actor actor, CaseId id, DepartmentId department, String question) {
        actor.require(Permission.CASE_ESCALATE);
        if (question.isBlank()) {
            throw DeskTexts.rejection("text-missing");
        }
        if (question.length() > LONGEST_QUESTION) {
            throw DeskTexts.rejection("text-too-long", LONGEST_QUESTION);
        }
        Department asked =
                directory
                        .find(department)
                        .filter(Department::active)
                        .orElseThrow(() -> DeskTexts.rejection("department-retired"));
        if (asked.mail().isBlank()) {
            throw DeskTexts.rejection("department-without-mail");
        }
        return store.unit().required(em -> escalate(em, actor, id, asked, question.strip()));
    }

    private EscalationId escalate(
            EntityManager em, Actor actor, CaseId id, Department asked, String question) {
        CaseEntity escalated = store.visible(em, actor, id);
        if (!escalated.state().isOpen()) {
            throw DeskTexts.rejection("case-closed");
        }
        EscalationEntity escalation =
                new EscalationEntity(
                        new EscalationId(store.unit().newId()),
                        id,
                        asked.id(),
                        question,
                        actor.name(),
                        store.clock().instant());
        escalated.has(CasePart.ESCALATIONS);
        em.persist(escalation);
        notify(em, actor, escalated, asked, question);
        escalated.waitFor(Optional.of(asked.id()));
        store.changed(em, escalated, actor, ChangeKind.ESCALATED, asked.name());
        store.restate(em, escalated, CaseState.WAITING_DEPARTMENT);
        audit.record(actor, "case.escalate", "case " + id, "department " + asked.code());
        return escalation.id();
    }

    /** The mail has the link and the desk's question, and nothing that the citizen wrote. */
    private void notify(
            EntityManager em,
            Actor actor,
            CaseEntity escalated,
            Department asked,
            String question) {
        ChannelId mail =
                channels.senderFor(AddressKind.EMAIL)
                        .orElseThrow(() -> DeskTexts.rejection("no-channel"))
                        .id();
        String link = city.consoleUrl() + "/console/cases/" + escalated.id();
        InteractionEntity notice =
                InteractionEntity.outbound(
                        new InteractionId(store.unit().newId()),
                        escalated.id(),
                        InteractionKind.ESCALATION_NOTICE,
                        InteractionState.QUEUED,
                        mail,
                        new Party(Address.email(asked.mail()), asked.name()),
                        DeskTexts.japanese(
                                "escalation.subject",
                                escalated.id().toString(),
                                escalated.subject()),
                        DeskTexts.japanese(
                                "escalation.text",
                                asked.name(),
                                city.deskName().ja(),
                                escalated.id().toString(),
                                escalated.subject(),
                                link,
                                question,
                                actor.name()),
                        store.clock().instant());
        notice.writtenBy(actor);
        em.persist(notice);
        notice.queued(mailbag.post(em, escalated, notice, List.of(), true));
    }

    InteractionId answer(Actor actor, EscalationId id, Reply answer) {
        actor.require(Permission.ESCALATION_ANSWER);
        return store.unit()
                .required(
                        em -> {
                            EscalationEntity escalation = open(em, actor, id);
                            escalation.end(
                                    Escalation.State.ANSWERED,
                                    answer.text(),
                                    store.clock().instant());
                            CaseEntity answered = caseOf(em, escalation);
                            answered.waitFor(Optional.empty());
                            store.changed(
                                    em,
                                    answered,
                                    actor,
                                    ChangeKind.ESCALATION_ANSWERED,
                                    nameOf(escalation));
                            audit.record(
                                    actor,
                                    "escalation.answer",
                                    "case " + escalation.caseId(),
                                    "escalation " + id);
                            return replies.submit(
                                    actor, escalation.caseId(), answer, Optional.of(id));
                        });
    }

    void giveBack(Actor actor, EscalationId id, String reason) {
        actor.require(Permission.ESCALATION_ANSWER);
        if (reason.isBlank()) {
            throw DeskTexts.rejection("remark-missing");
        }
        store.unit()
                .run(
                        em -> {
                            EscalationEntity escalation = open(em, actor, id);
                            escalation.end(
                                    Escalation.State.RETURNED,
                                    reason.strip(),
                                    store.clock().instant());
                            CaseEntity returned = caseOf(em, escalation);
                            returned.waitFor(Optional.empty());
                            returned.wantAttention(true);
                            store.changed(
                                    em,
                                    returned,
                                    actor,
                                    ChangeKind.ESCALATION_RETURNED,
                                    nameOf(escalation));
                            store.restate(em, returned, CaseState.IN_PROGRESS);
                            audit.record(
                                    actor,
                                    "escalation.return",
                                    "case " + escalation.caseId(),
                                    "escalation " + id);
                        });
    }

    private EscalationEntity open(EntityManager em, Actor actor, EscalationId id) {
        EscalationEntity escalation = store.visible(em, actor, id);
        boolean own = actor.department().map(escalation.department()::equals).orElse(true);
        if (!own) {
            throw DeskTexts.rejection("other-department");
        }
        if (!escalation.isOpen()) {
            throw DeskTexts.rejection("escalation-ended");
        }
        return escalation;
    }

    private static CaseEntity caseOf(EntityManager em, EscalationEntity escalation) {
        return em.find(CaseEntity.class, escalation.caseId().asLong());
    }

    private String nameOf(EscalationEntity escalation) {
        return directory.find(escalation.department()).map(Department::name).orElse("");
    }
}
