// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.casesearch.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.cases.CaseTexts;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.contact.ContactId;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.storage.StorageException;

/** Cases without a database. */
final class CasesInMemory implements CaseTexts {
    /** A case as it is now. */
    record Stored(State state, List<Part> parts) {
        Stored with(State next) {
            return new Stored(next, parts);
        }

        Stored with(Part part) {
            List<Part> more = new ArrayList<>(parts);
            more.add(part);
            return new Stored(state, more);
        }
    }

    private final Map<Long, Stored> cases = new ConcurrentSkipListMap<>();
    private final AtomicLong keys = new AtomicLong();
    private volatile boolean away;

    final List<String> read = new ArrayList<>();

    CaseId open(long number, String... words) {
        CaseId id = new CaseId(2026, number);
        State state =
                new State(
                        id,
                        1,
                        CaseState.NEW,
                        new ChannelId("email-main"),
                        new ContactId(number),
                        true,
                        Optional.empty(),
                        Set.of(),
                        Set.of(),
                        number,
                        traits(number, words.length == 0 ? "" : words[0]));
        cases.put(id.asLong(), new Stored(state, List.of()));
        return add(id, Readers.EVERYBODY, words);
    }

    CaseId add(CaseId id, Readers readers, String... words) {
        Part part = new Part("i" + keys.incrementAndGet(), readers, List.of(words));
        Stored stored = cases.get(id.asLong());
        State state = stored.state();
        change(id, state.state(), state.assignee(), state.asked(), state.lastActivityMillis() + 1);
        cases.computeIfPresent(id.asLong(), (key, now) -> now.with(part));
        return id;
    }

    void change(
            CaseId id,
            CaseState become,
            Optional<UserId> assignee,
            Set<DepartmentId> asked,
            long at) {
        cases.computeIfPresent(
                id.asLong(),
                (key, now) ->
                        now.with(
                                new State(
                                        id,
                                        now.state().revision() + 1,
                                        become,
                                        now.state().channel(),
                                        now.state().contact(),
                                        now.state().named(),
                                        assignee,
                                        asked,
                                        asked,
                                        at,
                                        now.state().traits())));
    }

    /** Opened in the order of their numbers, a minute after each other. */
    private static Traits traits(long number, String subject) {
        return new Traits(
                subject,
                Optional.empty(),
                Set.of(),
                Set.of(),
                Optional.empty(),
                Instant.ofEpochSecond(number * 60),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    void change(CaseId id, UnaryOperator<Traits> change) {
        cases.computeIfPresent(
                id.asLong(),
                (key, now) -> {
                    State state = now.state();
                    return now.with(
                            new State(
                                    id,
                                    state.revision() + 1,
                                    state.state(),
                                    state.channel(),
                                    state.contact(),
                                    state.named(),
                                    state.assignee(),
                                    state.asked(),
                                    state.owing(),
                                    state.lastActivityMillis(),
                                    change.apply(state.traits())));
                });
    }

    void forget(CaseId id) {
        cases.remove(id.asLong());
    }

    /** The database does not answer until it is back. */
    void away(boolean gone) {
        away = gone;
    }

    Collection<Stored> all() {
        return cases.values();
    }

    @Override
    public void forEachRevision(RevisionVisitor visitor) {
        reachable();
        cases.values()
                .forEach(stored -> visitor.visit(stored.state().id(), stored.state().revision()));
    }

    @Override
    public List<State> read(Collection<CaseId> ids, PartVisitor parts) {
        reachable();
        List<State> states = new ArrayList<>();
        for (CaseId id : ids) {
            Stored stored = cases.get(id.asLong());
            if (stored != null) {
                states.add(stored.state());
                for (Part part : stored.parts()) {
                    if (!parts.knows(id, part.key())) {
                        read.add(part.key());
                        parts.visit(id, part);
                    }
                }
            }
        }
        return states;
    }

    private void reachable() {
        if (away) {
            throw new StorageException("the database is away", null);
        }
    }
}
