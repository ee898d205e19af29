// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import static java.util.stream.Collectors.joining;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.cases.CallBack;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.cases.ChangeKind;
import org.madoguchi.api.cases.DepartmentRequest;
import org.madoguchi.api.cases.DeskEntry;
import org.madoguchi.api.cases.Escalation;
import org.madoguchi.api.cases.EscalationId;
import org.madoguchi.api.cases.HandlingRule;
import org.madoguchi.api.cases.InteractionId;
import org.madoguchi.api.cases.Reply;
import org.madoguchi.api.channel.Channels;
import org.madoguchi.api.city.City;
import org.madoguchi.api.contact.Contact;
import org.madoguchi.api.contact.Contacts;
import org.madoguchi.api.directory.Department;
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
    private static final int LONGEST_SUGGESTION = 10_000;
    private static final int LONGEST_WHY = 300;
    private static final int LONGEST_NAME = 100;

    /** As many as a list shows. */
    private static final int MOST_CALLS = 500;

    private static final Pattern NUMBER = Pattern.compile("[0-9+() -]{3,40}");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final CaseStore store;
    private final ReplyDesk replies;
    private final DepartmentNotices notices;
    private final Directory directory;
    private final AuditTrail audit;
    private final City city;
    private final StoredEntries entries;
    private final StoredHandlingRules rules;
    private final Contacts contacts;

    @Activate
    public EscalationDesk(
            @Reference CaseStore store,
            @Reference ReplyDesk replies,
            @Reference Mailbag mailbag,
            @Reference Directory directory,
            @Reference Channels channels,
            @Reference AuditTrail audit,
            @Reference City city,
            @Reference StoredEntries entries,
            @Reference StoredHandlingRules rules,
            @Reference Contacts contacts) {
        this.store = store;
        this.replies = replies;
        notices = new DepartmentNotices(store, channels, mailbag);
        this.directory = directory;
        this.audit = audit;
        this.city = city;
        this.entries = entries;
        this.rules = rules;
        this.contacts = contacts;
    }

    EscalationId escalate(Actor actor, CaseId id, DepartmentRequest request) {
        actor.require(Permission.CASE_ESCALATE);
        String question = request.question();
        if (question.isBlank()) {
            throw DeskTexts.rejection("text-missing");
        }
        if (question.length() > LONGEST_QUESTION) {
            throw DeskTexts.rejection("text-too-long", LONGEST_QUESTION);
        }
        SecretNumbers.refuse(question);
        if (request.suggestedAnswer().length() > LONGEST_SUGGESTION) {
            throw DeskTexts.rejection("text-too-long", LONGEST_SUGGESTION);
        }
        Department asked =
                directory
                        .find(request.department())
                        .filter(Department::active)
                        .orElseThrow(() -> DeskTexts.rejection("department-retired"));
        if (asked.mail().isBlank()) {
            throw DeskTexts.rejection("department-without-mail");
        }
        request.callBack().ifPresent(this::check);
        if (request.withoutContact().length() > LONGEST_WHY) {
            throw DeskTexts.rejection("text-too-long", LONGEST_WHY);
        }
        return store.unit().required(em -> escalate(em, actor, id, asked, request));
    }

    private void check(CallBack wished) {
        if (!NUMBER.matcher(wished.number()).matches()) {
            throw DeskTexts.rejection("call-number");
        }
        if (wished.name().length() > LONGEST_NAME) {
            throw DeskTexts.rejection("text-too-long", LONGEST_NAME);
        }
        boolean upsideDown =
                wished.from().isPresent()
                        && wished.until().filter(wished.from().get()::isBefore).isEmpty()
                        && wished.until().isPresent();
        if (upsideDown
                || wished.until().filter(store.clock().instant()::isBefore).isEmpty()
                        && wished.until().isPresent()) {
            throw DeskTexts.rejection("call-when");
        }
    }

    /** Whether the department will know who asks and can answer, or be told why not. */
    private void checkContact(EntityManager em, CaseEntity asked, DepartmentRequest request) {
        if (!request.withoutContact().isBlank()
                || !rules.isInForce(em, HandlingRule.CONTACT_FOR_DEPARTMENT)) {
            return;
        }
        Optional<Contact> citizen = contacts.find(asked.contact());
        boolean named =
                citizen.filter(known -> !known.name().isBlank()).isPresent()
                        || asked.replyTo().filter(to -> !to.name().isBlank()).isPresent()
                        || request.callBack().filter(call -> !call.name().isBlank()).isPresent();
        boolean reachable =
                asked.replyTo().isPresent()
                        || request.callBack().isPresent()
                        || citizen.filter(known -> !known.addresses().isEmpty()).isPresent();
        if (!named || !reachable) {
            throw DeskTexts.rejection(named ? "contact-way" : "contact-name");
        }
    }

    private EscalationId escalate(
            EntityManager em, Actor actor, CaseId id, Department asked, DepartmentRequest request) {
        String question = request.question().strip();
        CaseEntity escalated = store.visible(em, actor, id);
        if (!escalated.state().isOpen()) {
            throw DeskTexts.rejection("case-closed");
        }
        checkContact(em, escalated, request);
        List<DeskEntry> given = reasons(em, request.reasons());
        EscalationEntity escalation =
                new EscalationEntity(
                        new EscalationId(store.unit().newId()),
                        id,
                        asked.id(),
                        question,
                        actor.name(),
                        store.clock().instant());
        escalation.suggest(request.suggestedAnswer().strip());
        escalation.withoutContact(request.withoutContact().strip());
        request.callBack().ifPresent(escalation::call);
        escalated.has(CasePart.ESCALATIONS);
        escalated.handOn();
        em.persist(escalation);
        for (DeskEntry reason : given) {
            em.persist(new ReasonEntity(store.unit().newId(), id, escalation.id(), reason.code()));
        }
        notify(em, actor, escalated, asked, question + wish(request), given);
        escalated.waitFor(Optional.of(asked.id()));
        store.changed(em, escalated, actor, ChangeKind.ESCALATED, asked.name());
        store.restate(em, escalated, CaseState.WAITING_DEPARTMENT);
        audit.record(actor, "case.escalate", "case " + id, "department " + asked.code());
        return escalation.id();
    }

    private List<DeskEntry> reasons(EntityManager em, Set<String> codes) {
        List<DeskEntry> given =
                entries.entries(em, DeskEntry.Kind.ESCALATION_REASON).stream()
                        .filter(reason -> !reason.retired() && codes.contains(reason.code()))
                        .toList();
        if (given.size() != codes.size()) {
            throw DeskTexts.rejection("unknown-reason");
        }
        if (given.isEmpty() && rules.isInForce(em, HandlingRule.REASON_FOR_DEPARTMENT)) {
            throw DeskTexts.rejection("reason-missing");
        }
        return given;
    }

    /** Number and name are the citizen's: they are on the case and in no mail. */
    private String wish(DepartmentRequest request) {
        return request.callBack()
                .map(
                        call ->
                                "\n\n"
                                        + DeskTexts.japanese(
                                                "call-wish",
                                                call.from().isEmpty() && call.until().isEmpty()
                                                        ? DeskTexts.japanese("call-any")
                                                        : call.from().map(this::written).orElse("")
                                                                + "～"
                                                                + call.until()
                                                                        .map(this::written)
                                                                        .orElse("")))
                .orElse("");
    }

    private String written(Instant at) {
        return at.atZone(city.zone()).format(TIME);
    }

    /** Open ones with a wish to be called, the most urgent first. */
    List<Escalation> callBacks(Actor actor) {
        Visibility visibility = Visibility.of(actor);
        return store.unit()
                .required(
                        em ->
                                em.createQuery(
                                                "select e from EscalationEntity e where e.state ="
                                                        + " :open and e.callNumber <> ''",
                                                EscalationEntity.class)
                                        .setParameter("open", Escalation.State.OPEN)
                                        .setMaxResults(MOST_CALLS)
                                        .getResultStream()
                                        .filter(asked -> visibility.shows(asked.department()))
                                        .map(asked -> asked.escalation(nameOf(asked)))
                                        .sorted(
                                                Comparator.comparing(
                                                        asked -> asked.callBack().orElseThrow(),
                                                        CallBack.BY_URGENCY))
                                        .toList());
    }

    /** The case is closed without what is still owed; who owes it is told. */
    void withdraw(EntityManager em, Actor actor, CaseEntity closed) {
        for (EscalationEntity owed : store.openEscalations(em, closed.id())) {
            owed.end(Escalation.State.WITHDRAWN, "", store.clock().instant());
            directory
                    .find(owed.department())
                    .filter(department -> !department.mail().isBlank())
                    .ifPresent(department -> tellWithdrawn(em, actor, closed, department, owed));
            store.changed(em, closed, actor, ChangeKind.ESCALATION_WITHDRAWN, nameOf(owed));
            audit.record(
                    actor, "escalation.withdraw", "case " + closed.id(), "escalation " + owed.id());
        }
        closed.waitFor(Optional.empty());
    }

    private void tellWithdrawn(
            EntityManager em,
            Actor actor,
            CaseEntity closed,
            Department department,
            EscalationEntity owed) {
        DeskEntry words = entries.mail(em, MailTexts.WITHDRAWAL);
        Escalation question = owed.escalation(department.name());
        Places places =
                new Places(
                        Map.of(
                                "department", department.name(),
                                "desk", city.deskName().ja(),
                                "case", closed.id().toString(),
                                "subject", closed.subject(),
                                "link", city.consoleUrl() + "/console/cases/" + closed.id(),
                                "question", question.question(),
                                "asked", written(question.askedAt()),
                                "operator", actor.name()));
        notices.post(em, actor, closed, department, words, places);
    }

    /** The mail has the link and the desk's question, and nothing that the citizen wrote. */
    private void notify(
            EntityManager em,
            Actor actor,
            CaseEntity escalated,
            Department asked,
            String question,
            List<DeskEntry> reasons) {
        DeskEntry words = entries.mail(em, MailTexts.ESCALATION);
        Places places =
                new Places(
                        Map.of(
                                "department", asked.name(),
                                "desk", city.deskName().ja(),
                                "case", escalated.id().toString(),
                                "subject", escalated.subject(),
                                "link", city.consoleUrl() + "/console/cases/" + escalated.id(),
                                "question", question,
                                "reasons",
                                        reasons.stream()
                                                .map(reason -> reason.name().ja())
                                                .collect(joining("、")),
                                "operator", actor.name()));
        notices.post(em, actor, escalated, asked, words, places);
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
                            if (reason.strip().equals(escalation.suggestedAnswer())) {
                                // the box was left as it began: that is no reason
                                throw DeskTexts.rejection("remark-missing");
                            }
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
