// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.EntityManager;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.madoguchi.api.Content;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.cases.CannedReply;
import org.madoguchi.api.cases.CaseCriteria;
import org.madoguchi.api.cases.CaseFile;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseQuery;
import org.madoguchi.api.cases.CaseSearch;
import org.madoguchi.api.cases.CaseSummary;
import org.madoguchi.api.cases.CaseView;
import org.madoguchi.api.cases.Cases;
import org.madoguchi.api.cases.DeskEntry;
import org.madoguchi.api.cases.Disposition;
import org.madoguchi.api.city.City;
import org.madoguchi.api.contact.Contact;
import org.madoguchi.api.contact.ContactId;
import org.madoguchi.api.contact.Contacts;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Teams;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.identity.Users;
import org.madoguchi.api.storage.BlobId;
import org.madoguchi.api.storage.BlobStore;
import org.madoguchi.api.storage.StorageException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What people see of cases. */
@Component(service = CaseReader.class)
public final class CaseReader {
    private static final Logger log = LoggerFactory.getLogger(CaseReader.class);

    /** So many rows of a file are read at once. */
    private static final int PART = 200;

    /** So many cases that wait for their release are looked through for words. */
    private static final int MOST_FOUND = 10_000;

    private static final ContactId NOBODY = new ContactId(-1);

    private final CaseStore store;
    private final CaseFinder finder;
    private final CaseFiles files;
    private final CaseTopics topics;
    private final StoredEntries entries;
    private final Contacts contacts;
    private final Users users;
    private final BlobStore blobs;
    private final AuditTrail audit;
    private final City city;
    private final Crews crews;
    private final Approvals approvals;
    private final CaseTowns towns;

    @Activate
    public CaseReader(
            @Reference CaseStore store,
            @Reference CaseFinder finder,
            @Reference CaseFiles files,
            @Reference CaseTopics topics,
            @Reference StoredEntries entries,
            @Reference Contacts contacts,
            @Reference Users users,
            @Reference BlobStore blobs,
            @Reference AuditTrail audit,
            @Reference City city,
            @Reference Teams teams,
            @Reference Approvals approvals,
            @Reference CaseTowns towns) {
        this.store = store;
        this.finder = finder;
        this.files = files;
        this.topics = topics;
        this.entries = entries;
        this.contacts = contacts;
        this.users = users;
        this.blobs = blobs;
        this.audit = audit;
        this.city = city;
        this.approvals = approvals;
        this.towns = towns;
        this.crews = new Crews(users, teams, store.clock());
    }

    Page<CaseSummary> list(Actor actor, CaseQuery query, PageRequest request) {
        CaseFilter filter = filter(actor, query);
        if (query.view() == CaseView.TO_APPROVE) {
            List<CaseRow> rows = toApprove(actor, filter);
            return new Page<>(
                    summaries(rows.stream().skip(request.offset()).limit(request.limit()).toList()),
                    rows.size(),
                    request);
        }
        return filter.isForTheIndex() ? found(filter, request) : selected(filter, request);
    }

    private CaseFilter filter(Actor actor, CaseQuery query) {
        CaseCriteria criteria = Views.criteria(actor, query, store.clock().instant());
        return new CaseFilter(
                actor,
                query,
                criteria,
                topics.withBelow(criteria.topics()),
                askers(query, criteria),
                crews.of(actor, query),
                criteria.district().map(towns::towns).orElse(Set.of()));
    }

    /** Nobody's id where nobody fits: none at all would be anybody. */
    private Set<ContactId> askers(CaseQuery query, CaseCriteria criteria) {
        Set<ContactId> person = query.contact().map(contacts::sameAs).orElse(Set.of());
        if (criteria.asker().isBlank()) {
            return person;
        }
        Set<ContactId> askers = new HashSet<>(contacts.staff(criteria.asker()));
        if (query.contact().isPresent()) {
            askers.retainAll(person);
        }
        return askers.isEmpty() ? Set.of(NOBODY) : askers;
    }

    /** Few at any time: each is looked at whether it is this person's turn. */
    private List<CaseRow> toApprove(Actor actor, CaseFilter filter) {
        Set<CaseId> mine = approvals.cases(actor);
        if (mine.isEmpty()) {
            return List.of();
        }
        if (filter.isForTheIndex()) {
            List<CaseId> found =
                    finder.findAll(filter.words(), filter.selection(), filter.order(), MOST_FOUND)
                            .cases();
            return filter.rows(store.unit(), found.stream().filter(mine::contains).toList());
        }
        return filter
                .rows(store.unit(), mine.stream().filter(id -> filter.isWanted(id)).toList())
                .stream()
                .sorted(CaseRow.OPEN_AND_NEWEST_FIRST)
                .toList();
    }

    long count(Actor actor, CaseQuery query) {
        CaseFilter filter = filter(actor, query);
        return count(actor, query, filter);
    }

    private long count(Actor actor, CaseQuery query, CaseFilter filter) {
        if (query.view() == CaseView.TO_APPROVE) {
            return toApprove(actor, filter).size();
        }
        return filter.isCountedHere()
                ? filter.count(store.unit(), store.tally())
                : finder.count(filter.words(), filter.selection());
    }

    Cases.Extract extract(Actor actor, CaseQuery query, int most) {
        CaseFilter filter = filter(actor, query);
        if (query.view() == CaseView.TO_APPROVE) {
            List<CaseId> mine =
                    toApprove(actor, filter).stream().map(CaseRow::id).limit(most).toList();
            return new Cases.Extract(mine.size(), () -> read(filter, mine));
        }
        List<CaseId> all =
                filter.isNamed()
                        ? filter.page(store.unit(), store.tally(), PageRequest.first(1))
                                .map(CaseRow::id)
                                .items()
                        : finder.findAll(filter.words(), filter.selection(), filter.order(), most)
                                .cases();
        return new Cases.Extract(all.size(), () -> read(filter, all));
    }

    private Iterator<CaseSummary> read(CaseFilter filter, List<CaseId> all) {
        return IntStream.iterate(0, from -> from < all.size(), from -> from + PART)
                .mapToObj(from -> all.subList(from, Math.min(all.size(), from + PART)))
                .flatMap(part -> summaries(filter.rows(store.unit(), part)).stream())
                .iterator();
    }

    private Page<CaseSummary> selected(CaseFilter filter, PageRequest request) {
        Page<CaseRow> page = filter.page(store.unit(), store.tally(), request);
        return new Page<>(summaries(page.items()), page.total(), request);
    }

    /**
     * The database has the last word: of the cases found, those are shown that still belong here.
     */
    private Page<CaseSummary> found(CaseFilter filter, PageRequest request) {
        CaseSearch.Hits hits =
                finder.find(filter.words(), filter.selection(), filter.order(), request);
        List<CaseRow> rows = filter.rows(store.unit(), hits.cases());
        int gone = hits.cases().size() - rows.size();
        return new Page<>(summaries(rows), hits.total() - gone, request);
    }

    Map<CaseView, Long> counts(Actor actor) {
        Map<CaseView, Long> counts = new EnumMap<>(CaseView.class);
        for (CaseView view : CaseView.values()) {
            CaseFilter filter = filter(actor, CaseQuery.of(view));
            if (view == CaseView.TO_APPROVE) {
                counts.put(view, (long) toApprove(actor, filter).size());
            } else if (filter.isCountedHere()) {
                counts.put(view, filter.count(store.unit(), store.tally()));
            } else {
                counted(filter).ifPresent(total -> counts.put(view, total));
            }
        }
        return counts;
    }

    /** A number that is not to be had at present keeps nobody from working. */
    private Optional<Long> counted(CaseFilter filter) {
        try {
            return Optional.of(finder.count(filter.words(), filter.selection()));
        } catch (StorageException e) {
            log.warn("a view is shown without its number", e);
            return Optional.empty();
        }
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
                                                                        user, this::name)),
                                        row.town().map(towns::district)))
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
        return entries.entries(DeskEntry.Kind.DISPOSITION).stream()
                .map(entry -> new Disposition(entry.code(), entry.name(), entry.retired()))
                .toList();
    }

    List<CannedReply> cannedReplies(Actor actor, CaseId id) {
        return store.unit()
                .required(
                        em -> {
                            CaseEntity about = store.visible(em, actor, id);
                            List<CannedReply> approved = files.approvedTexts(about);
                            return filled(
                                    actor,
                                    about,
                                    approved.isEmpty() ? cannedReplies(em) : approved);
                        });
    }

    /** What the administrator offers for any channel that takes any text. */
    List<CannedReply> generalTexts(EntityManager em, Actor actor, CaseEntity about) {
        return filled(actor, about, cannedReplies(em));
    }

    /** With their places filled for this case. */
    List<CannedReply> filled(Actor actor, CaseEntity about, List<CannedReply> texts) {
        Places places =
                new Places(
                        Map.of(
                                "contact", contactName(about),
                                "case", about.id().toString(),
                                "subject", about.subject(),
                                "city", city.name().ja(),
                                "desk", city.deskName().ja(),
                                "operator", actor.name()));
        return texts.stream().map(places::fill).toList();
    }

    private List<CannedReply> cannedReplies(EntityManager em) {
        return entries.entries(em, DeskEntry.Kind.CANNED_REPLY).stream()
                .filter(entry -> !entry.retired())
                .map(
                        entry ->
                                new CannedReply(
                                        entry.code(),
                                        entry.name().ja(),
                                        entry.text(),
                                        entry.category()))
                .toList();
    }

    private String contactName(CaseEntity about) {
        return contacts.find(about.contact()).map(Contact::name).orElse("");
    }
}
