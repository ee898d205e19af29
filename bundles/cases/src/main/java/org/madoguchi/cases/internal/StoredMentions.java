// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.EntityManager;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.Mention;
import org.madoguchi.api.cases.Mentions;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.identity.Team;
import org.madoguchi.api.identity.Teams;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.identity.Users;
import org.madoguchi.storage.Select;
import org.madoguchi.storage.Times;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Mentions as rows beside the notes. Accounts are remembered for a moment: people type. */
@Component(service = {Mentions.class, StoredMentions.class})
public final class StoredMentions implements Mentions {
    private static final Duration FRESH = Duration.ofSeconds(10);

    /** More than a desk has; the text of a note has an end, too. */
    private static final int MOST_TOLD = 200;

    private static final String OF_USER =
            " FROM cases_mention m JOIN cases_note n ON n.id = m.note_id"
                    + " JOIN cases_case c ON c.id = n.case_id WHERE m.user_id = ?";

    private final CaseStore store;
    private final Users users;
    private final Teams teams;
    private Instant read = Instant.MIN;
    private List<User> known = List.of();

    @Activate
    public StoredMentions(
            @Reference CaseStore store, @Reference Users users, @Reference Teams teams) {
        this.store = store;
        this.users = users;
        this.teams = teams;
    }

    /**
     * Tells whom the note names; a person, because a rule that names everybody again and again
     * would be a nuisance.
     *
     * @return names of people of named teams who are not told
     */
    List<String> tell(EntityManager em, Actor actor, CaseId id, long note, String text) {
        if (actor.user().isEmpty() || text.chars().noneMatch(each -> each == '@' || each == '＠')) {
            return List.of();
        }
        Namings.Found found = new Namings(people(), teams.inUse()).in(text);
        if (found.told().size() > MOST_TOLD) {
            throw DeskTexts.rejection("mention-many", MOST_TOLD);
        }
        Set<UserId> told =
                found.told().stream()
                        .map(User::id)
                        .filter(person -> !actor.user().equals(Optional.of(person)))
                        .collect(Collectors.toSet());
        if (!told.isEmpty()) {
            told.forEach(
                    person -> em.persist(new MentionEntity(store.unit().newId(), note, person)));
            store.named(id, told);
        }
        return found.untold().stream().map(User::name).sorted().toList();
    }

    private synchronized List<User> people() {
        Instant now = store.clock().instant();
        if (read.isBefore(now.minus(FRESH))) {
            known = all().stream().filter(User::active).toList();
            read = now;
        }
        return known;
    }

    private List<User> all() {
        Actor reader = Actor.system("mentions");
        List<User> all = new ArrayList<>();
        Page<User> page;
        do {
            page = users.list(reader, new PageRequest(all.size(), PageRequest.MAX_LIMIT));
            all.addAll(page.items());
        } while (page.hasMore());
        return all;
    }

    @Override
    public long unread(Actor actor) {
        return count(actor, " AND m.read_at IS NULL");
    }

    private long count(Actor actor, String condition) {
        Optional<UserId> reader = reader(actor);
        if (reader.isEmpty()) {
            return 0;
        }
        Select<Long> count =
                Select.of(
                        "SELECT COUNT(*)" + OF_USER + condition,
                        row -> row.number(),
                        reader.get().value());
        store.unit().select(count);
        return count.first().orElse(0L);
    }

    private static Optional<UserId> reader(Actor actor) {
        return actor.may(Permission.CASE_READ) ? actor.user() : Optional.empty();
    }

    @Override
    public Page<Mention> list(Actor actor, PageRequest request) {
        Optional<UserId> reader = reader(actor);
        if (reader.isEmpty()) {
            return new Page<>(List.of(), 0, request);
        }
        Select<Mention> page =
                Select.of(
                        "SELECT m.id, c.id, c.subject, n.author_name, n.body, n.written_at,"
                                + " m.read_at"
                                + OF_USER
                                + " ORDER BY n.written_at DESC, m.id DESC"
                                + " OFFSET ? ROWS FETCH NEXT ? ROWS ONLY",
                        row ->
                                new Mention(
                                        row.number(),
                                        CaseId.ofLong(row.number()),
                                        row.text(),
                                        row.text(),
                                        row.text(),
                                        row.instant(),
                                        row.optionalInstant().isPresent()),
                        reader.get().value(),
                        (long) request.offset(),
                        (long) request.limit());
        store.unit().select(page);
        return new Page<>(page.rows(), count(actor, ""), request);
    }

    @Override
    public void readAll(Actor actor, CaseId id) {
        mark(
                actor,
                " and m.noteId in (select n.id from NoteEntity n where n.caseId = "
                        + id.asLong()
                        + ")");
    }

    @Override
    public void readAll(Actor actor) {
        mark(actor, "");
    }

    private void mark(Actor actor, String condition) {
        reader(actor)
                .ifPresent(
                        reader ->
                                store.unit()
                                        .run(
                                                em ->
                                                        em.createQuery(
                                                                        "update MentionEntity m set"
                                                                                + " m.readAt = :now"
                                                                                + " where m.userId"
                                                                                + " = :user and"
                                                                                + " m.readAt is"
                                                                                + " null"
                                                                                + condition)
                                                                .setParameter(
                                                                        "now",
                                                                        Times.column(
                                                                                store.clock()
                                                                                        .instant()))
                                                                .setParameter(
                                                                        "user", reader.value())
                                                                .executeUpdate()));
    }

    @Override
    public List<Offer> offers(Actor actor, String letters) {
        actor.require(Permission.CASE_HANDLE);
        String wanted = plain(letters);
        List<User> all = people();
        Namings namings = new Namings(all, teams.inUse());
        return Stream.concat(
                        all.stream()
                                .filter(Namings::mayRead)
                                .filter(person -> !actor.user().equals(Optional.of(person.id())))
                                .filter(
                                        person ->
                                                plain(person.name()).contains(wanted)
                                                        || person.login().startsWith(wanted))
                                .map(person -> offer(namings, person)),
                        teams.inUse().stream()
                                .map(Team::name)
                                .filter(name -> plain(name).contains(wanted))
                                .filter(namings::isClear)
                                .map(name -> new Offer(name, name, "")))
                .limit(OFFERED)
                .toList();
    }

    private static Offer offer(Namings namings, User person) {
        return new Offer(
                namings.isClear(person.name()) ? person.name() : person.login(),
                person.name(),
                person.login());
    }

    private static String plain(String words) {
        return Normalizer.normalize(words, Normalizer.Form.NFKC)
                .replaceAll("\\s", "")
                .toLowerCase(Locale.ROOT);
    }
}
