// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.Content;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.cases.CannedReply;
import org.madoguchi.api.cases.CaseFile;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseQuery;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.cases.CaseSummary;
import org.madoguchi.api.cases.CaseView;
import org.madoguchi.api.cases.Cases;
import org.madoguchi.api.cases.ChangeKind;
import org.madoguchi.api.cases.Concern;
import org.madoguchi.api.cases.DepartmentRequest;
import org.madoguchi.api.cases.DeskEntry;
import org.madoguchi.api.cases.Disposition;
import org.madoguchi.api.cases.Escalation;
import org.madoguchi.api.cases.EscalationId;
import org.madoguchi.api.cases.FilledForm;
import org.madoguchi.api.cases.HandlingRule;
import org.madoguchi.api.cases.Harassment;
import org.madoguchi.api.cases.InteractionId;
import org.madoguchi.api.cases.InteractionKind;
import org.madoguchi.api.cases.InteractionState;
import org.madoguchi.api.cases.Reply;
import org.madoguchi.api.cases.ReplyWays;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.form.FormId;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.identity.TeamId;
import org.madoguchi.api.identity.Teams;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.identity.Users;
import org.madoguchi.api.storage.BlobId;
import org.madoguchi.api.topic.TopicId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The desk: small acts on a case here, the larger ones in its parts. */
@Component(service = Cases.class)
public final class CaseDesk implements Cases {
    private static final int LONGEST_NOTE = 20_000;

    /** An answer that has been released. */
    private static final Set<InteractionState> ANSWERED =
            Set.of(InteractionState.QUEUED, InteractionState.SENT, InteractionState.UNCERTAIN);

    private final CaseStore store;
    private final CaseReader reader;
    private final ReplyDesk replies;
    private final EscalationDesk escalations;
    private final CaseTopics topics;
    private final ItemDesk items;
    private final StoredEntries entries;
    private final Users users;
    private final AuditTrail audit;
    private final DueDates dueDates;
    private final Teamwork teamwork;
    private final StoredMentions mentions;
    private final StoredHandlingRules rules;
    private final ReplyWayFinder ways;
    private final CaseTags tags;

    @Activate
    public CaseDesk(
            @Reference CaseStore store,
            @Reference CaseReader reader,
            @Reference ReplyDesk replies,
            @Reference EscalationDesk escalations,
            @Reference CaseTopics topics,
            @Reference ItemDesk items,
            @Reference StoredEntries entries,
            @Reference Users users,
            @Reference AuditTrail audit,
            @Reference DueDates dueDates,
            @Reference Teams teams,
            @Reference StoredMentions mentions,
            @Reference StoredHandlingRules rules,
            @Reference ReplyWayFinder ways,
            @Reference CaseTags tags) {
        this.store = store;
        this.reader = reader;
        this.replies = replies;
        this.escalations = escalations;
        this.topics = topics;
        this.items = items;
        this.entries = entries;
        this.users = users;
        this.audit = audit;
        this.dueDates = dueDates;
        this.mentions = mentions;
        this.rules = rules;
        this.ways = ways;
        this.tags = tags;
        this.teamwork = new Teamwork(store, teams, audit);
    }

    @Override
    public Page<CaseSummary> list(Actor actor, CaseQuery query, PageRequest request) {
        return reader.list(actor, query, request);
    }

    @Override
    public long count(Actor actor, CaseQuery query) {
        return reader.count(actor, query);
    }

    @Override
    public Extract extract(Actor actor, CaseQuery query, int most) {
        actor.require(Permission.CASE_EXPORT);
        return reader.extract(actor, query, most);
    }

    @Override
    public Map<CaseView, Long> counts(Actor actor) {
        return reader.counts(actor);
    }

    @Override
    public CaseFile open(Actor actor, CaseId id) {
        return reader.open(actor, id);
    }

    @Override
    public void assign(Actor actor, CaseId id, Optional<UserId> assignee) {
        boolean own = assignee.isEmpty() || assignee.equals(actor.user());
        actor.require(own ? Permission.CASE_HANDLE : Permission.CASE_ASSIGN);
        Optional<User> person = assignee.map(this::operator);
        store.unit()
                .run(
                        em -> {
                            CaseEntity assigned = store.visible(em, actor, id);
                            requireOpen(assigned);
                            assigned.assign(assignee);
                            if (assignee.isPresent() && assigned.state() == CaseState.NEW) {
                                assigned.become(CaseState.IN_PROGRESS);
                            }
                            assigned.wantAttention(assignee.isPresent() && !own);
                            store.changed(
                                    em,
                                    assigned,
                                    actor,
                                    assignee.isPresent()
                                            ? ChangeKind.ASSIGNED
                                            : ChangeKind.UNASSIGNED,
                                    person.map(User::name).orElse(""));
                            audit.record(
                                    actor,
                                    "case.assign",
                                    "case " + id,
                                    assignee.map(user -> "user " + user).orElse("nobody"));
                        });
    }

    @Override
    public void assignTeam(Actor actor, CaseId id, Optional<TeamId> team) {
        teamwork.give(actor, id, team);
    }

    private User operator(UserId id) {
        return users.find(id)
                .filter(User::active)
                .filter(user -> user.actor("").may(Permission.CASE_HANDLE))
                .orElseThrow(() -> DeskTexts.rejection("unknown-assignee"));
    }

    static void requireOpen(CaseEntity touched) {
        if (!touched.state().isOpen()) {
            throw DeskTexts.rejection("case-closed");
        }
    }

    @Override
    public List<String> addNote(Actor actor, CaseId id, String text) {
        actor.require(Permission.CASE_HANDLE);
        if (text.isBlank()) {
            throw DeskTexts.rejection("text-missing");
        }
        checkNote(text);
        return store.unit()
                .required(
                        em -> {
                            CaseEntity noted = store.visible(em, actor, id);
                            Related.requireUnmerged(em, noted);
                            List<String> untold = note(em, actor, noted, text);
                            store.changed(em, noted, actor, ChangeKind.NOTE_ADDED, "");
                            audit.record(actor, "case.note", "case " + id, "");
                            return untold;
                        });
    }

    private static void checkNote(String text) {
        if (text.length() > LONGEST_NOTE) {
            throw DeskTexts.rejection("text-too-long", LONGEST_NOTE);
        }
        SecretNumbers.refuse(text);
    }

    /** Whom it names is told. */
    private List<String> note(EntityManager em, Actor actor, CaseEntity noted, String text) {
        noted.has(CasePart.NOTES);
        long note = store.unit().newId();
        em.persist(
                new NoteEntity(
                        note, noted.id(), store.clock().instant(), actor.name(), text.strip()));
        return mentions.tell(em, actor, noted.id(), note, text);
    }

    @Override
    public void reportHarassment(Actor actor, CaseId id, Harassment kind, String note) {
        actor.require(Permission.CASE_HANDLE);
        checkNote(note);
        store.unit()
                .run(
                        em -> {
                            CaseEntity reported = store.visible(em, actor, id);
                            if (!note.isBlank()) {
                                note(em, actor, reported, note);
                            }
                            reported.wantAttention(true);
                            store.changed(
                                    em,
                                    reported,
                                    actor,
                                    ChangeKind.HARASSMENT_REPORTED,
                                    kind.name());
                            audit.record(actor, "case.harassment", "case " + id, kind.name());
                        });
    }

    @Override
    public void classify(Actor actor, CaseId id, Set<TopicId> about) {
        topics.classify(actor, id, about);
    }

    @Override
    public FilledForm fill(
            Actor actor, CaseId id, FormId form, int version, String item, List<String> values) {
        return items.fill(actor, id, form, version, item, values);
    }

    @Override
    public void saveDraft(Actor actor, CaseId id, String text) {
        if (text.length() > Reply.MAX_TEXT) {
            throw DeskTexts.rejection("text-too-long", Reply.MAX_TEXT);
        }
        store.unit()
                .run(
                        em -> {
                            store.visible(em, actor, id);
                            Optional<DraftEntity> saved = Drafts.find(em, actor, id);
                            if (text.isEmpty()) {
                                saved.ifPresent(em::remove);
                                return;
                            }
                            actor.user()
                                    .ifPresent(
                                            user -> {
                                                DraftEntity draft =
                                                        saved.orElseGet(
                                                                () ->
                                                                        new DraftEntity(
                                                                                store.unit()
                                                                                        .newId(),
                                                                                id,
                                                                                user));
                                                draft.save(text, store.clock().instant());
                                                em.persist(draft);
                                            });
                        });
    }

    @Override
    public String draft(Actor actor, CaseId id) {
        return store.unit()
                .required(
                        em -> {
                            store.visible(em, actor, id);
                            return Drafts.find(em, actor, id).map(DraftEntity::body).orElse("");
                        });
    }

    @Override
    public InteractionId submitReply(Actor actor, CaseId id, Reply reply) {
        actor.require(Permission.CASE_HANDLE);
        return replies.submit(actor, id, reply, Optional.empty());
    }

    @Override
    public String signature(Actor actor, CaseId id) {
        if (!actor.may(Permission.ESCALATION_ANSWER)) {
            actor.require(Permission.CASE_HANDLE);
        }
        return replies.signature(actor, id, Optional.empty());
    }

    @Override
    public String signature(Actor actor, CaseId id, AddressKind kind) {
        actor.require(Permission.CASE_HANDLE);
        return replies.signature(actor, id, Optional.of(kind));
    }

    @Override
    public void approve(Actor actor, InteractionId id, Set<Concern> accepted) {
        replies.approve(actor, id, accepted);
    }

    @Override
    public void recallReply(Actor actor, InteractionId id) {
        replies.recall(actor, id);
    }

    @Override
    public void returnReply(Actor actor, InteractionId id, String remark) {
        replies.giveBack(actor, id, remark);
    }

    @Override
    public void withdrawReply(Actor actor, InteractionId id) {
        replies.withdraw(actor, id);
    }

    @Override
    public EscalationId escalate(Actor actor, CaseId id, DepartmentRequest request) {
        return escalations.escalate(actor, id, request);
    }

    @Override
    public List<Escalation> callBacks(Actor actor) {
        return escalations.callBacks(actor);
    }

    @Override
    public InteractionId answerEscalation(Actor actor, EscalationId id, Reply answer) {
        return escalations.answer(actor, id, answer);
    }

    @Override
    public void returnEscalation(Actor actor, EscalationId id, String reason) {
        escalations.giveBack(actor, id, reason);
    }

    @Override
    public void close(Actor actor, CaseId id, String dispositionCode, boolean withdrawing) {
        actor.require(Permission.CASE_HANDLE);
        store.unit()
                .run(
                        em -> {
                            CaseEntity closed = store.visible(em, actor, id);
                            requireOpen(closed);
                            if (entries.stored(em, DeskEntry.Kind.DISPOSITION, dispositionCode)
                                    .filter(EntryEntity::isOffered)
                                    .isEmpty()) {
                                throw DeskTexts.rejection("unknown-disposition");
                            }
                            if (store.count(em, id, InteractionState.AWAITING_APPROVAL) > 0) {
                                throw DeskTexts.rejection("pending-reply");
                            }
                            List<String> missing = items.missing(em, closed);
                            if (!missing.isEmpty()) {
                                throw DeskTexts.rejection(
                                        "items-missing", String.join("、", missing));
                            }
                            if (isAnswerMissing(em, actor, closed)) {
                                throw DeskTexts.rejection("answer-missing");
                            }
                            boolean owed = !store.openEscalations(em, id).isEmpty();
                            if (owed && !withdrawing) {
                                throw DeskTexts.rejection("escalation-open");
                            }
                            if (owed) {
                                escalations.withdraw(em, actor, closed);
                            }
                            closed.close(dispositionCode, store.clock().instant());
                            store.changed(em, closed, actor, ChangeKind.CLOSED, dispositionCode);
                            audit.record(actor, "case.close", "case " + id, dispositionCode);
                        });
    }

    /** A call that nobody took is closed by nobody, and has no answer. */
    private boolean isAnswerMissing(EntityManager em, Actor actor, CaseEntity closed) {
        return actor.user().isPresent()
                && rules.isInForce(em, HandlingRule.ANSWER_BEFORE_CLOSING)
                && store.of(em, NoteEntity.class, closed.id(), "writtenAt").isEmpty()
                && store.interactions(em, closed.id()).stream()
                        .noneMatch(
                                each ->
                                        each.kind() == InteractionKind.REPLY
                                                && ANSWERED.contains(each.state()));
    }

    @Override
    public void reopen(Actor actor, CaseId id) {
        actor.require(Permission.CASE_HANDLE);
        store.unit()
                .run(
                        em -> {
                            CaseEntity reopened = store.visible(em, actor, id);
                            Related.requireUnmerged(em, reopened);
                            if (reopened.state().isOpen()) {
                                throw DeskTexts.rejection("case-not-closed");
                            }
                            reopened.reopen();
                            reopened.owe(dueDates.after(store.clock().instant()));
                            store.changed(em, reopened, actor, ChangeKind.REOPENED, "");
                            audit.record(actor, "case.reopen", "case " + id, "");
                        });
    }

    @Override
    public Content content(Actor actor, CaseId id, BlobId blob) {
        return reader.content(actor, id, blob);
    }

    @Override
    public List<Disposition> dispositions() {
        return reader.dispositions();
    }

    @Override
    public void tag(Actor actor, CaseId id, Set<String> add, Set<String> remove) {
        tags.tag(actor, id, add, remove);
    }

    @Override
    public List<String> tagsLike(Actor actor, String typed) {
        return tags.like(actor, typed);
    }

    @Override
    public ReplyWays replyWays(Actor actor, CaseId id) {
        return ways.of(actor, id);
    }

    @Override
    public List<CannedReply> cannedReplies(Actor actor, CaseId id) {
        return reader.cannedReplies(actor, id);
    }
}
