// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.madoguchi.api.cases.Disposition;
import org.madoguchi.api.cases.EscalationId;
import org.madoguchi.api.cases.InteractionId;
import org.madoguchi.api.cases.InteractionState;
import org.madoguchi.api.cases.Reply;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.identity.Users;
import org.madoguchi.api.storage.BlobId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The desk: small acts on a case here, the larger ones in its parts. */
@Component(service = Cases.class)
public final class CaseDesk implements Cases {
    private static final int LONGEST_NOTE = 20_000;

    private final CaseStore store;
    private final CaseReader reader;
    private final ReplyDesk replies;
    private final EscalationDesk escalations;
    private final Users users;
    private final AuditTrail audit;

    @Activate
    public CaseDesk(
            @Reference CaseStore store,
            @Reference CaseReader reader,
            @Reference ReplyDesk replies,
            @Reference EscalationDesk escalations,
            @Reference Users users,
            @Reference AuditTrail audit) {
        this.store = store;
        this.reader = reader;
        this.replies = replies;
        this.escalations = escalations;
        this.users = users;
        this.audit = audit;
    }

    @Override
    public Page<CaseSummary> list(Actor actor, CaseQuery query, PageRequest request) {
        return reader.list(actor, query, request);
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

    private User operator(UserId id) {
        return users.find(id)
                .filter(User::active)
                .filter(user -> user.actor("").may(Permission.CASE_HANDLE))
                .orElseThrow(() -> DeskTexts.rejection("unknown-assignee"));
    }

    private static void requireOpen(CaseEntity touched) {
        if (!touched.state().isOpen()) {
            throw DeskTexts.rejection("case-closed");
        }
    }

    @Override
    public void addNote(Actor actor, CaseId id, String text) {
        actor.require(Permission.CASE_HANDLE);
        if (text.isBlank()) {
            throw DeskTexts.rejection("text-missing");
        }
        if (text.length() > LONGEST_NOTE) {
            throw DeskTexts.rejection("text-too-long", LONGEST_NOTE);
        }
        store.unit()
                .run(
                        em -> {
                            CaseEntity noted = store.visible(em, actor, id);
                            noted.has(CasePart.NOTES);
                            em.persist(
                                    new NoteEntity(
                                            store.unit().newId(),
                                            id,
                                            store.clock().instant(),
                                            actor.name(),
                                            text.strip()));
                            store.changed(em, noted, actor, ChangeKind.NOTE_ADDED, "");
                            audit.record(actor, "case.note", "case " + id, "");
                        });
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
    public void approve(Actor actor, InteractionId id) {
        replies.approve(actor, id);
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
    public EscalationId escalate(Actor actor, CaseId id, DepartmentId department, String question) {
        return escalations.escalate(actor, id, department, question);
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
    public void close(Actor actor, CaseId id, String dispositionCode) {
        actor.require(Permission.CASE_HANDLE);
        store.unit()
                .run(
                        em -> {
                            CaseEntity closed = store.visible(em, actor, id);
                            requireOpen(closed);
                            if (em.find(DispositionEntity.class, dispositionCode) == null) {
                                throw DeskTexts.rejection("unknown-disposition");
                            }
                            if (store.count(em, id, InteractionState.AWAITING_APPROVAL) > 0) {
                                throw DeskTexts.rejection("pending-reply");
                            }
                            closed.close(dispositionCode, store.clock().instant());
                            store.changed(em, closed, actor, ChangeKind.CLOSED, dispositionCode);
                            audit.record(actor, "case.close", "case " + id, dispositionCode);
                        });
    }

    @Override
    public void reopen(Actor actor, CaseId id) {
        actor.require(Permission.CASE_HANDLE);
        store.unit()
                .run(
                        em -> {
                            CaseEntity reopened = store.visible(em, actor, id);
                            if (reopened.state().isOpen()) {
                                throw DeskTexts.rejection("case-not-closed");
                            }
                            reopened.reopen();
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
    public List<CannedReply> cannedReplies(Actor actor, CaseId id) {
        return reader.cannedReplies(actor, id);
    }
}
