// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.EntityManager;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.Content;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.cases.CannedReply;
import org.madoguchi.api.cases.CaseFile;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseQuery;
import org.madoguchi.api.cases.CaseSearch;
import org.madoguchi.api.cases.CaseSummary;
import org.madoguchi.api.cases.CaseView;
import org.madoguchi.api.cases.Disposition;
import org.madoguchi.api.city.City;
import org.madoguchi.api.contact.Contact;
import org.madoguchi.api.contact.ContactId;
import org.madoguchi.api.contact.Contacts;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.identity.Users;
import org.madoguchi.api.storage.BlobId;
import org.madoguchi.api.storage.BlobStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What people see of cases. */
@Component(service = CaseReader.class)
public final class CaseReader {
    private final CaseStore store;
    private final CaseFinder finder;
    private final CaseFiles files;
    private final Contacts contacts;
    private final Users users;
    private final BlobStore blobs;
    private final AuditTrail audit;
    private final City city;

    @Activate
    public CaseReader(
            @Reference CaseStore store,
            @Reference CaseFinder finder,
            @Reference CaseFiles files,
            @Reference Contacts contacts,
            @Reference Users users,
            @Reference BlobStore blobs,
            @Reference AuditTrail audit,
            @Reference City city) {
        this.store = store;
        this.finder = finder;
        this.files = files;
        this.contacts = contacts;
        this.users = users;
        this.blobs = blobs;
        this.audit = audit;
        this.city = city;
    }

    Page<CaseSummary> list(Actor actor, CaseQuery query, PageRequest request) {
        CaseFilter filter =
                new CaseFilter(
                        actor, query, query.contact().map(contacts::sameAs).orElse(Set.of()));
        return filter.words().isEmpty() ? selected(filter, request) : found(filter, request);
    }

    private Page<CaseSummary> selected(CaseFilter filter, PageRequest request) {
        Page<CaseRow> page = filter.page(store.unit(), store.tally(), request);
        return new Page<>(summaries(page.items()), page.total(), request);
    }

    /**
     * The database has the last word: of the cases found, those are shown that still belong here.
     */
    private Page<CaseSummary> found(CaseFilter filter, PageRequest request) {
        CaseSearch.Hits hits = finder.find(filter.words(), filter.selection(), request);
        List<CaseRow> rows = filter.rows(store.unit(), hits.cases());
        int gone = hits.cases().size() - rows.size();
        return new Page<>(summaries(rows), hits.total() - gone, request);
    }

    Map<CaseView, Long> counts(Actor actor) {
        Map<CaseView, Long> counts = new EnumMap<>(CaseView.class);
        for (CaseView view : CaseView.values()) {
            counts.put(
                    view,
                    new CaseFilter(actor, CaseQuery.of(view), Set.of())
                            .count(store.unit(), store.tally()));
        }
        return counts;
    }

    /** The look is on record before anything is shown. */
    CaseFile open(Actor actor, CaseId id) {
        CaseFile file = files.read(actor, id);
        if (file.summary().attention() && isAssignee(actor, file.summary())) {
            store.unit().run(em -> em.find(CaseEntity.class, id.asLong()).wantAttention(false));
            file = files.read(actor, id);
        }
        audit.recordCommitted(actor, "case.view", "case " + id, "");
        return file;
    }

    private static boolean isAssignee(Actor actor, CaseSummary summary) {
        return actor.user().isPresent() && actor.user().equals(summary.assignee());
    }

    private List<CaseSummary> summaries(List<CaseRow> rows) {
        Map<ContactId, String> people =
                contacts.names(rows.stream().map(CaseRow::contact).distinct().toList());
        Map<UserId, Optional<String>> assignees = new HashMap<>();
        return rows.stream()
                .map(
                        row ->
                                row.summary(
                                        people.getOrDefault(row.contact(), ""),
                                        row.assignee()
                                                .flatMap(
                                                        user ->
                                                                assignees.computeIfAbsent(
                                                                        user, this::name))))
                .toList();
    }

    private Optional<String> name(UserId id) {
        return users.find(id).map(User::name);
    }

    Content content(Actor actor, CaseId id, BlobId blob) {
        return store.unit()
                .required(
                        em -> {
                            store.visible(em, actor, id);
                            boolean belongs =
                                    store.records(em, store.interactions(em, id)).stream()
                                            .anyMatch(
                                                    i ->
                                                            i.original()
                                                                            .filter(blob::equals)
                                                                            .isPresent()
                                                                    || i.attachments().stream()
                                                                            .anyMatch(
                                                                                    a ->
                                                                                            a.blob()
                                                                                                    .equals(
                                                                                                            blob)));
                            if (!belongs) {
                                throw new NotFoundException("no content " + blob + " in " + id);
                            }
                            audit.record(actor, "case.content", "case " + id, "content " + blob);
                            return blobs.get(blob);
                        });
    }

    List<Disposition> dispositions() {
        return store.unit()
                .required(
                        em ->
                                em
                                        .createQuery(
                                                "select d from DispositionEntity d order by"
                                                        + " d.position",
                                                DispositionEntity.class)
                                        .getResultList()
                                        .stream()
                                        .map(DispositionEntity::disposition)
                                        .toList());
    }

    List<CannedReply> cannedReplies(Actor actor, CaseId id) {
        return store.unit()
                .required(
                        em -> {
                            CaseEntity about = store.visible(em, actor, id);
                            Places places =
                                    new Places(
                                            Map.of(
                                                    "contact", contactName(about),
                                                    "case", id.toString(),
                                                    "subject", about.subject(),
                                                    "city", city.name().ja(),
                                                    "desk", city.deskName().ja(),
                                                    "operator", actor.name()));
                            List<CannedReply> approved = files.approvedTexts(about);
                            return (approved.isEmpty() ? cannedReplies(em) : approved)
                                    .stream().map(places::fill).toList();
                        });
    }

    private static List<CannedReply> cannedReplies(EntityManager em) {
        return em
                .createQuery(
                        "select r from CannedReplyEntity r order by r.position",
                        CannedReplyEntity.class)
                .getResultList()
                .stream()
                .map(CannedReplyEntity::text)
                .toList();
    }

    private String contactName(CaseEntity about) {
        return contacts.find(about.contact()).map(Contact::name).orElse("");
    }
}
