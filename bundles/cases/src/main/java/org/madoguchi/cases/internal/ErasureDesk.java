// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.cases.CaseErasure;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseMemory;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.cases.ChangeKind;
import org.madoguchi.api.cases.Relation;
import org.madoguchi.api.contact.ContactId;
import org.madoguchi.api.contact.Contacts;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.retention.RetainedData;
import org.madoguchi.api.storage.BlobStore;
import org.madoguchi.storage.Row;
import org.madoguchi.storage.Select;
import org.madoguchi.storage.Times;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Erases cases, each in a transaction of its own with all that others keep of it. */
@Component(service = {CaseErasure.class, RetainedData.class})
public final class ErasureDesk implements CaseErasure, RetainedData {
    private static final Logger log = LoggerFactory.getLogger(ErasureDesk.class);

    private static final String DUE =
            " FROM cases_case c WHERE c.closed_at < ? AND c.state = 'CLOSED'"
                    + " AND NOT EXISTS (SELECT 1 FROM cases_hold h WHERE h.id = c.id)";

    private final CaseStore store;
    private final CaseRemains remains;
    private final NewCases newCases;
    private final BlobStore blobs;
    private final Contacts contacts;
    private final AuditTrail audit;

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private volatile List<CaseMemory> memories;

    @Activate
    public ErasureDesk(
            @Reference CaseStore store,
            @Reference NewCases newCases,
            @Reference BlobStore blobs,
            @Reference Contacts contacts,
            @Reference AuditTrail audit) {
        this(store, newCases, blobs, contacts, audit, List.of());
    }

    ErasureDesk(
            CaseStore store,
            NewCases newCases,
            BlobStore blobs,
            Contacts contacts,
            AuditTrail audit,
            List<CaseMemory> memories) {
        this.store = store;
        this.remains = new CaseRemains(store.unit());
        this.newCases = newCases;
        this.blobs = blobs;
        this.contacts = contacts;
        this.audit = audit;
        this.memories = memories;
    }

    @Override
    public void erase(Actor actor, CaseId id, String reason) {
        actor.require(Permission.CASE_ERASE);
        String why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            throw DeskTexts.rejection("erase-reason", LONGEST_REASON);
        }
        store.unit().run(em -> erase(em, actor, store.visible(em, actor, id), why));
    }

    private void erase(EntityManager em, Actor actor, CaseEntity gone, String reason) {
        CaseId id = gone.id();
        if (gone.state() != CaseState.CLOSED) {
            throw DeskTexts.rejection("erase-open", id);
        }
        if (em.find(HoldEntity.class, id.asLong()) != null) {
            throw DeskTexts.rejection("erase-held", id);
        }
        for (CaseEntity part : mergedInto(em, gone)) {
            erase(em, actor, part, reason);
        }
        memories.forEach(memory -> memory.forget(id));
        remains.contents(gone).forEach(blobs::delete);
        remains.erase(em, gone);
        ContactId citizen = gone.contact();
        gone.erase(newCases.token());
        em.persist(new ErasedEntity(id, store.clock().instant(), actor.name(), reason));
        store.grown(gone, ChangeKind.ERASED);
        em.flush();
        forget(citizen);
        audit.record(actor, "case.erase", "case " + id, reason);
    }

    /** What became part of it would otherwise keep its subject and its citizen. */
    private static List<CaseEntity> mergedInto(EntityManager em, CaseEntity one) {
        return Related.of(em, one).stream()
                .filter(row -> row.relation() == Relation.MERGED_FROM)
                .map(row -> em.find(CaseEntity.class, row.other().asLong()))
                .filter(part -> part.state() == CaseState.CLOSED)
                .toList();
    }

    /** Unless another case is theirs. */
    private void forget(ContactId citizen) {
        Set<ContactId> person = contacts.sameAs(citizen);
        Select<Long> theirs =
                Select.ofEach(
                        "SELECT id FROM cases_case WHERE contact_id = ? FETCH FIRST 1 ROWS ONLY",
                        Row::number,
                        person.stream().map(ContactId::value).toList());
        store.unit().select(theirs);
        if (theirs.rows().isEmpty()) {
            contacts.forget(citizen);
        }
    }

    @Override
    public void hold(Actor actor, CaseId id, boolean held) {
        actor.require(Permission.CASE_ERASE);
        store.unit()
                .run(
                        em -> {
                            CaseEntity found = store.visible(em, actor, id);
                            HoldEntity there = em.find(HoldEntity.class, id.asLong());
                            if (held == (there != null)) {
                                return;
                            }
                            if (held) {
                                Instant now = store.clock().instant();
                                em.persist(new HoldEntity(id, actor.name(), now));
                            } else {
                                em.remove(there);
                            }
                            ChangeKind kind = held ? ChangeKind.HELD : ChangeKind.LET_GO;
                            store.changed(em, found, actor, kind, "");
                            String action = held ? "case.hold" : "case.let-go";
                            audit.record(actor, action, "case " + id, "");
                        });
    }

    @Override
    public boolean isHeld(CaseId id) {
        return store.unit().required(em -> em.find(HoldEntity.class, id.asLong()) != null);
    }

    @Override
    public Optional<Erased> find(Actor actor, CaseId id) {
        actor.require(Permission.CASE_READ);
        return store.unit()
                .required(
                        em ->
                                Optional.ofNullable(em.find(ErasedEntity.class, id.asLong()))
                                        .map(ErasedEntity::erased));
    }

    @Override
    public String code() {
        return "case";
    }

    @Override
    public LocalizedText name() {
        return DeskTexts.text("retained");
    }

    @Override
    public LocalizedText since() {
        return DeskTexts.text("retained-since");
    }

    @Override
    public long due(Instant before) {
        Select<Long> count = Select.of("SELECT COUNT(*)" + DUE, Row::number, column(before));
        store.unit().select(count);
        return count.first().orElseThrow();
    }

    @Override
    public int erase(Actor actor, Instant before, int most) {
        Select<Long> oldest =
                Select.of(
                        "SELECT c.id" + DUE + " ORDER BY c.closed_at, c.id FETCH FIRST ? ROWS ONLY",
                        Row::number,
                        column(before),
                        most);
        store.unit().select(oldest);
        List<CaseId> erased = new ArrayList<>();
        for (Long id : oldest.rows()) {
            if (eraseOld(actor, CaseId.ofLong(id), before)) {
                erased.add(CaseId.ofLong(id));
            }
        }
        return erased.size();
    }

    /** Looks again: somebody may have opened it meanwhile. */
    private boolean eraseOld(Actor actor, CaseId id, Instant before) {
        try {
            return store.unit()
                    .required(
                            em -> {
                                CaseEntity old = em.find(CaseEntity.class, id.asLong());
                                if (old == null
                                        || old.state() != CaseState.CLOSED
                                        || !old.isClosedBefore(before)) {
                                    return false;
                                }
                                erase(em, actor, old, DeskTexts.japanese("erase-period"));
                                return true;
                            });
        } catch (RejectedException | NotFoundException e) {
            log.info("case {} is not erased yet: {}", id, e.getMessage());
            return false;
        }
    }

    private static Timestamp column(Instant at) {
        return Timestamp.valueOf(Times.column(at));
    }
}
